import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { findText, fold, makeSearchable } from '../../src/policy/find-text.ts';

const runs = { seed: Number(process.env['FC_SEED'] ?? 42), numRuns: Number(process.env['FC_RUNS'] ?? 400) };

const found = (query: string, ...texts: readonly string[]): readonly string[] =>
  findText(texts.map(makeSearchable), query).hits.map(({ text, start, end }) => (texts[text] ?? '').slice(start, end));

for (const [query, text, hits] of [
  ['bao mat', 'Chính sách bảo mật, bảo mật.', ['bảo mật', 'bảo mật']],
  ['dong y', 'Bạn ĐỒNG Ý thì bật.', ['ĐỒNG Ý']],
  ['đồng ý', 'đồng ý, dong y', ['đồng ý']],
  ['Đồng Ý', 'đồng ý', ['đồng ý']],
  ['bảo mat', 'bảo mật', ['bảo mật']],
  ['ban', 'bán bạn ban', ['bán', 'bạn', 'ban']],
  ['bạn', 'bán bạn ban', ['bạn']],
  ['hoà', 'hòa hoà hoa', ['hòa', 'hoà']],
  ['hòa', 'HOÀ HÒA', ['HOÀ', 'HÒA']],
  ['thuỷ', 'thủy, thuyền', ['thủy']],
  ['khoẻ', 'sức khỏe', ['khỏe']],
  ['quý', 'quý khách', ['quý']],
  ['hoàng', 'Hoàng Sa', ['Hoàng']],
  ['đổi  trả', 'đổi\n trả', ['đổi\n trả']],
  ['  trả ', 'đổi trả lại', ['trả']],
  ['dữ liệu', 'du\u031B\u0303 lie\u0323\u0302u'.normalize('NFC'), ['dữ liệu']],
  ['dữ liệu', 'dữ liệu'.normalize('NFD'), ['dữ liệu'.normalize('NFD')]],
  ['dữ liệu'.normalize('NFD'), 'dữ liệu', ['dữ liệu']],
  ['sha-256', 'dấu SHA-256.', ['SHA-256']],
  ['aa', 'aaaa', ['aa', 'aa']],
  ['không có', 'Có không?', []],
  ['', 'văn bản', []],
  ['   ', 'văn bản', []],
  ['hò', 'hoà', ['ho']],
] as const) {
  test(`“${query}” finds in “${text}” ${hits.length > 0 ? hits.map((hit) => `“${hit}”`).join(', ') : 'nothing'}`, () => {
    assert.deepEqual(found(query, text), hits);
  });
}

test('hits come in the order of the texts, and none reaches from one text into the next', () => {
  assert.deepEqual(findText(['một thư', 'thư một', 'không'].map(makeSearchable), 'thư').hits,
    [{ text: 0, start: 4, end: 7 }, { text: 1, start: 0, end: 3 }]);
  assert.deepEqual(found('thư thư', 'một thư', 'thư một'), []);
});

test('the search begins at the first place that is letter for letter what was typed', () => {
  assert.equal(findText(['bán', 'bạn ban'].map(makeSearchable), 'ban').first, 2);
  assert.equal(findText(['bán', 'bạn'].map(makeSearchable), 'ban').first, 0);
  assert.equal(findText(['bán bạn'].map(makeSearchable), 'bạn').first, 0);
});

/** Letters in which marks, case, composition and blanks differ, and what folding could trip over. */
const letters = fc.constantFrom(...'aăâáàạbdđeêếoôơờhuưyqntAĂĐẾỜ ', '\n', '\u00a0', '  ', 'oà', 'òa', 'uý', 'úy', 'quý', 'İ', 'ß', 'ﬁ', '\u0301', '\u0323', '😀');
const texts = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(''));
const forms = fc.constantFrom('NFC', 'NFD', undefined).map((form) => (text: string): string => (form ? text.normalize(form) : text));

test('property: what was found folds to what was asked for, in order and without overlap', () => {
  fc.assert(fc.property(fc.array(texts, { maxLength: 4 }), texts, (all, query) => {
    let before = { text: 0, end: 0 };
    for (const hit of findText(all.map(makeSearchable), query).hits) {
      const slice = (all[hit.text] ?? '').slice(hit.start, hit.end);
      assert.equal(fold(slice, 'unmarked'), fold(query, 'unmarked').trim());
      assert.ok(hit.text > before.text || hit.start >= before.end, 'hits follow each other');
      before = hit;
    }
  }), runs);
});

test('property: what stands in a text is found, however it is typed: composed or not, in capitals, without marks', () => {
  const words = fc.array(fc.constantFrom('bảo', 'mật', 'đồng', 'ý', 'dữ', 'liệu', 'quý', 'hòa', 'nghệ', 'an', 'giỏ', 'hàng'), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(words, words, words, forms, fc.boolean(), fc.boolean(), (before, wanted, after, form, upper, unmarked) => {
    const text = [...before, ...wanted, ...after].join(' ');
    const typed = wanted.join(' ');
    const query = form(unmarked ? fold(typed, 'unmarked') : upper ? typed.toUpperCase() : typed);
    const places = findText([makeSearchable(text)], query).hits;
    const start = before.join(' ').length + 1;
    assert.ok(places.some((hit) => hit.start <= start && start < hit.end), `${query} in ${text}`);
  }), runs);
});

test('a megabyte is ready in less than a second, and searched in less', () => {
  const text = 'Cửa hàng chỉ giữ dữ liệu cần cho đơn hàng của bạn. '.repeat(20_000);
  const start = performance.now();
  const { hits } = findText([makeSearchable(text)], 'du lieu');
  assert.equal(hits.length, 20_000);
  assert.ok(performance.now() - start < 3000);
});
