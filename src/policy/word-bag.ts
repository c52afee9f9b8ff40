/**
 * A word with what stands within it (`12.000`, `20/11/2026`, `a@b.vn`), a line's end, blanks, or any one character. Vietnamese writes a
 * blank between syllables, so a syllable counts as a word. What is matched, put together again, is the text.
 */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-.,:/@_'’][\p{L}\p{M}\p{N}]+)*|\n|[^\S\n]+|[^]/gu;

const WORD = /^[\p{L}\p{M}\p{N}]/u;

export const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

export const isWord = (token: string): boolean => WORD.test(token);

/** The words of a text and how often each stands there. */
export type WordBag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

export const bagOf = (text: string): WordBag => {
  const counts = new Map<string, number>();
  let size = 0;
  for (const token of tokensOf(text)) {
    if (!isWord(token)) continue;
    const word = token.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
    size += 1;
  }
  return { counts, size };
};

/** How much two texts have in common, from 0 to 1: Dice's coefficient over their words, whatever their order. */
export const likeness = (a: WordBag, b: WordBag): number => {
  if (a.size + b.size === 0) return 0;
  const [small, large] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, count] of small.counts) shared += Math.min(count, large.counts.get(word) ?? 0);
  return 2 * shared / (a.size + b.size);
};
