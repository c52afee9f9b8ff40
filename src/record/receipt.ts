import type { RecordId, Timestamp } from './consent-record.ts';
import type { Promised } from './request-record.ts';
import { isDay } from './is-day.ts';

/** What an endpoint answers when it has durably kept a record. */
export type Receipt = {
  readonly id: RecordId;
  /** The endpoint's clock. */
  readonly received_at: Timestamp;
  /** The record's place in its subject's own sequence, from 1. */
  readonly position: number;
  /** Compact JWS (RFC 7515) that anybody can verify with the endpoint's published key. */
  readonly receipt: string;
  /** For a request: its number and by when. In an answer these stand beside the others, as `number` and `due`. */
  readonly promised?: Promised;
};

/** Characters: many times what a signature and its claims take. It is kept on the device, so an endpoint must not fill that. */
const LONGEST_RECEIPT = 16_384;

/** The number and the dates that an answer to a request adds, where they are whole. */
const readPromise = ({ number, due }: Partial<Promised>): Promised | undefined =>
  (typeof number === 'string' && number.length <= 40 && isDay(due?.answer_by) && isDay(due?.done_by)
    ? { number, due: { answer_by: due?.answer_by ?? '', done_by: due?.done_by ?? '' } } : undefined);

/**
 * Reads a receipt out of an answer's JSON.
 *
 * @returns the receipt, or `undefined` where `value` isn't one or names another record: the record then counts as
 *   received without a receipt, as the contract says.
 */
export const readReceipt = (value: unknown, id: RecordId): Receipt | undefined => {
  const { id: named, received_at, position, receipt } = (value ?? {}) as Partial<Receipt>;
  const promised = readPromise(value ?? {});
  return named === id && typeof received_at === 'string' && !Number.isNaN(Date.parse(received_at))
    && Number.isSafeInteger(position) && typeof receipt === 'string' && receipt.length <= LONGEST_RECEIPT
    ? { id, received_at, position: position as number, receipt, ...(promised && { promised }) }
    : undefined;
};
