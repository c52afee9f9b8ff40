import type { RecordId } from '../record/consent-record.ts';
import { readReceipt } from '../record/receipt.ts';
import { toTimestamp } from '../record/record-id.ts';
import type { Outcome, WaitReason } from './outcome.ts';
import { readRetryAfter } from './retry-delay.ts';
import type { Sendable } from './sendable.ts';

/** What one try came to. `hold`: milliseconds that the endpoint asked us to stay away, 0 where it didn't. */
export type Answer =
  | Extract<Outcome, { is: 'received' | 'refused' }>
  | { readonly is: 'waiting'; readonly why: Exclude<WaitReason, 'unkept'>; readonly hold: number };

const refused = (status: number, code: string, reason: string): Answer => ({ is: 'refused', status, code, reason });

/** Kept on the device and shown: a sentence, however much an endpoint sends. */
const firstText = (...values: readonly unknown[]): string => `${values.find((value) => typeof value === 'string')}`.slice(0, 500);

/**
 * The contract's table of answers. A 2xx settles the record whatever its body says; the body only adds the receipt.
 *
 * @param status 0 stands for a redirect that the browser did not follow
 * @param body the answer's JSON, `undefined` where it had none
 * @param now the device's clock, milliseconds
 */
export const classifyAnswer = (id: RecordId, status: number, headers: Headers, body: unknown, now: number): Answer => {
  if (status >= 200 && status < 300) {
    const receipt = readReceipt(body, id);
    return { is: 'received', at: receipt?.received_at ?? toTimestamp(now), ...(receipt && { receipt }) };
  }
  if (status === 401 || status === 403) return { is: 'waiting', why: 'token', hold: 0 };
  if (status > 499 || [408, 425, 429].includes(status)) return { is: 'waiting', why: 'server', hold: readRetryAfter(headers, now) };
  const { code, detail, title } = (body ?? {}) as Record<string, unknown>;
  return refused(status, status < 400 ? 'redirected' : firstText(code, `http-${status}`), firstText(detail, title, ''));
};

/**
 * One POST of one record. Never throws.
 *
 * @param proof the header that proves the subject, where there is one
 */
export const postRecord = async (
  record: Sendable, proof: Record<string, string>, signal: AbortSignal,
  { endpoint, fetch: send, now }: { readonly endpoint: string; readonly fetch: typeof fetch; readonly now: () => number },
): Promise<Answer> => {
  let init: RequestInit;
  try {
    init = {
      method: 'POST',
      headers: new Headers({ 'Content-Type': 'application/json', 'Idempotency-Key': `"${record.id}"`, ...proof }),
      body: JSON.stringify(record),
      credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer', keepalive: true, signal,
    };
  } catch {
    return refused(0, 'unsendable', ''); // somebody edited the stored record: no later try could send it, and it must not block the rest
  }
  try {
    const answer = await send(endpoint, init);
    const body: unknown = await answer.json().catch(() => undefined); // no JSON, or cut off: the status alone speaks
    return classifyAnswer(record.id, answer.status, answer.headers, body, now());
  } catch {
    return { is: 'waiting', why: 'network', hold: 0 }; // no answer: it may have arrived or not, the same id asks again
  }
};
