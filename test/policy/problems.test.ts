import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askingClauses, type ProblemCode } from '../../src/policy/document.ts';
import { explainProblem } from '../../src/policy/explain-problem.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { FRONT_LINES, policyFile } from './nasty-markdown.ts';

const FRONT = 'document: a\nversion: 1\neffective: 2026-12-01\nlanguage: vi\nshop: S\nphone: 1900 1234';
const front = (lines: string): string => `---\n${lines}\n---\n# Tiêu đề\n`;
const changed = (from: string, to: string): string => front(FRONT.replace(from, to));
const body = (text: string): string => policyFile(`# Tiêu đề\n\n${text}\n`);
const AT = FRONT_LINES + 3;

type Row = readonly [name: string, source: string, code: ProblemCode, line: number, about?: string];

const rows: readonly Row[] = [
  ['a file without front matter', '# Tiêu đề\n', 'no-front-matter', 1],
  ['front matter that does not start on line 1', `\n${front(FRONT)}`, 'no-front-matter', 1],
  ['front matter that never ends', `---\n${FRONT}\n# Tiêu đề\n`, 'unclosed-front-matter', 1],
  ['a line that is not key: value', front(`${FRONT}\nkhông phải`), 'bad-line', 8],
  ['an empty line in the front matter', front(`${FRONT}\n\nemail: a@b.vn`), 'bad-line', 8],
  ['a key without a blank after its colon', front(`${FRONT}\nkhoá:giá trị`), 'bad-line', 8],
  ['a nested key', front(`${FRONT}\n  con: x`), 'bad-line', 8],
  ['a key twice', front(`${FRONT}\nshop: T`), 'repeated-key', 8, 'shop'],
  ...['document', 'version', 'effective', 'language', 'shop'].map((key): Row =>
    [`no ${key}`, front(FRONT.split('\n').filter((line) => !line.startsWith(key)).join('\n')), 'missing-key', 1, key]),
  ['an empty required key', changed('shop: S', 'shop:'), 'missing-key', 6, 'shop'],
  ['neither phone nor email', changed('\nphone: 1900 1234', ''), 'missing-key', 1, 'phone'],
  ['a document that is no slug', changed('document: a', 'document: Chính sách'), 'bad-value', 2, 'document'],
  ['a version of 101 characters', changed('version: 1', `version: ${'1'.repeat(101)}`), 'bad-value', 3, 'version'],
  ['a day that does not exist', changed('2026-12-01', '2026-02-30'), 'bad-value', 4, 'effective'],
  ['a day written the Vietnamese way', changed('2026-12-01', '01/12/2026'), 'bad-value', 4, 'effective'],
  ['a language that is none', changed('language: vi', 'language: tiếng Việt'), 'bad-value', 5, 'language'],
  ['a published day that is none', front(`${FRONT}\npublished: hôm qua`), 'bad-value', 8, 'published'],
  ['a country of storage in words', front(`${FRONT}\nstorage: Việt Nam`), 'bad-value', 8, 'storage'],
  ['an e-mail address that is none', front(`${FRONT}\nemail: ở đây`), 'bad-value', 8, 'email'],
  ['a slot without a value', body('Gọi {{hotline}} nhé'), 'missing-slot', AT, 'hotline'],
  ['a slot whose key is empty in the front matter', front(`${FRONT}\nkho:`).concat('\n{{kho}}'), 'missing-slot', 12, 'kho'],
  ['a slot that would fill memory', front(`${FRONT}\ndài: ${'x'.repeat(300_000)}`).concat('{{dài}}\n'.repeat(10)), 'too-large', 17, 'dài'],
  ['braces that hold no attributes', body('## Mục {abc}'), 'bad-attributes', AT, 'abc'],
  ['attributes in the middle of a heading', body('## Mục {#a} một'), 'bad-attributes', AT, 'Mục {#a} một'],
  ['attributes that never end', body('## Mục {#a'), 'bad-attributes', AT, 'Mục {#a'],
  ['an attribute twice', body('## Mục {request=see request=see}'), 'bad-attributes', AT, 'request'],
  ['two ids', body('## Mục {#a #b}'), 'bad-attributes', AT, '#'],
  ['recipients without a consent', body('## Mục {recipients="A"}'), 'bad-attributes', AT, 'recipients'],
  ['a consent without a title', body('## {consent=newsletter}'), 'bad-attributes', AT, 'title'],
  ['an unknown attribute', body('## Mục {color=red}'), 'unknown-attribute', AT, 'color'],
  ['an attribute named like a member of every object', body('## Mục {constructor=a}'), 'unknown-attribute', AT, 'constructor'],
  ['an id in capitals', body('## Mục {#Muc}'), 'bad-attribute-value', AT, '#Muc'],
  ['a consent code with a blank', body('## Mục {consent="bản tin"}'), 'bad-attribute-value', AT, 'consent'],
  ['an empty recipient', body('## Mục {consent=a recipients="A;;B"}'), 'bad-attribute-value', AT, 'recipients'],
  ['recipients that no record could hold', body(`## Mục {consent=a recipients="${Array.from({ length: 11 }, () => 'đ'.repeat(200)).join(';')}"}`), 'bad-attribute-value', AT, 'recipients'],
  ['an address of an unknown kind', body('## Mục {consent=a ask=fax}'), 'bad-attribute-value', AT, 'ask'],
  ['an edition that is no whole number', body('## Mục {consent=a edition=1.5}'), 'bad-attribute-value', AT, 'edition'],
  ['an age of nought', body('## Mục {consent=a min-age=0}'), 'bad-attribute-value', AT, 'min-age'],
  ['a request of an unknown kind', body('## Mục {request=buy}'), 'bad-attribute-value', AT, 'request'],
  ['an explicit id twice', body('## Một {#a}\n\n## Hai {#a}'), 'repeated-id', AT + 2, 'a'],
  ['a consent twice', body('## Một {consent=a}\n\n## Hai {consent=a}'), 'repeated-consent', AT + 2, 'a'],
  ['a comment in a clause that asks', body('## Một {consent=a}\n\nMỗi tuần <!-- và mỗi ngày --> một thư.'), 'hidden-text', AT, 'a'],
  ...[
    ['a definition of a link', '[Và bán địa chỉ của bạn]: /x'], ['words behind a fence', '```và bán địa chỉ của bạn\nx\n```'],
    ['letters turned about by number', 'Gửi &#x202E;yagn iỗm&#8236;.'], ['letters that nobody sees', 'Gửi\u{e0041}\u{e0042}.'], ['a blank of no width', 'Gửi\u200b thư.'],
    ['cells beyond a table\'s head', '| Gì | Ai |\n|---|---|\n| Thư | Bạn | Và bán địa chỉ |'], ['such cells without outer lines', '| Gì | Ai |\n|---|---|\nThư | Bạn | Và bán'],
    ['a second cell below a head of one', '| Gì |\n| --- |\n| Thư | Và bán địa chỉ |'], ['such a cell below a shorter row', '| Gì | Ai |\n|-|-|\nThư\n| Thư | Bạn | Và bán |'],
    ['such a cell in a quote', '> | Gì |\n> |:-|\n> | Thư | Và bán |'], ['a definition in a quote', '> [Và bán]: /x'],
  ].map(([what, text]) => [`${what} in a clause that asks`, body(`## Một {consent=a}\n\n${text}`), 'hidden-text', AT, 'a'] as const),
  ['letters turned about in a clause that asks', body('## Một {consent=a}\n\nGửi \u202eyagn iỗm\u202c.'), 'hidden-text', AT, 'a'],
  ['a consent inside the clause of another', body('## Một {consent=a}\n\n### Hai {consent=b}'), 'nested-consent', AT + 2, 'b'],
  ['a heading that holds a link', body('## [Mục](https://a.vn)'), 'ambiguous-heading', AT, '[Mục](https://a.vn)'],
  ['a heading right below an HTML tag', body('<div>\n## Mục'), 'ambiguous-heading', AT + 1],
  ['an underline below a table', body('a|b\n-|-\nc|d\n==='), 'ambiguous-heading', AT + 3],
  ['quotes in quotes, 51 of them', body(`${'> '.repeat(51)}sâu`), 'too-deep', AT],
  ['lists in lists, 51 of them', body(`${'- 1. '.repeat(26)}sâu`), 'too-deep', AT],
  ['an indentation of 51 levels', body(`${' '.repeat(408)}- sâu`), 'too-deep', AT],
  ['2,001 headings', policyFile('# a\n'.repeat(2001)), 'too-large', FRONT_LINES + 2001, 'headings'],
  ['a file that ends after its front matter', `---\n${FRONT}\n---\n \n`, 'no-text', 9],
];

describe('a policy file', () => {
  for (const [name, source, code, line, about] of rows) {
    it(`with ${name} has the problem ${code}, on line ${line}, and asks for nothing`, async () => {
      const expected = { code, line, ...about !== undefined && { about } };
      const light = await scanPolicy(source);
      assert.deepEqual(light.problems[0], expected);
      assert.deepEqual((await parsePolicy(source)).policy.problems[0], expected);
      assert.deepEqual(askingClauses(light), []);
      assert.match(explainProblem(expected, 'https://a.vn/p.md'), new RegExp(`^https://a\\.vn/p\\.md:${line}: [A-Z"{].+\\.$`));
    });
  }

  it('of more than 1 MiB is refused: it counts bytes, and shows nothing', async () => {
    const source = policyFile('đ'.repeat(600_000));
    const { problems, body: text, clauses } = await scanPolicy(source);
    assert.deepEqual({ code: problems.at(-1)?.code, text, clauses }, { code: 'too-large', text: '', clauses: [] });
    const fits = policyFile('x'.repeat(1024 * 1024 - Buffer.byteLength(policyFile(''))));
    assert.deepEqual((await scanPolicy(fits)).problems, []);
  });

  it('may hold a rule of many marks', async () => {
    assert.deepEqual((await scanPolicy(body('- '.repeat(200)))).problems, []);
  });

  it('keeps its text where slots have no value, braces and all', async () => {
    assert.match((await scanPolicy(body('Gọi {{hotline}}'))).body, /Gọi \{\{hotline\}\}/);
  });

  it('in a page that may not hash is read all the same, and asks for nothing', async (test) => {
    test.mock.getter(globalThis.crypto, 'subtle', () => undefined);
    const policy = await scanPolicy(body('## Tin {consent=newsletter}'));
    assert.deepEqual(policy.problems, [{ code: 'insecure-context', line: 1 }]);
    assert.equal(policy.sha256, undefined);
    assert.equal(policy.clauses[1]?.consent?.purpose, 'newsletter');
    assert.deepEqual(askingClauses(policy), []);
  });
});
