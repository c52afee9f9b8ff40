import fc from 'fast-check';
import { calmBody, nastyBody, policyFile } from './nasty-markdown.ts';

/** What an editor does to a text between two versions of it. `at` and `to` are parts of its length, from 0 to 1. */
type Revision = (body: string, at: number, to: number) => string;

const place = (length: number, part: number): number => Math.floor(part * length);

/** Works on the text's blocks, or its lines, by index. */
const on = (separator: string, change: (parts: string[], at: number, to: number) => void): Revision => (body, at, to) => {
  const parts = body.split(separator);
  change(parts, place(parts.length, at), place(parts.length, to));
  return parts.join(separator);
};

const revisions: readonly Revision[] = [
  on('\n\n', (blocks, at, to) => void blocks.splice(to, 0, ...blocks.splice(at, 1))),
  on('\n', (lines, at, to) => void lines.splice(to, 0, ...lines.splice(at, 1))),
  on('\n', (lines, at) => void lines.splice(at, 1)),
  on('\n', (lines, at, to) => void lines.splice(at, 0, lines[to] ?? '')),
  on('\n', (lines, at) => void lines.splice(at, 0, '## Mục mới {#moi}', '', 'Một điều chưa có.', '')),
  on('\n', (lines, at) => { if (lines[at]?.startsWith('#')) lines[at] += ' và thêm'; }),
  on(' ', (words, at) => void words.splice(at, 1, 'mười', 'hai')),
  on(' ', (words, at, to) => void words.splice(to, 0, ...words.splice(at, 2))),
  (body, at) => body.slice(0, place(body.length, at)),
];

const part = fc.double({ min: 0, max: 0.999, noNaN: true });
const revision = fc.tuple(fc.constantFrom(...revisions), part, part);

/** Two texts: one made from the other by an editor's hand, or two that have nothing to do with each other. */
export const twoVersions: fc.Arbitrary<readonly [before: string, after: string]> = fc.oneof(
  fc.tuple(fc.oneof(calmBody, nastyBody), fc.array(revision, { maxLength: 6 }))
    .map(([body, revised]) => [body, revised.reduce((text, [revise, at, to]) => revise(text, at, to), body)] as const),
  fc.tuple(fc.oneof(calmBody, nastyBody), fc.oneof(calmBody, nastyBody)),
).map(([before, after]) => [policyFile(before), policyFile(after)] as const);
