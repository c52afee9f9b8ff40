/** The one file that knows jsdiff: all others take its edits from here. */
import { diffArrays } from 'diff';

export type Edit = { readonly is: 'same' | 'added' | 'removed'; readonly items: readonly string[] };

/** Compares two sequences, item by item; `undefined` where they differ in too much to be worth it. */
export type DiffSequence = (before: readonly string[], after: readonly string[]) => readonly Edit[] | undefined;

/** More edits than this in one comparison tell a reader nothing: it is another text. The work grows with their square. */
const MAX_EDITS = 400;

/** All comparisons together may take this many steps, well below a second; counted, not timed, so that an answer is always the same. */
const MAX_STEPS = 4_000_000;

/** Makes a comparer for one redline: its comparisons share the work that they may cost. */
export const makeDiffer = (): DiffSequence => {
  let left = MAX_STEPS;
  return (before, after) => {
    const limit = Math.min(MAX_EDITS, Math.floor(Math.sqrt(left)));
    const found = diffArrays([...before], [...after], { maxEditLength: limit });
    const edits = found?.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0) ?? limit;
    left = Math.max(0, left - edits * edits);
    return found?.map(({ added, removed, value }) => ({ is: added ? 'added' : removed ? 'removed' : 'same', items: value }));
  };
};
