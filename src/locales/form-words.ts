type Act = 'granted' | 'denied' | 'withdrawn';

/** The words of pages that work without JavaScript: the forms below clauses, and what the ledger answers to them. */
export type FormWords = {
  readonly language: string;
  /** What is on the buttons. */
  readonly acts: Readonly<Record<Act, string>>;
  /** What was decided. */
  readonly states: Readonly<Record<Act, string>>;
  readonly unanswered: string;
  readonly recipients: string;
  readonly askEmail: string;
  readonly askPhone: string;
  /** Nothing was filled in. */
  readonly noEmail: string;
  readonly noPhone: string;
  readonly badEmail: string;
  readonly badPhone: string;
  readonly age: (years: number) => string;
  readonly ageNeeded: string;
  /** Stated on a receipt. */
  readonly declared: (years: number) => string;
  readonly onlyForAgreeing: string;
  readonly myChoices: string;
  readonly receipt: string;
  readonly number: (number: string) => string;
  readonly who: string;
  readonly thisDevice: string;
  readonly act: string;
  /** Which button was pressed. */
  readonly pressed: (label: string) => string;
  readonly decidedAt: string;
  readonly receivedAt: string;
  /** A moment of Viet Nam, in parts of two digits but for the year. */
  readonly moment: (hour: string, minute: string, second: string, day: string, month: string, year: string) => string;
  readonly policy: string;
  readonly version: (title: string, version: string) => string;
  readonly clause: string;
  readonly exactWords: string;
  readonly seal: string;
  readonly position: string;
  readonly place: (position: number) => string;
  readonly signature: string;
  readonly showSignature: string;
  readonly signatureNote: string;
  readonly unknownClause: string;
  readonly replaced: string;
  readonly printHint: string;
  readonly back: string;
  /** Where it isn't known to be a policy's page. */
  readonly backToShop: string;
  readonly confirmTitle: string;
  readonly confirmLead: string;
  readonly noChoices: string;
  readonly yourChoices: string;
  readonly openReceipt: string;
  /** The button that takes the device's key off this browser, what that does, and that it is done. */
  readonly clear: string;
  readonly clearNote: string;
  readonly cleared: string;
  readonly clearedNote: string;
  readonly noCookie: string;
  readonly notKeptTitle: string;
  readonly notKept: string;
  readonly reasons: Readonly<Record<string, string>>;
};
