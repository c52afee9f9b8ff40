import type { Clause } from './document.ts';

export type ContentsEntry = {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly ContentsEntry[];
};

/**
 * The table of contents. The document's title is not in it: a first heading of level 1, where it is the only one of
 * its level. A heading goes below the nearest one before it of a higher level, also where a level is left out.
 */
export const contentsOf = (clauses: readonly Clause[]): readonly ContentsEntry[] => {
  const [first, ...rest] = clauses;
  const titled = first?.depth === 1 && rest.every(({ depth }) => depth > 1);
  const top: ContentsEntry[] = [];
  const open: { depth: number; entries: ContentsEntry[] }[] = [{ depth: 0, entries: top }];
  for (const { id, title, depth } of titled ? rest : clauses) {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const entries: ContentsEntry[] = [];
    open.at(-1)?.entries.push({ id, title, entries });
    open.push({ depth, entries });
  }
  return top;
};
