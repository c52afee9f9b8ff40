import type { DiffSequence, Edit } from './diff-sequence.ts';
import { bagOf, isWord, likeness, tokensOf, type WordBag } from './word-bag.ts';

/** A stretch of text that both versions have, or one of them. */
export type Passage = { readonly is: 'same' | 'added' | 'removed'; readonly text: string };

/** Lines with less in common are replaced as a whole: single words that happen to be in both would make a riddle of them. */
const ALIKE = 0.4;

/** Pairs of lines that are compared where many lines in a row have changed; beyond, they are replaced as a block. */
const MAX_PAIRS = 2500;

/** A change and what both versions have before it. */
type Step = { readonly same: readonly string[]; readonly removed: readonly string[]; readonly added: readonly string[] };

/**
 * Compares two texts: lines first, then the words of lines that correspond. What is same and removed, put together, is `before`;
 * what is same and added is `after`.
 */
export const diffText = (before: string, after: string, diff: DiffSequence): readonly Passage[] => {
  if (before === after) return join([{ is: 'same', text: before }]);
  const [lines, others] = [linesOf(before), linesOf(after)];
  const found = diff(lines, others);
  // A name that was replaced throughout changes every line and their number not at all.
  const steps = !found && lines.length === others.length
    ? lines.map((line, index) => replaceLine(line, others[index] ?? ''))
    : stepsOf(lines, others, found);
  return join(steps.flatMap(({ same, removed, added }) => [
    { is: 'same', text: same.join('') }, ...diffLines(removed, added, diff),
  ]));
};

/** Compares two texts of one line each by their words. */
export const diffWords = (before: string, after: string, diff: DiffSequence): readonly Passage[] => {
  const [words, others] = [tokensOf(before), tokensOf(after)];
  return join(tidy(stepsOf(words, others, diff(words, others))).flatMap(({ same, removed, added }) => [
    { is: 'same', text: same.join('') }, { is: 'removed', text: removed.join('') }, { is: 'added', text: added.join('') },
  ]));
};

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Where the two differ in too much, all of the one goes and all of the other comes. */
const stepsOf = (before: readonly string[], after: readonly string[], found: readonly Edit[] | undefined): readonly Step[] => {
  const edits: readonly Edit[] = found ?? [{ is: 'removed', items: before }, { is: 'added', items: after }];
  const steps: { same: string[]; removed: string[]; added: string[] }[] = [];
  for (const { is, items } of edits) {
    const last = steps.at(-1);
    const step = is === 'same' || !last ? { same: [], removed: [], added: [] } : last;
    if (step !== last) steps.push(step);
    for (const item of items) step[is].push(item);
  }
  return steps;
};

const replaceLine = (line: string, other: string): Step =>
  (line === other ? { same: [line], removed: [], added: [] } : { same: [], removed: [line], added: [other] });

/** Lines that were changed keep their words; the others go or come as a whole. */
const diffLines = (removed: readonly string[], added: readonly string[], diff: DiffSequence): readonly Passage[] => {
  const passages: Passage[] = [];
  const replace = (gone: readonly string[], come: readonly string[]): void => {
    passages.push({ is: 'removed', text: gone.join('') }, { is: 'added', text: come.join('') });
  };
  let [i, j] = [0, 0];
  for (const [before, after] of pairLines(removed, added)) {
    replace(removed.slice(i, before), added.slice(j, after));
    passages.push(...diffWords(removed[before] ?? '', added[after] ?? '', diff));
    [i, j] = [before + 1, after + 1];
  }
  replace(removed.slice(i), added.slice(j));
  return passages;
};

/** Which lines correspond, in their order, so that most of their words are found again. @returns indexes into both */
const pairLines = (removed: readonly string[], added: readonly string[]): readonly (readonly [number, number])[] => {
  if (removed.length * added.length > MAX_PAIRS) return [];
  const best = bestPairings(removed.map(bagOf), added.map(bagOf));
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < removed.length && j < added.length;) {
    const here = at(best, i, j);
    if (here === at(best, i + 1, j)) i += 1;
    else if (here === at(best, i, j + 1)) j += 1;
    else pairs.push([i++, j++]);
  }
  return pairs;
};

type Grid = readonly (readonly number[])[];

const at = (grid: Grid, i: number, j: number): number => grid[i]?.[j] ?? 0;

/** For each pair of places the likeness, in sum, of the best pairing of what comes from there on. */
const bestPairings = (bags: readonly WordBag[], others: readonly WordBag[]): Grid => {
  const best: number[][] = [];
  for (let i = bags.length - 1; i >= 0; i--) {
    const row: number[] = best[i] = [];
    for (let j = others.length - 1; j >= 0; j--) {
      const score = likeness(bags[i] as WordBag, others[j] as WordBag);
      row[j] = Math.max(at(best, i + 1, j), row[j + 1] ?? 0, score >= ALIKE ? score + at(best, i + 1, j + 1) : 0);
    }
  }
  return best;
};

const wordsIn = (tokens: readonly string[]): number => tokens.filter(isWord).length;
const sizeOf = ({ removed, added }: Step): number => Math.max(wordsIn(removed), wordsIn(added));

/** Joins changes with less between them than they change themselves: “36 tháng” reads better than every second word. */
const tidy = (steps: readonly Step[]): readonly Step[] => {
  const tidied: Step[] = [];
  for (let step of steps) {
    for (let last = tidied.at(-1); last && isJoined(last, step); last = tidied.at(-1)) {
      tidied.pop();
      const { same } = step;
      step = { same: last.same, removed: [...last.removed, ...same, ...step.removed], added: [...last.added, ...same, ...step.added] };
    }
    tidied.push(step);
  }
  return tidied.flatMap(trim);
};

/** What both sides of a change begin or end with has not changed. */
const trim = ({ same, removed, added }: Step): readonly Step[] => {
  const least = Math.min(removed.length, added.length);
  let head = 0;
  while (head < least && removed[head] === added[head]) head += 1;
  let tail = 0;
  while (tail < least - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail += 1;
  const end = removed.length - tail;
  return [
    { same: [...same, ...removed.slice(0, head)], removed: removed.slice(head, end), added: added.slice(head, added.length - tail) },
    { same: removed.slice(end), removed: [], added: [] },
  ];
};

const isJoined = (last: Step, step: Step): boolean => {
  if (last.removed.length + last.added.length === 0 || step.removed.length + step.added.length === 0) return false;
  const between = wordsIn(step.same);
  return !step.same.includes('\n') && between <= Math.min(sizeOf(last), sizeOf(step));
};

/** Leaves out what is empty, and lets neighbours of a kind be one. */
const join = (passages: readonly Passage[]): readonly Passage[] => {
  const joined: { is: Passage['is']; text: string }[] = [];
  for (const { is, text } of passages) {
    const last = joined.at(-1);
    if (!text) continue;
    if (last?.is === is) last.text += text;
    else joined.push({ is, text });
  }
  return joined;
};
