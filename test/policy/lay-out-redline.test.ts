import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { layOutRedline, type Block } from '../../src/policy/lay-out-redline.ts';
import { readLine } from '../../src/policy/readable-line.ts';
import { redline, type Passage } from '../../src/policy/redline.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { policyFile } from './nasty-markdown.ts';
import { twoVersions } from './two-versions.ts';

const blocksOf = async (before: string, after: string): Promise<readonly Block[]> =>
  layOutRedline(redline(await scanPolicy(before), await scanPolicy(after)));

const marked = (passages: readonly Passage[]): string =>
  passages.map(({ is, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[is]).join('');

/** The blocks in short: `# title`, a changed paragraph with `!`, a stretch with what is in it. */
const sketch = (blocks: readonly Block[]): readonly string[] => blocks.map((block) => {
  switch (block.is) {
    case 'title': return `# ${marked(block.section.title)}`;
    case 'paragraph': return `${block.changed ? '! ' : ''}${marked(block.passages)}`;
    default: return `[${block.paragraphs}: ${sketch(block.blocks).join(' / ')}]`;
  }
});

const laidOut: readonly (readonly [what: string, before: string, after: string, expected: readonly string[]])[] = [
  ['folds what has not changed, titles and all', '# A {#a}\n\nMột.\n\n# B {#b}\n\nHai.\n\nBa.\n\n# C {#c}\n\nBốn.',
    '# A {#a}\n\nMột.\n\n# B {#b}\n\nHai.\n\nBa.\n\n# C {#c}\n\nBốn năm.',
    ['[3: # A / Một. / # B / Hai. / Ba.]', '# C', '! Bốn+ năm+.']],
  ['leaves a single paragraph between changes open', '# A\n\nGiữ một năm.\n\nHai.\n\nXóa ba ngày.', '# A\n\nGiữ hai năm.\n\nHai.\n\nXóa bốn ngày.',
    ['# A', '! Giữ -một-+hai+ năm.', 'Hai.', '! Xóa -ba-+bốn+ ngày.']],
  ['takes lines that belong together as one paragraph, and points of a list each by itself', '# A\n\nMột\nhai\n- ba\n- bốn', '# A\n\nMột\nhai\n- ba\n- năm',
    ['# A', '[2: Một hai / ba]', '! -bốn-', '! +năm+']],
  ['shows no heading’s attributes', '# A {#a}\n\nMột.', '# B {#a consent=x}\n\nMột.', ['# -A-+B+', 'Một.']],
];
for (const [what, before, after, expected] of laidOut) {
  test(what, async () => assert.deepEqual(sketch(await blocksOf(policyFile(before), policyFile(after))), expected));
}

const lines: readonly (readonly [source: string, shape: string | undefined, words: string | undefined])[] = [
  ['- **Ai nhận:** chỉ `Giao Hàng`.', 'item', 'Ai nhận: chỉ Giao Hàng.'],
  ['  * con', 'item', 'con'],
  ['2. *Lưu ý* quan trọng', 'text', '2. Lưu ý quan trọng'],
  ['> trích', 'text', 'trích'],
  ['| Dữ liệu | 36 tháng |', 'row', 'Dữ liệu · 36 tháng'],
  ['|---|---:|', undefined, undefined],
  ['xem [quyền của bạn](#quyen) và [trang này](/a.html)', 'text', 'xem quyền của bạn và trang này (/a.html)'],
  ['5 * 3 \\* 2 <!-- ghi chú -->', 'text', '5 * 3 * 2 '],
  ['   ', undefined, undefined],
];
for (const [source, shape, words] of lines) {
  test(`reads ${JSON.stringify(source)}`, () => {
    const read = readLine([{ is: 'same', text: source }]);
    assert.deepEqual([read?.shape, read?.passages.map(({ text }) => text).join('')], [shape, words]);
  });
}

test('shows marks where nothing else has changed', () => {
  const read = readLine([{ is: 'same', text: 'Giữ ' }, { is: 'added', text: '**' }, { is: 'same', text: 'kín' }, { is: 'added', text: '**' }]);
  assert.equal(marked(read?.passages ?? []), 'Giữ +**+kín+**+');
});

test('hides no word that was added or removed, whatever the two versions are', () =>
  fc.assert(fc.asyncProperty(twoVersions, async ([before, after]) => {
    const sections = redline(await scanPolicy(before), await scanPolicy(after));
    const changes = (passages: readonly Passage[], is: string): string =>
      (passages.filter((passage) => passage.is === is).map(({ text }) => text).join('').match(/[\p{L}\p{N}]/gu) ?? []).join('');
    const open = (blocks: readonly Block[]): readonly Passage[] => blocks.flatMap((block) => (block.is === 'paragraph' ? block.passages : []));
    fc.pre(!/<!--|\]\(/.test(before + after)); // comments vanish, and of a link that leads into the text only the words are shown
    for (const is of ['added', 'removed']) {
      assert.equal(changes(open(layOutRedline(sections)), is), changes(sections.flatMap(({ text }) => text), is));
    }
  }), { seed: Number(process.env['FC_SEED'] ?? 20_261_122), numRuns: Number(process.env['FC_RUNS'] ?? 500) }));
