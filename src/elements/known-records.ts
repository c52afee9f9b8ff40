import type { RememberedChoice } from '../consent/choice.ts';
import type { ToldHistory } from '../consent/fetch-history.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { ConsentRecord, Decision } from '../record/consent-record.ts';
import type { HeldRecord } from '../record/history.ts';

/** A record that this device made, and what became of it as far as the device knows. */
export type OwnRecord = { readonly choice: RememberedChoice; readonly outcome: Outcome | undefined };

/** Who knows of a record. */
export type Knowledge =
  /** This device made it, and the shop's ledger has it. */
  | { readonly is: 'both'; readonly held: HeldRecord }
  /** This device made it; of the ledger nothing is known but what the outcome says. */
  | { readonly is: 'here'; readonly outcome: Outcome | undefined }
  /** This device was told that it was received, and the ledger, whole, hasn't got it. */
  | { readonly is: 'lost' }
  /** The ledger has it, and this device doesn't remember it: another device made it. */
  | { readonly is: 'there'; readonly held: HeldRecord };

/** One record in the history of one purpose. */
export type KnownRecord = {
  readonly record: ConsentRecord;
  readonly decision: Decision;
  /** The clause's words as this device showed them. */
  readonly text: string | undefined;
  readonly outcome: Outcome | undefined;
  readonly knowledge: Knowledge;
};

const knowledgeOf = (own: OwnRecord, held: HeldRecord | undefined, told: ToldHistory | undefined): Knowledge => {
  if (held) return { is: 'both', held };
  return told?.is === 'told' && told.whole && own.outcome?.is === 'received' ? { is: 'lost' } : { is: 'here', outcome: own.outcome };
};

/**
 * Joins what this device knows of a purpose with what the endpoint told: each record once, the latest decision first.
 *
 * @param told nothing while the answer is still awaited
 */
export const knownRecords = (purpose: string, own: readonly OwnRecord[], told: ToldHistory | undefined): readonly KnownRecord[] => {
  const held = new Map((told?.is === 'told' ? told.records : []).map((each) => [each.record.id, each]));
  const known = new Map<string, KnownRecord>();
  const add = (record: ConsentRecord, rest: Omit<KnownRecord, 'record' | 'decision'>): void => {
    const decision = record.decisions.find((each) => each.purpose === purpose);
    if (decision && !known.has(record.id)) known.set(record.id, { record, decision, ...rest });
  };
  for (const each of own) {
    const { choice: { made, text }, outcome } = each;
    add(made, { text, outcome, knowledge: knowledgeOf(each, held.get(made.id), told) });
  }
  for (const each of held.values()) add(each.record, { text: undefined, outcome: undefined, knowledge: { is: 'there', held: each } });
  return [...known.values()].sort(({ record: a }, { record: b }) => (a.decided_at + a.id < b.decided_at + b.id ? 1 : -1));
};
