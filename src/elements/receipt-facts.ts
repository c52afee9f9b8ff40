import { checkReceipt, type ReceiptCheck } from '../record/check-receipt.ts';
import type { Timestamp } from '../record/consent-record.ts';
import { digestText } from '../record/digest.ts';
import type { KnownRecord } from './known-records.ts';

/** What the endpoint gave for a record. */
export type GivenReceipt = { readonly receivedAt: Timestamp; readonly position: number | undefined; readonly jws: string | undefined };

/** The clause's words: `same` as those that the record names by their digest, `other`, or not to be had. */
export type ClauseWords = { readonly is: 'same'; readonly text: string } | { readonly is: 'loading' | 'other' | 'missing' };

/** What a receipt is about, and what was found out about it here. */
export type ReceiptFacts = KnownRecord & {
  /** The document's title, where the page has that document. */
  readonly policyTitle: string | undefined;
  readonly given: GivenReceipt | undefined;
  readonly clause: ClauseWords;
  readonly signature: ReceiptCheck | 'checking' | 'none';
};

/** What is known at once: from the ledger where it told, else from what this device was answered. */
export const firstFacts = (known: KnownRecord, policyTitle: string | undefined): ReceiptFacts => {
  const { knowledge, outcome } = known;
  const given: GivenReceipt | undefined = 'held' in knowledge
    ? { receivedAt: knowledge.held.received_at, position: knowledge.held.position, jws: knowledge.held.receipt }
    : outcome?.is === 'received' ? { receivedAt: outcome.at, position: outcome.receipt?.position, jws: outcome.receipt?.receipt } : undefined;
  return { ...known, policyTitle, given, clause: { is: 'loading' }, signature: given?.jws ? 'checking' : 'none' };
};

/** An address under the endpoint. */
export type Below = (path: string) => URL;

/** Milliseconds after which an endpoint is taken to be silent. */
const TIME_OUT = 10_000;

const get = (address: URL): Promise<Response> => fetch(address, { credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(TIME_OUT) });

/** The words themselves, from this device or from the endpoint's archive: they are the clause's only if their digest says so. */
export const findClause = async ({ text, decision }: KnownRecord, below: Below): Promise<ClauseWords> => {
  const { sha256 } = decision.clause;
  if (text !== undefined && await digestText(text) === sha256) return { is: 'same', text };
  try {
    const answer = await get(below(`clauses/${sha256}`));
    if (!answer.ok) return { is: 'missing' };
    const told = await answer.text();
    return await digestText(told) === sha256 ? { is: 'same', text: told } : { is: 'other' };
  } catch { // no network: the words are not to be had now
    return { is: 'missing' };
  }
};

/** Whether the endpoint signed this very record, by the keys that it publishes. */
export const checkSignature = async ({ record, given }: ReceiptFacts, below: Below): Promise<ReceiptFacts['signature']> => {
  if (!given?.jws || given.position === undefined) return 'none';
  try {
    const keys: unknown = await (await get(below('keys'))).json();
    return await checkReceipt(given.jws, { record, receivedAt: given.receivedAt, position: given.position }, keys);
  } catch { // no keys to be had: nothing can be said of the signature
    return 'unchecked';
  }
};
