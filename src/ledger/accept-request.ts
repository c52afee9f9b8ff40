import { parseRequestRecord } from '../record/parse-request.ts';
import type { Arrived } from './accept-consent.ts';
import { accepted, refused, type Answer } from './answer.ts';
import { makeRow } from './make-row.ts';
import { problem } from './problem.ts';

/**
 * Reads a request out of a body. Whoever proved to be its subject may ask for anything, on whatever words, on whatever page: no
 * request is refused for those.
 */
export const acceptRequest = (body: unknown): Answer<Arrived> => {
  const parsed = parseRequestRecord(body);
  if (!parsed.ok) return refused(problem('invalid-record', { faults: parsed.faults }));
  const { record } = parsed;
  return accepted({
    id: record.id, subject: record.subject, refuses: false, admit: async ({ receivedAt }) => accepted(makeRow(record, receivedAt)),
  });
};
