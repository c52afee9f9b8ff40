import { CONSENT_SCHEMA, type ConsentRecord, type PolicyReference, type Subject } from '../record/consent-record.ts';
import { newRecordId, toTimestamp } from '../record/record-id.ts';
import type { RememberedChoice } from './choice.ts';
import type { Decided } from './decide.ts';

/** Where a decision was made: on which words, in which language, on which page. */
export type Circumstances = {
  readonly policy: PolicyReference;
  /** Language of the interface, BCP 47. */
  readonly language: string;
  readonly gpc: boolean | null;
  /** Origin and path of the page. */
  readonly origin: string;
  readonly widget: string;
};

/** The record of a decision. `now` is the device's clock in milliseconds since the epoch. */
export const makeRecord = (decided: Decided, subject: Subject, { language, gpc, ...where }: Circumstances, now: number): ConsentRecord => {
  const { state, gesture, label, clause, policy, contact, declared, supersedes } = decided;
  const { purpose, id, sha256, title, recipients } = clause;
  return {
    schema: CONSENT_SCHEMA,
    id: newRecordId(now),
    decided_at: toTimestamp(now),
    subject,
    ...where,
    ...(policy && { policy }),
    ...(contact && { contact }),
    decisions: [{ purpose, state, clause: { id, sha256, title }, recipients, supersedes }],
    act: { gesture, label, default: 'off', language, declared },
    signals: { gpc },
  };
};

/** What this device remembers of a decision: the record, and the words that were on the screen. */
export const remember = ({ state, clause }: Decided, made: ConsentRecord): RememberedChoice => ({
  purpose: clause.purpose,
  state,
  record: made.id,
  decidedAt: made.decided_at,
  clause: { id: clause.id, sha256: clause.sha256, title: clause.title },
  text: clause.text,
  ...(clause.edition !== undefined && { edition: clause.edition }),
  made,
});
