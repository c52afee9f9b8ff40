import type { Subject } from '../record/consent-record.ts';
import { subjectKey } from '../record/subject-key.ts';
import { refused, type Answer } from './answer.ts';
import type { Parts } from './parts.ts';
import { problem } from './problem.ts';

/** Who asks to read, by token or device key. It draws from the bucket of the subject that it proved to be, and of no other. */
export const proveReader = async (request: Request, { identify, subjectBuckets }: Parts): Promise<Answer<Subject>> => {
  const proved = await identify(request.headers);
  if (!proved.ok) return proved;
  const wait = subjectBuckets.take(subjectKey(proved.value));
  return wait > 0 ? refused(problem('too-many-requests', { retryAfter: wait })) : proved;
};

/** Whose answer it is stands in headers that caches don't look at unless they are told. */
export const PRIVATE_ANSWER = { 'Cache-Control': 'no-store', 'Vary': 'Authorization, An-Tam-Device' };
