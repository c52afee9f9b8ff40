/** What the pages told while they were shown. `early`: a screen that said received before the row of that choice was there. */
export type Told = {
  readonly violations: string[];
  readonly errors: string[];
  readonly statuses: string[];
  readonly early: string[];
};

/** One message of `watch-page.js`. `before`: when the row was last seen to say something else on that page, where it did. */
export type Message = { readonly what: string; readonly text: string; readonly before?: number };

/** A choice as it lies in the database; the moment in milliseconds since the epoch. */
export type KeptChoice = { readonly state: string; readonly receivedAt: number };

const received = /Cửa hàng đã ghi nhận|Received by the shop/;
const spoken: Readonly<Record<string, string>> = {
  'Đồng ý': 'granted', 'Không đồng ý': 'denied', 'Đã rút đồng ý': 'withdrawn',
  'Agreed': 'granted', 'Not agreed': 'denied', 'Consent withdrawn': 'withdrawn',
};

/**
 * Whether a choice lies in the database that a screen can mean by “received”: the last one of its clause, or, on a screen
 * that has not heard of the last one yet, one that came after that screen said something else. An older one is of an
 * earlier choice.
 */
const isThere = (state: string | undefined, kept: readonly KeptChoice[], before: number | undefined): boolean =>
  kept.at(-1)?.state === state || kept.some((choice) => choice.state === state && (before === undefined || choice.receivedAt >= before));

/** Listens to the pages. `keptOf` says what the database holds of a clause at that moment, in order. */
export const listenToPages = (keptOf: (clause: string) => readonly KeptChoice[]): {
  readonly told: Told;
  readonly hear: (message: Message) => void;
} => {
  const told: Told = { violations: [], errors: [], statuses: [], early: [] };
  const hear = ({ what, text, before }: Message): void => {
    if (what === 'violation') told.violations.push(text);
    if (what === 'error' || what === 'console') told.errors.push(text);
    if (what !== 'status') return;
    told.statuses.push(text);
    const [, clause = '', words = ''] = /^an-tam-(.+)-status: (.*?)(?: · |$)/.exec(text) ?? [];
    if (received.test(text) && !isThere(spoken[words], keptOf(clause), before)) told.early.push(text);
  };
  return { told, hear };
};
