import type { Due, RequestEvent, RequestState } from '../record/request-record.ts';

/** The legal steps of `RequestState`, as a table. */
const STEPS: Readonly<Record<RequestState, readonly RequestEvent['state'][]>> = {
  received: ['answered', 'extended', 'done', 'declined'],
  answered: ['answered', 'extended', 'done', 'declined'],
  extended: ['answered', 'done', 'declined'],
  done: [],
  declined: [],
};

/** Where a request stands after what was said of it, in order. */
export const requestState = (events: readonly RequestEvent[]): RequestState => events.at(-1)?.state ?? 'received';

/** Whether the shop may say this next. It needs longer at most once. */
export const mayFollow = (events: readonly RequestEvent[], next: RequestEvent['state']): boolean =>
  STEPS[requestState(events)].includes(next) && !(next === 'extended' && events.some(({ state }) => state === 'extended'));

/** Its dates, with the extension that was told. */
export const presentDue = (due: Due, events: readonly RequestEvent[]): Due =>
  ({ ...due, done_by: events.find(({ until }) => until !== undefined)?.until ?? due.done_by });

/** The day that the shop must not miss next, YYYY-MM-DD; nothing where it has nothing left to do. */
export const nextDay = (due: Due, events: readonly RequestEvent[]): string | undefined => {
  const state = requestState(events);
  if (state === 'done' || state === 'declined') return undefined;
  return state === 'received' ? due.answer_by : presentDue(due, events).done_by;
};
