import type { Requests } from '../record/request-record.ts';
import { subjectKey } from '../record/subject-key.ts';
import { accepted, type Answer } from './answer.ts';
import type { Parts } from './parts.ts';
import { withPromise, type PromisedRequest } from './promise-request.ts';
import { PRIVATE_ANSWER, proveReader } from './prove-reader.ts';
import { standingRequest } from './standing-request.ts';

/** A subject's newest requests, newest first, each with its number. */
const requestsOf = async (subject: string, { storage, holidays, now }: Parts): Promise<readonly PromisedRequest[]> => {
  const requests: PromisedRequest[] = [];
  const means = { requests: storage.requests, holidays, now };
  for (const kept of await storage.requests.of(subject)) requests.push(await withPromise(kept, means));
  return requests;
};

/** GET `<endpoint>/requests`: the requests of the subject that proves itself, with their numbers, dates and answers. */
export const getRequests = async (request: Request, parts: Parts): Promise<Answer<Response>> => {
  const proved = await proveReader(request, parts);
  if (!proved.ok) return proved;
  const requests = (await requestsOf(subjectKey(proved.value), parts)).map(standingRequest);
  const told: Requests = { subject: proved.value, requests };
  return accepted(Response.json(told, { headers: PRIVATE_ANSWER }));
};
