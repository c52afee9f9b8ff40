import type { ConsentRecord, Subject, Timestamp } from './consent-record.ts';
import type { Receipt } from './receipt.ts';

/** A record as the endpoint holds it. */
export type HeldRecord = {
  readonly record: ConsentRecord;
  readonly received_at: Timestamp;
  /** The record's place in its subject's own sequence, from 1. */
  readonly position: number;
  /** Purposes whose clause the endpoint had not published when the record came, or whose grant broke a rule: they count for nothing. */
  readonly unknown_clauses: readonly string[];
  /** The same JWS that the record was answered with. */
  readonly receipt: Receipt['receipt'];
};

/** The body of `GET <endpoint>/history`: a subject's records, newest first, a page at a time. */
export type History = {
  readonly subject: Subject;
  readonly records: readonly HeldRecord[];
  /** `?before=` of the next page; null after the last one. */
  readonly next: number | null;
};
