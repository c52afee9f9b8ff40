import { dayInVietnam } from '../policy/day-in-vietnam.ts';
import type { Timestamp } from '../record/consent-record.ts';
import type { Due, RequestKind } from '../record/request-record.ts';
import { addDays, addWorkingDays } from './calendar-days.ts';

type Term = {
  /** Days of the calendar. */
  readonly done: number;
  /** The same where a processor of the shop's must act too. */
  readonly withProcessor: number;
  /** By how many days it may be extended, once. */
  readonly extension: number;
};

/** Working days until the shop says that it has a request in hand. */
const ANSWER = 2;

/**
 * By when what is asked is done: Law 91/2025/QH15 with Decree 356/2025 for the rights of the person. For complaints and for
 * reports of misuse and faults no term was at hand: there it is that of an objection, as the house's own promise.
 */
const TERMS: Readonly<Record<RequestKind, Term>> = {
  see: { done: 10, withProcessor: 15, extension: 10 },
  correct: { done: 10, withProcessor: 15, extension: 10 },
  delete: { done: 20, withProcessor: 30, extension: 20 },
  restrict: { done: 15, withProcessor: 20, extension: 15 },
  object: { done: 15, withProcessor: 20, extension: 15 },
  complain: { done: 15, withProcessor: 20, extension: 15 },
  misuse: { done: 15, withProcessor: 20, extension: 15 },
  vulnerability: { done: 15, withProcessor: 20, extension: 15 },
};

/**
 * By when a request is answered and done, in days of Vietnam's calendar. The day of receipt is not counted. A last day that is
 * not a working day stays the last day: earlier is never a broken promise.
 *
 * @param receivedAt the ledger's clock
 * @param holidays YYYY-MM-DD; days that are no working days beside Saturday and Sunday
 */
export const dueDates = (kind: RequestKind, receivedAt: Timestamp, holidays: readonly string[]): Due => {
  const day = dayInVietnam(Date.parse(receivedAt));
  return { answer_by: addWorkingDays(day, ANSWER, holidays), done_by: addDays(day, TERMS[kind].done) };
};

/** The last day to which a request may be extended. */
export const latestExtension = (kind: RequestKind, receivedAt: Timestamp, withProcessor: boolean): string => {
  const { done, withProcessor: longer, extension } = TERMS[kind];
  return addDays(dayInVietnam(Date.parse(receivedAt)), (withProcessor ? longer : done) + extension);
};
