import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { redline, type Passage, type Redline } from '../../src/policy/redline.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { canonicalText } from '../../src/record/digest.ts';
import { policyFile } from './nasty-markdown.ts';
import { twoVersions } from './two-versions.ts';

/** The same documents at every run, so that a failure can be repeated; FC_SEED and FC_RUNS look at others. */
const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
const runs = Number(process.env['FC_RUNS'] ?? 1500);

const compare = async (before: string, after: string): Promise<Redline> => redline(await scanPolicy(before), await scanPolicy(after));

/** One of the two texts, from nothing but the passages. */
const giveBack = (sections: Redline, version: 'before' | 'after'): string => {
  const other = version === 'before' ? 'added' : 'removed';
  const textOf = (passages: readonly Passage[]): string => passages.filter(({ is }) => is !== other).map(({ text }) => text).join('');
  return sections.filter((section) => section[version]).toSorted((a, b) => (a[version]?.index ?? 0) - (b[version]?.index ?? 0))
    .map(({ head, text }) => textOf(head) + textOf(text)).join('');
};

const canonicalBody = async (source: string): Promise<string> => canonicalText((await scanPolicy(source)).body);

const marked = (passages: readonly Passage[]): string =>
  passages.map(({ is, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[is]).join('').trim();

/** A redline in short: title, what befell the clause, and its passages with `-…-` and `+…+`. */
const sketch = (sections: Redline): readonly string[] => sections.filter(({ is }) => is !== 'kept').map((section) => {
  const { is, how, title, text, stoodBehind } = section;
  return [is === 'changed' ? how.join() : is, marked(title), ...stoodBehind === undefined ? [] : [`stood behind ${stoodBehind}`],
    ...is === 'changed' && !how.includes('reworded') ? [] : [marked(text)]].join(' | ');
});

const sketched = async (before: string, after: string): Promise<readonly string[]> =>
  sketch(await compare(policyFile(before), policyFile(after)));

describe('a redline', () => {
  it('gives back both texts to the byte, whatever the two versions are', () =>
    fc.assert(fc.asyncProperty(twoVersions, async ([before, after]) => {
      const found = await compare(before, after);
      assert.equal(giveBack(found, 'before'), await canonicalBody(before));
      assert.equal(giveBack(found, 'after'), await canonicalBody(after));
    }), { seed, numRuns: runs }));

  it('is the same each time', () =>
    fc.assert(fc.asyncProperty(twoVersions, async ([before, after]) => {
      assert.deepEqual(await compare(before, after), await compare(before, after));
    }), { seed, numRuns: runs / 5 }));

  it('has each clause of both versions in it, once', () =>
    fc.assert(fc.asyncProperty(twoVersions, async ([before, after]) => {
      const found = await compare(before, after);
      for (const [version, source] of [['before', before], ['after', after]] as const) {
        const ids = found.flatMap((section) => section[version]?.clause?.id ?? []);
        assert.deepEqual(ids.toSorted(), (await scanPolicy(source)).clauses.map(({ id }) => id).toSorted());
      }
    }), { seed, numRuns: runs / 5 }));

  it('says nothing where nothing but blanks at the end of lines has changed', () =>
    fc.assert(fc.asyncProperty(twoVersions, async ([before]) => {
      assert.deepEqual(sketch(await compare(before, before.replaceAll('.\n', '. \t\n'))), []);
    }), { seed, numRuns: runs / 5 }));

  const edits: readonly (readonly [what: string, before: string, after: string, expected: readonly string[]])[] = [
    ['a word', '# A {#a}\n\nGiữ 36 tháng.', '# A {#a}\n\nGiữ 24 tháng.', ['reworded | A | Giữ -36-+24+ tháng.']],
    ['what was added, without the blank that was there', '# A {#a}\n\nMột và hai.', '# A {#a}\n\nMột, thêm và hai.', ['reworded | A | Một+, thêm+ và hai.']],
    ['figures, dates and addresses as one word each', '# A\n\nTừ 20/11/2026, giá 12.000, gửi a@b.vn', '# A\n\nTừ 21/11/2026, giá 13.000, gửi a@c.vn',
      ['reworded | A | Từ -20/11/2026, giá 12.000, gửi a@b.vn-+21/11/2026, giá 13.000, gửi a@c.vn+']],
    ['a paragraph that came', '# A\n\nMột.\n\nHai.', '# A\n\nMột.\n\nBa bốn.\n\nHai.', ['reworded | A | Một.\n\n+Ba bốn.\n\n+Hai.']],
    ['another sentence as a whole, though it shares words', '# A\n\nCửa hàng giữ số điện thoại của bạn.', '# A\n\nMỗi tuần bạn nhận một thư giới thiệu rau quả của mùa.',
      ['reworded | A | -Cửa hàng giữ số điện thoại của bạn.\n-+Mỗi tuần bạn nhận một thư giới thiệu rau quả của mùa.\n+']],
    ['a clause that came, and one that went', '# A {#a}\n\nMột.\n\n# B {#b}\n\nHai ba.', '# A {#a}\n\nMột.\n\n# C {#c}\n\nBốn năm.',
      ['removed | -B- | -\nHai ba.\n-', 'added | +C+ | +\nBốn năm.\n+']],
    ['a clause that moved, and no other', '# A {#a}\n\n1\n\n# B {#b}\n\n2\n\n# C {#c}\n\n3\n\n# D {#d}\n\n4', '# A {#a}\n\n1\n\n# C {#c}\n\n3\n\n# D {#d}\n\n4\n\n# B {#b}\n\n2',
      ['moved | B | stood behind A']],
    ['a clause that moved with those below it, once', '# A {#a}\n\n# B {#b}\n\n## C {#c}\n\n3\n\n# D {#d}\n\n# E {#e}\n\n# F {#f}', '# A {#a}\n\n# D {#d}\n\n# E {#e}\n\n# F {#f}\n\n# B {#b}\n\n## C {#c}\n\n3',
      ['moved | B | stood behind A']],
    ['a clause of another name, by its id', '# Thư {#a}\n\nMột.', '# Bản tin {#a}\n\nMột.', ['renamed | -Thư-+Bản tin+']],
    ['a clause of another name and id, by its text', '# Thư {#a}\n\nMỗi tuần tối đa một thư.', '# Bản tin {#b}\n\nMỗi tuần tối đa hai thư.',
      ['renamed,reworded | -Thư-+Bản tin+ | Mỗi tuần tối đa -một-+hai+ thư.']],
    ['a recipient more', '# A {#a consent=b recipients="X"}\n\nMột.', '# A {#a consent=b recipients="X; Y"}\n\nMột.', ['asks | A']],
    ['no change of the shop’s own count', '# A {#a consent=b edition=1}\n\nMột.', '# A {#a consent=b edition=2}\n\nMột.', []],
    ['what stands before the first heading', 'Một.\n\n# A', 'Hai.\n\n# A', ['reworded |  | -Một.\n-+Hai.\n+']],
  ];
  for (const [what, before, after, expected] of edits) {
    it(`shows ${what}`, async () => assert.deepEqual(await sketched(before, after), expected));
  }

  it('keeps the words of every line where a name was replaced throughout a long text', async () => {
    const text = (name: string): string => `# A\n\n${Array.from({ length: 500 }, (_, at) => `${name} giữ dữ liệu số ${at} của bạn.`).join('\n\n')}`;
    const [line] = await sketched(text('Quê Nhà'), text('Vườn Xưa'));
    assert.equal(line?.match(/-Quê Nhà-\+Vườn Xưa\+ giữ/g)?.length, 500);
  });

  /** A megabyte each; words from a small store, so that much is alike and nothing is the same. */
  const megabyte = (block: (index: number) => string): string => {
    const blocks: string[] = [];
    for (let [index, size] = [0, 0]; size < 1_000_000; index++) size += blocks.push(block(index)) && Buffer.byteLength(blocks.at(-1) ?? '') + 2;
    return Buffer.from(policyFile(blocks.join('\n\n'))).subarray(0, 1_048_000).toString();
  };
  const store = 'cửa hàng giữ dữ liệu của bạn trong thời gian đã nêu và chỉ dùng cho đơn này'.split(' ');
  const sentence = (from: number, length: number): string => Array.from({ length }, (_, at) => store[(from * 7 + at * (from % 5 + 1)) % store.length]).join(' ');
  const large: readonly (readonly [what: string, block: (index: number) => string, other: (index: number) => string])[] = [
    ['a word in each paragraph', (at) => `Đoạn ${at}: ${sentence(1, 80)}`, (at) => `Đoạn ${at}: ${sentence(1, 40)} thêm ${sentence(1, 40)}`],
    ['every paragraph, all alike', (at) => sentence(at, 90), (at) => sentence(at + 3, 90)],
    ['every clause’s id, all alike', (at) => `## Mục ${at} {#a-${at}}\n\n${sentence(at, 100)}`, (at) => `## Điều ${at} {#b-${at}}\n\n${sentence(at + 1, 100)}`],
    ['the order of all clauses', (at) => `## Mục ${at} {#a-${at}}\n\n${sentence(at, 100)}`, (at) => `## Mục ${at} {#a-${(at * 611) % 2003}}\n\n${sentence(at, 100)}`],
    ['one endless line', () => sentence(1, 180_000), () => sentence(2, 180_000)],
    ['long lines in every clause', (at) => `## Mục ${at} {#a-${at}}\n\n${sentence(at, 2000)}`, (at) => `## Mục ${at} {#a-${at}}\n\n${sentence(at + 2, 2000)}`],
    ['short lines', (at) => `${at % 7}\n`.repeat(50), (at) => `${at % 5}\n`.repeat(50)],
    ['marks without words', (at) => '*_#|- '.repeat(at % 20), (at) => '|*_-# '.repeat(at % 21)],
  ];
  for (const [what, block, other] of large) {
    it(`bears a megabyte with a change of ${what}`, async (t) => {
      const [before, after] = await Promise.all([scanPolicy(megabyte(block)), scanPolicy(megabyte(other))]);
      assert.ok(before.body.length > 400_000 && after.body.length > 400_000, 'neither was too large');
      const start = performance.now();
      const found = redline(before, after);
      const took = performance.now() - start;
      t.diagnostic(`${Math.round(took)} ms`);
      assert.ok(took < 5000, `${took} ms`);
      assert.equal(giveBack(found, 'before'), canonicalText(before.body));
      assert.equal(giveBack(found, 'after'), canonicalText(after.body));
    });
  }

  it('shows the two versions of the demo’s policy as an editor would', async () => {
    const read = (version: string): string => readFileSync(`content/chinh-sach-bao-mat/${version}.md`, 'utf8');
    const found = await compare(read('2026-06-01'), read('2026-11-15'));
    assert.deepEqual(found.filter(({ is }) => is !== 'kept').map(({ is, how, after }) => [after?.clause?.id, is, ...how].join(' ')), [
      'chinh-sach changed reworded', 'diem-moi added', 'chung-toi changed reworded', 'giao-hang changed reworded asks',
      'thong-ke changed reworded', 'luu-tru changed reworded', 'ai-tiep-can changed reworded', 'tren-may changed reworded',
      'quyen changed reworded', 'xem-du-lieu changed reworded', 'tre-em changed moved', 'thay-doi changed reworded']);
    assert.match(sketch(found).find((line) => line.includes('Thời gian lưu trữ')) ?? '', /trong -36-\+24\+ tháng \(báo/);
  });
});
