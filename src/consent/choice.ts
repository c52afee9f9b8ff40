import type { ClauseReference, ConsentRecord, DecisionState, RecordId, Timestamp } from '../record/consent-record.ts';

/** A clause that asks, as this room needs it: the words and what an answer must come with. */
export type AskedClause = ClauseReference & {
  readonly purpose: string;
  /** The words themselves, in the form that `sha256` is of. */
  readonly text: string;
  readonly recipients: readonly string[];
  readonly ask?: 'email' | 'phone';
  readonly edition?: number;
  readonly minAge?: number;
};

/** What a person decided about one purpose. */
export type Choice = {
  readonly purpose: string;
  readonly state: DecisionState;
  readonly record: RecordId;
  readonly decidedAt: Timestamp;
  readonly clause: ClauseReference;
  /** The clause's words as they were shown; absent for a choice that another device made. */
  readonly text?: string;
  readonly edition?: number;
  /** When the endpoint received it; only for a choice that the endpoint told of. */
  readonly receivedAt?: Timestamp;
  /** The record that says so; only for a choice made on this device. */
  readonly made?: ConsentRecord;
};

/** A choice made on this device, and the record that says so. */
export type RememberedChoice = Choice & { readonly made: ConsentRecord };

/** Where a person stands: at most one choice a purpose. */
export type Choices = ReadonlyMap<string, Choice>;

export type Standing = 'unanswered' | 'changed' | DecisionState;

/**
 * Where a choice stands on a clause's present words. A grant on other words (another digest; or another edition, where
 * both name one) is `changed`: it isn't a grant on these. A denial or a withdrawal stands whatever the words become.
 */
export const standingOn = (clause: AskedClause, choice: Choice | undefined): Standing => {
  if (!choice) return 'unanswered';
  if (choice.state !== 'granted' || choice.clause.sha256 === clause.sha256) return choice.state;
  return clause.edition !== undefined && clause.edition === choice.edition ? 'granted' : 'changed';
};

/** Where a person stands on one consent that a policy asks for: what a page's own script is told. */
export type ClauseStanding = AskedClause & {
  /** `granted` alone means yes to the words that are in force now. */
  readonly standing: Standing;
  /** What she decided, when, and on which words; nothing where she was never asked or never answered. */
  readonly choice: Choice | undefined;
};
