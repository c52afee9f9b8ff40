import type { Promised, RequestRecord } from '../record/request-record.ts';
import { toTimestamp } from '../record/record-id.ts';
import { dueDates } from './due-dates.ts';
import type { KeptRequest, RequestBook } from './request-book.ts';
import { numbersFor } from './request-number.ts';
import type { StoredRow } from './rows.ts';

/** What giving numbers takes. */
export type PromiseMeans = {
  readonly requests: RequestBook;
  /** YYYY-MM-DD, beside Saturdays and Sundays. */
  readonly holidays: readonly string[];
  readonly now: () => number;
};

export const requestOf = ({ content }: StoredRow): RequestRecord => JSON.parse(content) as RequestRecord;

/**
 * The number and the dates of a kept request: those that it has, or those that it gets now. A process may stop after it kept
 * a request and before it gave the number; so everybody who shows requests comes by here.
 */
export const promiseRequest = (row: StoredRow, { requests, holidays, now }: PromiseMeans): Promise<Promised> =>
  requests.promise(row, numbersFor(row.subject, row.id), dueDates(requestOf(row).kind, row.receivedAt, holidays), toTimestamp(now()));

/** A request that has its number. */
export type PromisedRequest = KeptRequest & { readonly promised: Promised };

export const withPromise = async (kept: KeptRequest, means: PromiseMeans): Promise<PromisedRequest> =>
  ({ ...kept, promised: kept.promised ?? await promiseRequest(kept.row, means) });
