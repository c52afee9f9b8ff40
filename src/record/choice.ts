import type { ClauseReference, DecisionState, RecordId, Subject, Timestamp } from './consent-record.ts';

/** Where a subject stands on one purpose, as the endpoint tells it (GET). */
export type StandingChoice = {
  readonly purpose: string;
  readonly state: DecisionState;
  readonly clause: ClauseReference;
  readonly decided_at: Timestamp;
  readonly received_at: Timestamp;
  readonly record: RecordId;
  /** Of the clause that the choice was given on, where that names one and the endpoint has published it. */
  readonly edition?: number;
  /**
   * Whether that clause is in force now: the same words, or the same edition of them. A grant that isn't counts for what it
   * was given on, and is none on the present words. Absent where the endpoint doesn't know what is in force.
   */
  readonly in_force?: boolean;
};

/** The body of a GET of the endpoint. */
export type Choices = {
  readonly subject: Subject;
  readonly choices: readonly StandingChoice[];
};
