import type { Clause } from './document.ts';
import type { Section } from './parse-policy.ts';

/** The clauses that end with each section, inner ones first: consents and requests stand there, after all that they are about. */
export const endingsOf = (sections: readonly Section[]): ReadonlyMap<Section, readonly Clause[]> => {
  const endings = new Map<Section, Clause[]>();
  const open: { clause: Clause; last: Section }[] = [];
  const close = (depth: number): void => {
    for (let top = open.at(-1); top && top.clause.depth >= depth; top = open.at(-1)) {
      open.pop();
      endings.set(top.last, [...endings.get(top.last) ?? [], top.clause]);
    }
  };
  for (const section of sections) {
    const { clause } = section;
    if (clause) {
      close(clause.depth);
      open.push({ clause, last: section });
      for (const outer of open) outer.last = section;
    }
  }
  close(0);
  return endings;
};
