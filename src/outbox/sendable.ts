import type { RecordId, Subject } from '../record/consent-record.ts';

/** All that this room knows of a record: its name, whose it is, and that its schema says how others read the rest. */
export type Sendable = {
  readonly id: RecordId;
  readonly schema: string;
  readonly subject: Subject;
};
