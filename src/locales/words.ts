import type { DialogWords, PastWords } from './past-words.ts';

export type { DialogWords, PastWords };

/**
 * The words of the interface. One file a language, each complete: the type below is the list, and a missing sentence is
 * a type error. This room knows no element and no document; the words of policies are never here.
 */
export type ShownWords = {
  /** BCP 47 of these words. */
  readonly language: string;
  /** A moment for people, in their own time zone. */
  readonly moment: (at: Date) => string;
  /** A day, from YYYY-MM-DD; text of another form comes back as it is. */
  readonly day: (date: string) => string;
  readonly panelTitle: string;
  readonly panelIntro: string;
  readonly unanswered: string;
  readonly granted: string;
  readonly denied: string;
  readonly withdrawn: string;
  readonly changed: string;
  readonly refuse: string;
  readonly terms: string;
  readonly recipients: string;
  /** An act could not be carried out, and nothing was decided. */
  readonly notDone: string;
  /** The policy could not be fetched. */
  readonly unreadable: string;
  /** The policy's file has an error, so no choice is taken on it. */
  readonly withheld: string;
  /** The page can't take choices: no endpoint, or one that isn't https, or who is signed in can't be learned. */
  readonly unserved: string;
};

/** What is said once somebody acts. */
export type ActingWords = {
  readonly withdrawAll: string;
  readonly clearDevice: string;
  readonly cleared: string;
  /** Some of the traces may be gone, and some not. */
  readonly clearFailed: string;
  readonly clearUnsent: (count: number) => string;
  readonly clearAnyway: string;
  /** Back from what was begun; nothing is done. */
  readonly cancel: string;
  /** The same where the question is whether to clear. */
  readonly keep: string;
  readonly retry: string;
  /** What was chosen: its receipt, its clause, and what was chosen before; and where that can't be shown. */
  readonly receipt: string;
  readonly clause: string;
  readonly history: string;
  readonly notOpened: string;
  readonly kept: string;
  readonly waiting: { readonly network: string; readonly server: string; readonly token: string; readonly unkept: string };
  readonly received: (moment: string) => string;
  readonly withoutReceipt: string;
  readonly refused: (reason: string) => string;
  /** Reasons by a problem document's code; other codes show the endpoint's own sentence. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly askEmail: string;
  readonly askPhone: string;
  /** Nothing was filled in. */
  readonly noEmail: string;
  readonly noPhone: string;
  readonly badEmail: string;
  readonly badPhone: string;
  readonly age: (years: number) => string;
  readonly ageNeeded: string;
  readonly agree: string;
  /** Beside a clause that changed: what stands, and what refusing the new words does with it. */
  readonly grantedBefore: (moment: string) => string;
  /** The wording changed within an edition: nothing is asked. */
  readonly reworded: string;
  /** The button beside a clause whose words are others than those agreed to. */
  readonly seeChanges: string;
  /** Not carried out: the screen showed somebody else's choices, or the device's. */
  readonly notYours: string;
  /** What that button opens could not be loaded. */
  readonly changesMissing: string;
};

/** What a prompt says, and what is said of a version to come. */
export type PromptWords = {
  readonly promptTitle: (count: number) => string;
  /** Decides nothing. */
  readonly later: string;
  /** Said once "later" was pressed. */
  readonly putOff: string;
  /** Every question was answered. */
  readonly answered: string;
  readonly done: string;
  readonly upcoming: (title: string, day: string) => string;
  readonly preview: string;
  /** The customer knows of the version to come. */
  readonly known: string;
};

/** What is said around a policy's text. */
export type ReaderWords = {
  readonly contents: string;
  readonly version: (version: string) => string;
  readonly published: (day: string) => string;
  readonly effective: (day: string) => string;
  readonly readingTime: (minutes: number) => string;
  /** Stands below the start of a long text until the rest has come. */
  readonly rest: string;
};

/** What a reader's aids say, which come after its first screen. */
export type ReadingWords = {
  /** Buttons that open a request under its clause. */
  readonly asks: ByKind;
  readonly print: string;
  readonly search: string;
  readonly searchFor: string;
  readonly noHit: (query: string) => string;
  /** Said where `3 / 12` is shown; `title` is the clause's. */
  readonly hit: (at: number, of: number, title: string) => string;
  readonly previousHit: string;
  readonly nextHit: string;
  readonly closeSearch: string;
  readonly textSize: string;
  /** Three steps, from the page's own size up. */
  readonly textSizes: readonly [string, string, string];
  readonly copyLink: (title: string) => string;
  readonly copied: string;
  readonly notCopied: (address: string) => string;
  readonly contact: string;
  readonly call: (phone: string) => string;
  readonly write: (email: string) => string;
  readonly fingerprint: string;
  /** The button that shows what has changed since the version before. */
  readonly comparePrevious: string;
};

/** What a reader says of a version that is published and not yet in force. */
export type ComingWords = {
  readonly coming: (day: string) => string;
  readonly readComing: string;
  readonly seeComingChanges: string;
  /** Above the coming text, and above what changes with it. */
  readonly notYet: (day: string) => string;
  readonly changesToCome: (day: string) => string;
  /** The way back to the text in force. */
  readonly backToText: string;
};

/** What a redline says around the text. */
export type ChangesWords = {
  readonly changes: string;
  readonly changesSince: (version: string) => string;
  readonly changesSinceAgreed: string;
  readonly openingChanges: string;
  /** How many clauses; not all of them are 0. */
  readonly countChanges: (changed: number, added: number, removed: number) => string;
  readonly noChanges: string;
  readonly changesLegend: string;
  readonly previousMissing: string;
  readonly agreedMissing: string;
  /** Said before and after text that the eye sees underlined, or struck through. */
  readonly addedText: string;
  readonly addedTextEnd: string;
  readonly removedText: string;
  readonly removedTextEnd: string;
  readonly addedClause: string;
  readonly removedClause: string;
  /** `behind` is the title of the clause that it stood behind; empty where it was the first. */
  readonly movedClause: (behind: string) => string;
  /** An agreement must come with something else than before. */
  readonly asksOther: string;
  /** The button that opens a stretch; 0 where it is titles alone. */
  readonly unchanged: (paragraphs: number) => string;
};

/** By what a clause with `request=` asks. */
type ByKind = Readonly<Record<'see' | 'correct' | 'delete' | 'restrict' | 'object' | 'complain' | 'misuse' | 'vulnerability', string>>;

/** What is said around a request to the shop, which comes with the first press or the first request to show. */
export type RequestWords = {
  /** Labels of the message. */
  readonly message: ByKind;
  readonly contact: string;
  readonly contactOptional: string;
  readonly noMessage: string;
  readonly longMessage: (most: number) => string;
  readonly badContact: string;
  readonly whatIsSent: string;
  readonly send: string;
  /** Nothing was sent or kept. */
  readonly notSent: string;
  readonly somebodyElse: string;
  readonly mine: string;
  readonly numbered: (number: string) => string;
  readonly unnumbered: string;
  readonly made: (moment: string) => string;
  readonly kept: string;
  readonly waiting: { readonly network: string; readonly server: string; readonly token: string; readonly unkept: string };
  readonly received: (moment: string) => string;
  readonly due: (answerBy: string, doneBy: string) => string;
  readonly doneBy: (day: string) => string;
  readonly refused: (reason: string) => string;
  readonly redirected: string;
  readonly states: Readonly<Record<'received' | 'answered' | 'extended' | 'done' | 'declined', string>>;
  /** Before the shop's own words. */
  readonly said: (moment: string) => string;
  /** The endpoint could not be asked what became of earlier requests. */
  readonly untold: string;
  readonly showHeld: string;
  readonly held: string;
  readonly heldAbout: string;
  readonly heldNothing: string;
  /** Of a choice: when, by what press, on which version of which document; and of any record, its place in the ledger. */
  readonly chosen: (moment: string) => string;
  readonly pressed: (label: string) => string;
  readonly onVersion: (title: string, version: string) => string;
  readonly place: (position: number) => string;
  readonly heldUnread: string;
  /** Name of the file, without its ending. */
  readonly heldFile: string;
  readonly download: string;
};

export type Words = ShownWords & ActingWords & ReaderWords & ReadingWords & ComingWords & ChangesWords & PromptWords & DialogWords
  & PastWords & { readonly requests: RequestWords };
