import { CONSENT_SCHEMA, type ConsentRecord } from '../record/consent-record.ts';
import type { HeldRecord, History } from '../record/history.ts';
import { subjectKey } from '../record/subject-key.ts';
import { accepted, refused, type Answer } from './answer.ts';
import type { Parts } from './parts.ts';
import { problem } from './problem.ts';
import { PRIVATE_ANSWER, proveReader } from './prove-reader.ts';
import type { Receipts } from './receipts.ts';
import type { StoredRow } from './storage.ts';

/** Records of one page: few enough to sign again at once, more than most people ever make. */
const PAGE = 50;

/** Beyond every position: the first page. */
const NEWEST = 2 ** 31 - 1;

const readBefore = (request: Request): number | undefined => {
  const asked = new URL(request.url).searchParams.get('before');
  if (asked === null) return NEWEST;
  return /^[1-9]\d{0,9}$/.test(asked) && Number(asked) <= NEWEST ? Number(asked) : undefined;
};

const heldRecord = async (row: StoredRow, { receiptFor }: Receipts): Promise<HeldRecord> => ({
  record: JSON.parse(row.content) as ConsentRecord,
  received_at: row.receivedAt, position: row.position, unknown_clauses: row.unknownClauses,
  receipt: (await receiptFor(row)).receipt,
});

/** `GET <endpoint>/history`: every record of the subject that proves itself, as it was received, newest first. */
export const getHistory = async (request: Request, parts: Parts): Promise<Answer<Response>> => {
  const { storage, receipts } = parts;
  const proved = await proveReader(request, parts);
  if (!proved.ok) return proved;
  const subject = proved.value;
  const before = readBefore(request);
  if (before === undefined) return refused(problem('invalid-query', { detail: 'before is a position: a whole number from 1.' }));
  // One more than is told: whether there is a next page.
  const rows = await storage.pageOf(subjectKey(subject), CONSENT_SCHEMA, before, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const history: History = {
    subject,
    records: await Promise.all(page.map((row) => heldRecord(row, receipts))),
    next: rows.length > PAGE ? page.at(-1)?.position ?? null : null,
  };
  return accepted(Response.json(history, { headers: PRIVATE_ANSWER }));
};
