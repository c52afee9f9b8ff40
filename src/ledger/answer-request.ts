import { dayInVietnam } from '../policy/day-in-vietnam.ts';
import { isDay } from '../record/is-day.ts';
import { toTimestamp } from '../record/record-id.ts';
import type { RequestEvent, RequestRecord, StandingRequest } from '../record/request-record.ts';
import { latestExtension } from './due-dates.ts';
import { requestOf, withPromise, type PromisedRequest, type PromiseMeans } from './promise-request.ts';
import { mayFollow, nextDay, presentDue, requestState } from './request-state.ts';
import { readNumber } from './request-number.ts';
import { standingRequest } from './standing-request.ts';

/** A request as the shop sees it. */
export type ShopRequest = StandingRequest & Pick<RequestRecord, 'subject' | 'contact'> & {
  /** The day that must not be missed next; absent where nothing is left to do. */
  readonly next?: string;
};

/** What the shop says. */
export type Said = {
  readonly state: RequestEvent['state'];
  /** To the person, in words. */
  readonly words: string;
  /** With `extended`: the new last day, YYYY-MM-DD. */
  readonly until?: string;
  /** A processor of the shop's must act too: the terms are longer. */
  readonly withProcessor?: boolean;
};

export type SaidOutcome =
  | { readonly is: 'said'; readonly request: ShopRequest }
  | { readonly is: 'no-number' | 'unknown-number' | 'no-words' | 'needs-day' | 'changed-meanwhile' }
  | { readonly is: 'not-possible'; readonly state: StandingRequest['state'] }
  /** Later than the rules allow, or not later than what was promised. */
  | { readonly is: 'bad-day'; readonly after: string; readonly latest: string };

/** Characters of the shop's words to a person. */
const MOST_WORDS = 4000;

const shopRequest = (request: PromisedRequest): ShopRequest => {
  const { subject, contact } = requestOf(request.row);
  const next = nextDay(request.promised.due, request.events);
  return { ...standingRequest(request), subject, ...(contact && { contact }), ...(next !== undefined && { next }) };
};

/** Every request, the most urgent first, then what is closed, newest first. */
export const listRequests = async (means: PromiseMeans): Promise<readonly ShopRequest[]> => {
  const found: ShopRequest[] = [];
  for await (const kept of means.requests.all()) found.push(shopRequest(await withPromise(kept, means)));
  const urgent = ({ next = '', received_at }: ShopRequest): string => `${next} ${received_at}`;
  const open = found.filter(({ next }) => next !== undefined).sort((a, b) => (urgent(a) < urgent(b) ? -1 : 1));
  const closed = found.filter(({ next }) => next === undefined).sort((a, b) => (a.received_at > b.received_at ? -1 : 1));
  return [...open, ...closed];
};

/** What is wrong with a day to which a request is to be extended. */
const checkDay = (
  { row, promised, events }: PromisedRequest, { until = '', withProcessor = false }: Said, today: string,
): SaidOutcome | undefined => {
  if (!isDay(until)) return { is: 'needs-day' };
  const { done_by: due } = presentDue(promised.due, events);
  const after = due > today ? due : today;
  const latest = latestExtension(requestOf(row).kind, row.receivedAt, withProcessor);
  return until > after && until <= latest ? undefined : { is: 'bad-day', after, latest };
};

const find = async (typed: string, means: PromiseMeans): Promise<PromisedRequest | undefined> => {
  const kept = await means.requests.byNumber(readNumber(typed) ?? '');
  return kept && withPromise(kept, means);
};

/**
 * Writes down what the shop says about a request, for its person to read. What was said is never changed: a correction is
 * another word after it.
 *
 * @param typed the number, as somebody typed or heard it
 */
export const answerRequest = async (typed: string, said: Said, means: PromiseMeans): Promise<SaidOutcome> => {
  if (readNumber(typed) === undefined) return { is: 'no-number' };
  const request = await find(typed, means);
  if (!request) return { is: 'unknown-number' };
  const words = said.words.trim().normalize('NFC').slice(0, MOST_WORDS);
  if (words === '') return { is: 'no-words' };
  const { row, events } = request;
  if (!mayFollow(events, said.state)) return { is: 'not-possible', state: requestState(events) };
  const wrong = said.state === 'extended' ? checkDay(request, said, dayInVietnam(means.now())) : undefined;
  if (wrong) return wrong;
  const event: RequestEvent = {
    state: said.state, words, at: toTimestamp(means.now()), ...(said.state === 'extended' && said.until !== undefined && { until: said.until }),
  };
  // If we stop here: nothing was said; repaired by saying it again.
  if (!await means.requests.say(row, event, events.length)) return { is: 'changed-meanwhile' };
  return { is: 'said', request: shopRequest({ ...request, events: [...events, event] }) };
};

/** One request by its number, as somebody typed or heard it. */
export const findRequest = async (typed: string, means: PromiseMeans): Promise<ShopRequest | undefined> => {
  const request = await find(typed, means);
  return request && shopRequest(request);
};
