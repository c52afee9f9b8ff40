import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../src/cli/lint/finding.ts';
import { lintLibrary } from '../../src/cli/lint/lint-library.ts';
import { libraryOf, RETURNS, SOUND } from './sample-policies.ts';

const SOUND_FILES = { 'chinh-sach-bao-mat/2.md': SOUND, 'doi-tra/1.md': RETURNS };
const lint = async (files: Readonly<Record<string, string>>): Promise<readonly Finding[]> => lintLibrary(await libraryOf(files));

/** The line, from 1, on which some words stand. */
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

/** The sound policy with something else in the place of some words. */
const altered = (words: string | RegExp, instead: string): string => {
  const text = SOUND.replace(words, instead);
  assert.notEqual(text, SOUND, `${String(words)} stands in the sample`);
  return text;
};

const section = (id: string): RegExp => new RegExp(`#+ [^\\n]*\\{#${id}[ }][^]*?\\n\\n(?=#)|#+ [^\\n]*\\{#${id}[ }][^]*$`);

describe('lint', () => {
  it('finds the version before by a name with a % in it, encoded or not', async () => {
    for (const [name, previous] of [['100%.md', '100%.md'], ['a b.md', 'a%20b.md']] as const) {
      const present = altered('shop: Quê Nhà', `shop: Quê Nhà\nprevious: ${previous}`);
      const files = { ...SOUND_FILES, 'chinh-sach-bao-mat/2.md': present, [`chinh-sach-bao-mat/${name}`]: altered('2026-11-15', '2026-06-01') };
      assert.deepEqual(await lint(files), []);
    }
  });

  it('finds nothing in policies that are as they should be', async () => {
    assert.deepEqual(await lint(SOUND_FILES), []);
  });

  for (const [letter, about, id] of [
    ['a', 'what the data is for', 'muc-dich'], ['a', 'which data is collected', 'muc-dich'], ['b', 'used for', 'pham-vi-su-dung'],
    ['c', 'how long', 'luu-tru'], ['d', 'who may access', 'ai-tiep-can'], ['e', 'protected', 'bao-ve'], ['f', 'see', 'xem-du-lieu'],
    ['f', 'correct', 'sua-du-lieu'], ['g', 'deleting', 'xoa-du-lieu'], ['g', 'restricting', 'han-che'], ['h', 'complaints', 'khieu-nai'],
  ] as const) {
    it(`misses item ${letter}, ${about}, where the clause #${id} is gone, and says which heading would do`, async () => {
      const found = (await lint({ ...SOUND_FILES, 'chinh-sach-bao-mat/2.md': altered(section(id), '') }))
        .filter(({ code, message }) => code === 'missing-item' && message.includes(about));
      assert.deepEqual(found.map(({ level, file, line }) => ({ level, file, line })), [
        { level: 'error', file: 'chinh-sach-bao-mat/2.md', line: lineOf(SOUND, '# Chính sách') }]);
      assert.match(found[0]?.cure ?? '', /such as "##+ .*\{#.*a heading is known by/);
      assert.match(found[0]?.message ?? '', new RegExp(`item ${letter} `));
    });
  }

  for (const [what, code, text, at] of [
    ['an item whose clause is a heading alone', 'empty-item', altered('Chúng tôi giữ đơn hàng 3 năm sau khi đơn hoàn tất.', ''), '#luu-tru'],
    ['a slot without a value', 'missing-slot', altered('3 năm', '{{so-nam}} năm'), '{{so-nam}}'],
    ['a key without a value', 'empty-value', altered('email: baomat@quenha.example', 'email: baomat@quenha.example\nhours:'), 'hours:'],
    ['a heading that does not parse', 'bad-attribute-value', altered('request=see', 'request=seen'), 'request=seen'],
    ['text that is stored as letters and marks apart', 'not-nfc', altered('mã hóa', 'mã hóa'.normalize('NFD')), 'có bản dự phòng'],
    ['an anchor that is no heading', 'dead-anchor', altered('(#khieu-nai)', '(#khieu-nai-2)'), '#khieu-nai-2'],
    ['an anchor that is no heading of the other document', 'dead-anchor', altered('#hoan-tien', '#tien'), '#tien'],
    ['a document that is not there, by its address', 'broken-link', altered('/chinh-sach/doi-tra#hoan-tien', '/chinh-sach/doi-hang'), 'doi-hang'],
    ['a document that is not there, by a relative address', 'broken-link', altered('../doi-tra/1.md', '../doi-hang/'), 'doi-hang'],
    ['a document that is not there, by a relative address and an anchor', 'broken-link', altered('../doi-tra/1.md', '../doi-hang#hoan-tien'), 'doi-hang'],
    ['an anchor that is no heading of a document at a relative address', 'dead-anchor', altered('../doi-tra/1.md', '../doi-tra/#tien'), '#tien'],
    ['a document that is not there, by its file', 'broken-link', altered('../doi-tra/1.md', '../doi-tra/2.md'), 'doi-tra/2.md'],
    ['a link that a policy may not have', 'unsafe-link', altered('(#khieu-nai)', '(vbscript:run)'), 'vbscript'],
    ['a recipient whom the text does not name', 'recipient-not-named', altered('"Giao Hàng Mẫu"', '"Giao Hàng Mẫu; Bến Thủy"'), 'Bến Thủy'],
    ['sharing with nobody in particular', 'sharing-unnamed', altered(' recipients="Giao Hàng Mẫu"', ''), '#giao-hang'],
    ['an owner without an address in the text', 'owner-not-shown', altered('{{address}}, ', ''), 'address:'],
    ['an owner without an address at all', 'owner-not-shown', altered('address: 12 đường Lê Lợi, Vinh\n', '').replace('{{address}}, ', ''), '---'],
    ['a policy in another language alone', 'not-vietnamese', altered('language: vi', 'language: en'), 'language:'],
    ['a version before it that is not there', 'previous-missing', altered('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: 1.md'), 'previous:'],
    ['a version before it of another document', 'previous-other-document', altered('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: ../doi-tra/1.md'), 'previous:'],
  ] as const) {
    it(`finds ${what}, at its line, with a cure`, async () => {
      // The address that one document alone leads to is what tells where documents stand.
      const found = await lint({ 'chinh-sach-bao-mat/2.md': text, 'doi-tra/1.md': RETURNS });
      assert.deepEqual(found.map(({ code: told, file, line }) => ({ told, file, line }))
        .filter(({ told, line }) => told !== 'recipient-not-named' || line === lineOf(text, at)),
      [{ told: code, file: 'chinh-sach-bao-mat/2.md', line: lineOf(text, at) }]);
      assert.ok((found[0]?.cure ?? '').length > 10);
    });
  }

  it('takes relative addresses of documents, of versions and of files that are no text of ours', async () => {
    for (const link of ['../doi-tra/', '../doi-tra/#hoan-tien', 'doi-tra.html', '../', './', '2026-11-15/', '../mau/don.pdf', 'anh.png?a']) {
      assert.deepEqual(await lint({ ...SOUND_FILES, 'chinh-sach-bao-mat/2.md': altered('../doi-tra/1.md', link) }), [], link);
    }
  });

  it('finds HTML, which customers would read as it is typed, once a line; a comment shows nothing', async () => {
    const text = altered('hai ngày làm việc.', 'hai ngày <b>làm việc</b>.\n\n<div class="a">\nThứ Hai.\n</div>\n\n<!-- a note -->\n\nGiá < 5, *a* &lt;b&gt; `<i>`, <https://shop.example>.');
    const found = await lint({ ...SOUND_FILES, 'chinh-sach-bao-mat/2.md': text });
    assert.deepEqual(found.map(({ code, level, line }) => [code, level, line]),
      [['raw-html', 'warning', lineOf(text, '<b>')], ['raw-html', 'warning', lineOf(text, '<div')]]);
    assert.match(found[0]?.message ?? '', /^"<b>" is HTML/);
    assert.match(found[1]?.message ?? '', /^"<div>" is HTML/);
    assert.match(found[0]?.cure ?? '', /markdown/);
  });

  it('finds two versions that no "previous" joins, at the later one, wherever the files are', async () => {
    const june = altered('2026-11-15', '2026-06-01').replace('2026-11-20', '2026-06-01');
    const [found, ...more] = await lint({ ...SOUND_FILES, 'chinh-sach-bao-mat/x 1.md': june });
    assert.deepEqual([found?.code, found?.level, found?.file, found?.line, more],
      ['previous-unnamed', 'error', 'chinh-sach-bao-mat/2.md', lineOf(SOUND, 'version:'), []]);
    assert.match(found?.cure ?? '', /write "previous: x%201\.md"/);
    const joined = altered('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: x%201.md');
    assert.deepEqual(await lint({ ...SOUND_FILES, 'chinh-sach-bao-mat/2.md': joined, 'chinh-sach-bao-mat/x 1.md': june }), []);
  });

  it('finds a version that names one before the last, and leaves translations alone', async () => {
    const june = altered('2026-11-15', '2026-06-01').replace('2026-11-20', '2026-06-01');
    const later = (version: string): string => altered('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: 1.md').replace('2026-11-15', version).replace('2026-11-20', version);
    const found = await lint({ 'chinh-sach-bao-mat/1.md': june, 'chinh-sach-bao-mat/2.md': later('2026-11-15'), 'chinh-sach-bao-mat/3.md': later('2026-12-01'), 'doi-tra/1.md': RETURNS });
    assert.deepEqual(found.map(({ code, file, line }) => [code, file, line]), [['previous-unnamed', 'chinh-sach-bao-mat/3.md', lineOf(later(''), 'previous:')]]);
    assert.deepEqual(await lint({ ...SOUND_FILES, 'chinh-sach-bao-mat/en.md': altered('language: vi', 'language: en') }), []);
  });

  it('finds two versions of one name', async () => {
    const [found, ...more] = await lint({ ...SOUND_FILES, 'doi-tra/2.md': RETURNS });
    assert.deepEqual([found?.code, found?.file, found?.line, more], ['repeated-version', 'doi-tra/2.md', 3, []]);
  });

  const later = (heading: string, words = ''): Promise<readonly Finding[]> => lint({
    'chinh-sach-bao-mat/1.md': altered('2026-11-15', '2026-06-01'), 'doi-tra/1.md': RETURNS,
    'chinh-sach-bao-mat/2.md': SOUND.replace('recipients="Giao Hàng Mẫu" edition=1', heading)
      .replace('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: 1.md').replace('cho Giao Hàng Mẫu.', `cho Giao Hàng Mẫu.${words}`),
  });
  const codes = async (heading: string, words?: string): Promise<readonly string[]> => (await later(heading, words)).map(({ code, level }) => `${level} ${code}`);

  it('asks a person to look at a clause whose words changed within an edition', async () => {
    assert.deepEqual(await codes('recipients="Giao Hàng Mẫu" edition=1'), []);
    const [found] = await later('recipients="Giao Hàng Mẫu" edition=1', ' Họ gọi bạn trước khi giao.');
    assert.deepEqual([found?.level, found?.code, found?.line], ['warning', 'edition-reworded', lineOf(SOUND, '#giao-hang') + 1]);
    assert.deepEqual(await codes('recipients="Giao Hàng Mẫu" edition=2', ' Họ gọi bạn trước khi giao.'), []);
  });

  it('does not let an edition hide another recipient or another age, and lets none go back', async () => {
    assert.deepEqual(await codes('recipients="Giao Hàng Mẫu; Bến Thủy" edition=1', ' Và Bến Thủy.'), ['error edition-asks-otherwise']);
    assert.deepEqual(await codes('recipients="Giao Hàng Mẫu" edition=1 min-age=16'), ['error edition-asks-otherwise']);
    assert.deepEqual(await codes('recipients="Giao Hàng Mẫu" edition=0'), ['error edition-went-back']);
  });

  it('leaves a version that was replaced as it was agreed to', async () => {
    const found = await lint({
      ...SOUND_FILES, 'chinh-sach-bao-mat/1.md': altered(section('luu-tru'), '').replace('2026-11-15', '2026-06-01').replace('(#khieu-nai)', '(#x)'),
      'chinh-sach-bao-mat/2.md': altered('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: 1.md'),
    });
    assert.deepEqual(found, []);
  });

  it('asks the eight items of no document that is not about data', async () => {
    assert.deepEqual(await lint({ 'doi-tra/1.md': RETURNS.replace(/;.*/, '.') }), []);
  });
});
