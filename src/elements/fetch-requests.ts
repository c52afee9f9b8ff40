import { below } from '../consent/below.ts';
import type { Requests, StandingRequest } from '../record/request-record.ts';

/** Milliseconds after which an endpoint is taken to be silent. */
const TIME_OUT = 10_000;

export const isStanding = ({ id, number, kind, made_at, received_at, due, events }: Partial<StandingRequest>): boolean =>
  [id, number, kind, made_at, received_at, due?.answer_by, due?.done_by].every((part) => typeof part === 'string') && Array.isArray(events);

/**
 * Asks the endpoint, as its subject, for something under it.
 *
 * @returns `not-offered` where the endpoint has no such thing; `undefined` where it can't be asked just now
 */
export const fetchBelow = async (
  endpoint: string, path: string, authority: Readonly<Record<string, string>>, signal: AbortSignal,
): Promise<unknown> => {
  try {
    const response = await fetch(below(endpoint, path), {
      headers: authority, cache: 'no-store', credentials: 'omit', redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_OUT)]),
    });
    if ([404, 405, 501].includes(response.status)) return 'not-offered';
    return response.status === 200 ? await response.json() as unknown : undefined;
  } catch { // no network, or not JSON: it isn't told
    return undefined;
  }
};

/** Asks the endpoint for the requests of a subject (`GET <endpoint>/requests`). */
export const fetchRequests = async (
  endpoint: string, authority: Readonly<Record<string, string>>, signal: AbortSignal,
): Promise<Requests | 'not-offered' | undefined> => {
  const told = await fetchBelow(endpoint, 'requests', authority, signal) as Requests | 'not-offered' | undefined;
  if (told === 'not-offered') return told;
  return typeof told?.subject?.id === 'string' && Array.isArray(told.requests) && told.requests.every(isStanding) ? told : undefined;
};
