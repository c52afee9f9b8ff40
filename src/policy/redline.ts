/**
 * What has changed between two versions of one document, clause by clause and, within a clause, word by word. Clauses are found again
 * where they moved or were renamed. Nothing of either text is lost: the passages, put together, are both of them to the byte. It
 * knows no element and no words of the interface, and its work is bounded whatever the texts are.
 */
import { makeDiffer, type DiffSequence } from './diff-sequence.ts';
import { diffText, diffWords, type Passage } from './diff-text.ts';
import type { PolicyDocument } from './document.ts';
import { matchSections, type Match } from './match-sections.ts';
import { splitSections, type SourceSection } from './split-sections.ts';

export type { Passage, SourceSection };

/** `asks`: what an agreement means or must come with is another, its recipients, say. */
export type Change = 'moved' | 'renamed' | 'reworded' | 'asks';

/** A heading with its own text. Of what is added there is no `before`, of what is removed no `after`. */
export type RedlinedSection = {
  readonly is: 'kept' | 'changed' | 'added' | 'removed';
  readonly before?: SourceSection;
  readonly after?: SourceSection;
  /** What befell it; empty unless it is changed. */
  readonly how: readonly Change[];
  /** Title of the clause that it stood behind, where it moved; empty where it was the first. */
  readonly stoodBehind?: string;
  /** The heading's words, without markup and attributes. */
  readonly title: readonly Passage[];
  /** The heading's line as it stands in the file. */
  readonly head: readonly Passage[];
  /** The text below it. */
  readonly text: readonly Passage[];
};

/** In the order of the new version; what was removed stands behind what it stood behind. */
export type Redline = readonly RedlinedSection[];

/** Compares two versions. Both must be as the light scan reads them. The same two always give the same answer. */
export const redline = (before: PolicyDocument, after: PolicyDocument): Redline => {
  const diff = makeDiffer();
  const [former, present] = [splitSections(before), splitSections(after)];
  const matches = new Map(matchSections(former, present).map((match) => [match.after, match]));
  const found = new Set([...matches.values()].map((match) => match.before));
  /** What went, by what it stood behind. */
  const gone = new Map<SourceSection | undefined, SourceSection[]>();
  let anchor: SourceSection | undefined;
  for (const section of former) {
    if (found.has(section)) anchor = section;
    else gone.set(anchor, [...gone.get(anchor) ?? [], section]);
  }
  const removedBehind = (section?: SourceSection): RedlinedSection[] => (gone.get(section) ?? []).map((before) => whole('removed', before));
  return [...removedBehind(), ...present.flatMap((section) => {
    const match = matches.get(section);
    return match ? [compare(match, former, diff), ...removedBehind(match.before)] : [whole('added', section)];
  })];
};

/** A text of one version alone. */
const whole = (is: 'added' | 'removed', section: SourceSection): RedlinedSection => {
  const { clause, head, text } = section;
  const passages = (of: string): readonly Passage[] => (of ? [{ is, text: of }] : []);
  return {
    is, how: [], ...is === 'added' ? { after: section } : { before: section },
    title: passages(clause?.title ?? ''), head: passages(head), text: passages(text),
  };
};

const compare = ({ before, after, moved }: Match, former: readonly SourceSection[], diff: DiffSequence): RedlinedSection => {
  const title = diffWords(titleOf(before), titleOf(after), diff);
  const text = diffText(before.text, after.text, diff);
  const befell: Readonly<Record<Change, boolean>> = {
    moved,
    renamed: title.some(({ is }) => is !== 'same'),
    reworded: text.some((passage) => passage.is !== 'same' && /\S/.test(passage.text)),
    asks: termsOf(before) !== termsOf(after),
  };
  const how = (['moved', 'renamed', 'reworded', 'asks'] as const).filter((change) => befell[change]);
  return {
    is: how.length > 0 ? 'changed' : 'kept', before, after, how,
    ...moved && { stoodBehind: titleOf(former[before.index - 1]) },
    title, head: diffWords(before.head, after.head, diff), text,
  };
};

const titleOf = (section: SourceSection | undefined): string => section?.clause?.title ?? '';

/** What an agreement means and must come with; its edition is the shop's own count. */
const termsOf = ({ clause }: SourceSection): string => {
  const { purpose, recipients, ask, minAge } = clause?.consent ?? {};
  return JSON.stringify([purpose, recipients, ask, minAge]);
};
