/** What every dialog says. */
export type DialogWords = {
  readonly close: string;
};

type Chosen = 'granted' | 'denied' | 'withdrawn';

/** What is said of earlier choices, and on a receipt. */
export type PastWords = {
  readonly past: {
    /** Stands for `receipt` where there is none. */
    readonly record: string;
    readonly loading: string;
    /** Why only this device's own memory is shown. */
    readonly untold: string;
    readonly unproved: string;
    readonly unreachable: string;
    readonly partial: string;
    readonly askAgain: string;
    readonly empty: string;
    /** Said beside the choice that stands. */
    readonly standing: string;
    /** Who knows of a choice: this device, the shop, or both. */
    readonly both: (moment: string) => string;
    readonly there: (moment: string) => string;
    readonly lost: string;
    readonly unsure: string;
    readonly uncounted: string;
  };
  readonly sheet: {
    readonly title: string;
    /** In place of the title where the shop gave no receipt yet. */
    readonly recordTitle: string;
    readonly notYet: string;
    readonly number: (number: string) => string;
    /** To the second, in the reader's own time zone; the offset is said beside it. */
    readonly time: (at: Date) => string;
    readonly vietnamTime: string;
    readonly who: string;
    readonly device: string;
    readonly account: (name: string) => string;
    readonly contact: string;
    readonly act: string;
    /** What the press, or the form, did. Off before an agreement: the screen showed nothing as chosen. */
    readonly pressed: (label: string, state: Chosen) => string;
    readonly sentForm: (label: string, state: Chosen) => string;
    readonly declared: (years: string) => string;
    readonly decided: string;
    readonly byDevice: string;
    readonly receivedAt: string;
    readonly position: string;
    readonly place: (position: number) => string;
    readonly policy: string;
    /** The document's title, or its name where that isn't known. */
    readonly version: (title: string, version: string) => string;
    readonly policyMark: string;
    readonly clauseMark: string;
    readonly id: string;
    readonly signature: string;
    readonly checks: Readonly<Record<'checking' | 'verified' | 'wrong' | 'unchecked' | 'none', string>>;
    readonly words: string;
    readonly clause: Readonly<Record<'loading' | 'same' | 'other' | 'missing', string>>;
    /** The words are shown without their markup; what is signed has it. */
    readonly plainly: string;
    readonly print: string;
    readonly copy: string;
    readonly download: string;
    readonly copied: string;
    readonly notCopied: string;
  };
};
