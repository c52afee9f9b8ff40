import type { SourceSection } from './split-sections.ts';
import { bagOf, likeness, type WordBag } from './word-bag.ts';

/** A section of each version that is taken for the same clause. */
export type Match = { readonly before: SourceSection; readonly after: SourceSection; readonly moved: boolean };

/** Half of the words in common: below that, one clause went and another came. */
const ALIKE = 0.5;

/** Words looked up for likeness. Two versions in which so many clauses lost their ids are two documents. */
const MAX_LOOKUPS = 4_000_000;

/** Finds each clause again in the other version: by its id, and where that is gone, by what it says. In the order of the new version. */
export const matchSections = (before: readonly SourceSection[], after: readonly SourceSection[]): readonly Match[] => {
  const pairs = new Map<SourceSection, SourceSection>();
  const unmatched = new Map<string, SourceSection>();
  for (const section of before) if (!unmatched.has(idOf(section))) unmatched.set(idOf(section), section);
  for (const section of after) {
    const former = unmatched.get(idOf(section));
    if (former) pairs.set(section, former);
    unmatched.delete(idOf(section));
  }
  const taken = new Set(pairs.values());
  matchByLikeness(before.filter((section) => !taken.has(section)), after.filter((section) => !pairs.has(section)), pairs);
  return markMoved([...pairs].sort(([a], [b]) => a.index - b.index));
};

/** What stands before the first heading has an id of its own, which no heading can have. */
const idOf = ({ clause }: SourceSection): string => clause?.id ?? '';

type Candidate = { readonly former: SourceSection; readonly section: SourceSection; readonly score: number };

/** The most alike first, so that a clause which was split stays with its larger part. */
const matchByLikeness = (
  gone: readonly SourceSection[], come: readonly SourceSection[], pairs: Map<SourceSection, SourceSection>,
): void => {
  const bags = (sections: readonly SourceSection[]): readonly WordBag[] => sections.map(({ clause, text }) => bagOf(`${clause?.title ?? ''}\n${text}`));
  const [goneBags, comeBags] = [bags(gone), bags(come)];
  const lookups = gone.length * comeBags.reduce((sum, { counts }) => sum + counts.size, 0);
  if (lookups > MAX_LOOKUPS) return;
  const candidates = gone.flatMap((former, i) => come.map((section, j): Candidate =>
    ({ former, section, score: likeness(goneBags[i] as WordBag, comeBags[j] as WordBag) }))).filter(({ score }) => score >= ALIKE);
  candidates.sort((a, b) => b.score - a.score || a.former.index - b.former.index || a.section.index - b.section.index);
  const taken = new Set<SourceSection>();
  for (const { former, section } of candidates) {
    if (taken.has(former) || pairs.has(section)) continue;
    taken.add(former);
    pairs.set(section, former);
  }
};

/** As few as possible have moved: the others keep their order. Of several that moved together the first is named alone. */
const markMoved = (pairs: readonly (readonly [after: SourceSection, before: SourceSection])[]): readonly Match[] => {
  const stayed = longestRise(pairs.map(([, before]) => before.index));
  return pairs.map(([after, before], at) => {
    const [aheadAfter, aheadBefore] = pairs[at - 1] ?? [];
    const followed = aheadAfter?.index === after.index - 1 && aheadBefore?.index === before.index - 1;
    return { before, after, moved: !stayed.has(at) && (!followed || stayed.has(at - 1)) };
  });
};

/** The places of a longest rising subsequence, in n log n steps (patience sorting). */
const longestRise = (values: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1];
    tails[low] = at;
  });
  const rise = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) rise.add(at);
  return rise;
};
