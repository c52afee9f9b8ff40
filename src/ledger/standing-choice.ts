import type { StandingChoice } from '../record/choice.ts';
import type { ConsentRecord, Decision, DecisionState, Timestamp } from '../record/consent-record.ts';

/** A consent record as it was kept: of the record what deciding takes. */
export type KeptConsent = {
  readonly record: Pick<ConsentRecord, 'id' | 'decided_at' | 'decisions'>;
  readonly receivedAt: Timestamp;
  /** Purposes whose clause was not published when the record came, or whose grant broke a rule of the ledger. */
  readonly unknownClauses: readonly string[];
};

/** How far a device's clock may be ahead of the ledger's before it is not believed. */
const CLOCK_LEAVE = 5 * 60_000;

type Candidate = {
  readonly decision: Decision;
  readonly kept: KeptConsent;
  readonly at: number;
};

/** The less a state shares, the more it weighs on a tie. */
const WEIGHT: Readonly<Record<DecisionState, number>> = { granted: 0, denied: 1, withdrawn: 2 };

const runsAhead = (decided: number, received: number): boolean => decided > received + CLOCK_LEAVE;

/** When a decision counts as made, in milliseconds: the device's word, or the moment of receipt where its clock runs ahead. */
export const effectiveTime = (decidedAt: Timestamp, receivedAt: Timestamp): number => {
  const decided = Date.parse(decidedAt);
  const received = Date.parse(receivedAt);
  return runsAhead(decided, received) ? received : decided;
};

/**
 * Whether a candidate is a grant whose clock is not believed, beside a refusal that it does not name.
 *
 * @param refusals any two: where it names the one, the other decides
 */
const isOutweighed = (
  { decision: { state, supersedes }, kept: { record, receivedAt } }: Candidate, refusals: readonly Candidate[],
): boolean =>
  state === 'granted' && runsAhead(Date.parse(record.decided_at), Date.parse(receivedAt))
  && refusals.some(({ kept }) => kept.record.id !== supersedes);

const later = (a: Candidate, b: Candidate): Candidate => {
  const order = a.at - b.at || WEIGHT[a.decision.state] - WEIGHT[b.decision.state];
  // Two equal states at the same moment: either tells the same; the id decides, so that arrival never does.
  return order > 0 || (order === 0 && a.kept.record.id > b.kept.record.id) ? a : b;
};

/**
 * A record that another names as superseded can't stand, whatever its clock said and whenever it arrives. A record
 * that names itself supersedes nothing: a withdrawal must not undo itself.
 */
const standing = (candidates: readonly Candidate[]): Candidate | undefined => {
  const superseded = new Set(candidates.flatMap(({ decision: { supersedes }, kept: { record: { id } } }) =>
    supersedes === null || supersedes === id ? [] : [supersedes]));
  const left = candidates.filter(({ kept }) => !superseded.has(kept.record.id));
  // Each names another in a ring: no honest device does that; time alone decides.
  const among = left.length > 0 ? left : candidates;
  const refusals = among.filter(({ decision }) => decision.state !== 'granted').slice(0, 2);
  return among.filter((one) => !isOutweighed(one, refusals))
    .reduce<Candidate | undefined>((best, one) => (best ? later(best, one) : one), undefined);
};

/**
 * Which choice stands for each purpose, by purpose. A grant on a clause that was not published counts for nothing,
 * neither as a choice nor in what it supersedes.
 *
 * The rules are the contract's, with one refinement. The contract takes a clock more than 5 minutes ahead as the moment
 * of receipt; a grant that was decided before a withdrawal, and is delivered after it, would then undo it, and one that is
 * delivered a moment before a withdrawal would outlast it where the other device's clock is a little slow. So a grant from
 * such a clock does not outweigh any withdrawal or denial, unless it names that record in `supersedes`, or another record
 * does: an old grant can never undo a newer withdrawal.
 *
 * @param kept one subject's records, in any order
 */
export const standingChoices = (kept: readonly KeptConsent[]): readonly StandingChoice[] => {
  const byPurpose = new Map<string, Candidate[]>();
  for (const one of kept) {
    for (const decision of one.record.decisions) {
      if (decision.state === 'granted' && one.unknownClauses.includes(decision.purpose)) continue;
      const candidate = { decision, kept: one, at: effectiveTime(one.record.decided_at, one.receivedAt) };
      const others = byPurpose.get(decision.purpose);
      if (others) others.push(candidate);
      else byPurpose.set(decision.purpose, [candidate]);
    }
  }
  return [...byPurpose].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([purpose, candidates]) => {
    const found = standing(candidates);
    if (!found) return [];
    const { decision: { state, clause }, kept: { record, receivedAt } } = found;
    return [{ purpose, state, clause, decided_at: record.decided_at, received_at: receivedAt, record: record.id }];
  });
};
