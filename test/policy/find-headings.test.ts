import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findHeadings } from '../../src/policy/find-headings.ts';

/** Lines of headings, from 1; a negative one is ambiguous. */
const rows: readonly (readonly [why: string, body: string, lines: readonly number[]])[] = [
  ['headings of all levels', '# a\n## b\n###### c\n####### d\n#e', [1, 2, 3]],
  ['a heading ends a paragraph, a list and a quote', 'a\n# b\n- c\n# d\n> e\n# f', [2, 4, 6]],
  ['a heading that is indented could be text', 'a\n\n # b\n\n    # c\n\n\t# d', [-3, -5, -7]],
  ['a heading in a list item', '- a\n\n  # b', [-3]],
  ['a heading in a quote is no clause', '> # a\n> b\n# c', [3]],
  ['an underlined heading, which is to be written with #', 'a\n===\n\nb\n--\n\nc\nd\n-', [-2, -5, -9]],
  ['a rule is no underline', 'a\n- - -\n***\n\n---\n# b\n---', [6]],
  ['an escaped hash', '\\# a', []],
  ['fences of both kinds hide headings, and end at one as long', '~~~\n# a\n```\n~~~\n# b\n````\n# c\n```\n# d\n`````  \n# e', [5, 11]],
  ['a fence that never ends hides all', '```\n# a\n\n# b', []],
  ['a backtick after backticks is no fence', '```a`b\n# c', [2]],
  ['a fence that is indented, or in a list', '  ```\n# a\n- ~~~\n# b', [-1, 2, -3, 4]],
  ['a comment over blank lines', '<!-- a\n\n# b\n--> # c\n# d', [5]],
  ['the short comments', '<!-->\n# a\n<!--->\n# b\n<!-- c -->\n# d', [2, 4, 6]],
  ['a comment in a list', '- <!--\n# a', [-1, 2]],
  ['HTML that goes on over blank lines', '<pre>\n\n<?x\n\n<!X\n\n<![CDATA[\n\n<SCRIPT>', [-1, -3, -5, -7, -9]],
  ['a tag hides what follows up to a blank line', '<div>\n# a\n\n# b', [2, -2, 4]],
  ['a tag among words hides nothing', 'a <b>c</b>\n# d', [2]],
  ['an address in a list', '- <https://a.vn>\n- <a@b.vn>\n# c', [3]],
  ['a link definition may go on', '[a]: /b\n# c\n\n[d\n# e', [2, -2, 5, -5]],
  ['a definition whose title goes on over blank lines', '[a]: /b "c\n\n# d\n\n"\n\n[e]: /f\n(g\n\n# h\n)', [-1, 3, -8, 10]],
  ['a definition whose address comes later', '[a]:\n/b "c\n\n# d\n"', [-1, 4]],
  ['a comment in an HTML block', '<div>\n<!-- a\n\n# b\n-->', [-2]],
  ['a comment in the label of a definition', '[a\n<!-- b]: /c\n\n# d', [-2]],
  ['a table', 'a|b\n-|-\n# c', [3]],
  ['a line separator that is not LF', '# a\u2028b', [-1]],
  ['hashes at the end', '# a ##\n# b#\n# #', [1, 2, 3]],
];

describe('the light scan for headings', () => {
  for (const [why, body, lines] of rows) {
    it(`knows ${why}: ${JSON.stringify(body)}`, () => {
      const { headings, ambiguous } = findHeadings(body.split('\n'));
      const found = [...headings.map(({ line }) => line + 1), ...ambiguous.map((line) => -line - 1)];
      assert.deepEqual(found.sort((a, b) => Math.abs(a) - Math.abs(b)), lines);
    });
  }
});
