import type { ConsentRecord, Decision, Subject, Timestamp } from '../record/consent-record.ts';
import { parseConsentRecord, type RecordFault } from '../record/parse-record.ts';
import { accepted, refused, type Answer } from './answer.ts';
import type { PublishedAsk } from './clause-book.ts';
import { compareGrant } from './compare-grant.ts';
import { makeRow } from './make-row.ts';
import { problem } from './problem.ts';
import type { NewRow } from './rows.ts';

/** A record that parsed, whatever its schema, as the way from request to row needs it. */
export type Arrived = {
  readonly id: string;
  readonly subject: Subject;
  /** Whether it denies or withdraws something. */
  readonly refuses: boolean;
  /** The rules that only this schema has; then the row to keep. */
  readonly admit: (context: Admission) => Promise<Answer<NewRow>>;
};

export type Admission = {
  readonly receivedAt: Timestamp;
  /** The page's origin as the browser says it; absent outside browsers. */
  readonly origin: string | undefined;
  /** What they ask by digest, of these digests the published ones. */
  readonly knownClauses: (digests: readonly string[]) => Promise<ReadonlyMap<string, PublishedAsk>>;
};

/**
 * The rules of consent. What only grants is refused where its clause was never published, where it says otherwise than
 * that clause, or where the page that sent it is not the page that it names. What also denies or withdraws is always
 * kept: losing a withdrawal is worse than keeping an odd one. A grant in it that breaks a rule is marked, as is every
 * decision on an unknown clause, and a grant so marked never stands.
 */
const admitConsent = async (record: ConsentRecord, { receivedAt, origin, knownClauses }: Admission): Promise<Answer<NewRow>> => {
  const { decisions } = record;
  const published = await knownClauses(decisions.map(({ clause }) => clause.sha256));
  const isGrant = ({ state }: Decision): boolean => state === 'granted';
  // A clause that asks for another purpose proves nothing about this one.
  const isUnknown = ({ purpose, clause }: Decision): boolean => published.get(clause.sha256)?.consent.purpose !== purpose;
  const faultsOf = (decision: Decision, index: number): readonly RecordFault[] => {
    const clause = published.get(decision.clause.sha256);
    return clause && isGrant(decision) ? compareGrant(record, decision, index, clause) : [];
  };
  const isElsewhere = origin !== undefined && new URL(record.origin).origin !== origin;
  if (decisions.every(isGrant)) {
    const unknown = decisions.filter(isUnknown).map(({ purpose }) => purpose);
    if (unknown.length > 0) {
      return refused(problem('unknown-clause', { detail: `No published clause with this digest asks for: ${unknown.join(', ')}.` }));
    }
    const faults = decisions.flatMap(faultsOf);
    if (faults.length > 0) return refused(problem('clause-mismatch', { faults }));
    if (isElsewhere) return refused(problem('origin-mismatch', { detail: 'The record\'s origin is not the page\'s.' }));
  }
  const marked = decisions.filter((decision, index) =>
    isUnknown(decision) || (isGrant(decision) && (isElsewhere || faultsOf(decision, index).length > 0)));
  return accepted(makeRow(record, receivedAt, marked.map(({ purpose }) => purpose)));
};

/** Reads a consent record out of a body. */
export const acceptConsent = (body: unknown): Answer<Arrived> => {
  const parsed = parseConsentRecord(body);
  if (!parsed.ok) return refused(problem('invalid-record', { faults: parsed.faults }));
  const { record } = parsed;
  const refuses = record.decisions.some(({ state }) => state !== 'granted');
  return accepted({ id: record.id, subject: record.subject, refuses, admit: (admission) => admitConsent(record, admission) });
};
