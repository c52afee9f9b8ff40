import { dayInVietnam } from '../policy/day-in-vietnam.ts';
import type { StandingChoice } from '../record/choice.ts';
import type { PublishedDocument } from './storage.ts';

/** Whether `one` takes the place of `other`, both versions of one document, on a day. */
const supersedes = (one: PublishedDocument, other: PublishedDocument, today: string): boolean => {
  const [isHere, wasHere] = [one.effective <= today, other.effective <= today];
  if (isHere !== wasHere) return isHere;
  // Of those that have come the last; where none has, the first to come stands, as it does in the widget.
  if (one.effective !== other.effective) return isHere === one.effective > other.effective;
  return one.version > other.version;
};

/**
 * The documents in force: of each document, in each language, one version.
 *
 * @param now milliseconds since the epoch
 */
export const documentsInForce = (published: readonly PublishedDocument[], now: number): readonly PublishedDocument[] => {
  const today = dayInVietnam(now);
  const standing = new Map<string, PublishedDocument>();
  for (const one of published) {
    const key = `${one.document} ${one.language}`;
    const other = standing.get(key);
    if (!other || supersedes(one, other, today)) standing.set(key, one);
  }
  return [...standing.values()];
};

/** Whether the words that a choice was given on are in force: by their digest or, where both name one, by their edition. */
export const isInForce = (
  { purpose, clause, edition }: Pick<StandingChoice, 'purpose' | 'clause' | 'edition'>, inForce: readonly PublishedDocument[],
): boolean => inForce.some(({ clauses }) => clauses.some((asked) =>
  asked.purpose === purpose && (asked.sha256 === clause.sha256 || (edition !== undefined && asked.edition === edition))));
