import type { Subject } from '../record/consent-record.ts';
import { toTimestamp } from '../record/record-id.ts';
import { REQUEST_SCHEMA, type StandingRequest } from '../record/request-record.ts';
import { subjectKey } from '../record/subject-key.ts';
import { accepted, type Answer } from './answer.ts';
import { describeError, type Log } from './log.ts';
import type { Parts } from './parts.ts';
import { withPromise } from './promise-request.ts';
import { PRIVATE_ANSWER, proveReader } from './prove-reader.ts';
import { standingRequest } from './standing-request.ts';

/** The export's JSON piece by piece, a record at a time: nobody's life is held in memory as a whole. */
async function* everything(subject: Subject, { storage, receipts, holidays, now }: Parts): AsyncGenerator<string, void> {
  const requests: StandingRequest[] = [];
  let before = `${JSON.stringify({ schema: 'an-tam/export/1', subject, exported_at: toTimestamp(now()) }).slice(0, -1)},"records":[`;
  for await (const row of storage.rowsOf(subjectKey(subject))) {
    const kept = row.schema === REQUEST_SCHEMA ? await storage.requests.one(row) : undefined;
    const request = kept && await withPromise(kept, { requests: storage.requests, holidays, now });
    if (request) requests.unshift(standingRequest(request));
    const { receipt } = await receipts.receiptFor(row, request?.promised);
    const note = { position: row.position, received_at: row.receivedAt, sha256: row.sha256, unknown_clauses: row.unknownClauses, receipt };
    yield `${before}${JSON.stringify(note).slice(0, -1)},"record":${row.content}}`;
    before = ',';
  }
  yield `${before === ',' ? '' : before}],"requests":${JSON.stringify(requests)}}`;
}

const streamOf = (chunks: AsyncGenerator<string, void>, first: string, log: Log): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    pull: async (controller) => {
      try {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      } catch (error) { // the answer has begun: it breaks off, so that nobody takes it for the whole
        log.error({ event: 'failed', code: 'export-broken', ...describeError(error) });
        controller.error(new Error('the export broke off'));
      }
    },
    cancel: async () => void await chunks.return(undefined),
  });
};

/**
 * GET `<endpoint>/export`: everything that is held here about the subject that proves itself: every record as it came, with
 * its receipt and what was noted of it, and every request with what became of it. Nothing else is kept of a person.
 */
export const getExport = async (request: Request, parts: Parts): Promise<Answer<Response>> => {
  const proved = await proveReader(request, parts);
  if (!proved.ok) return proved;
  const chunks = everything(proved.value, parts);
  // Before the answer begins: a database that is away is still said with a status. One that goes later breaks the JSON off.
  const first = await chunks.next();
  return accepted(new Response(streamOf(chunks, first.value ?? '', parts.log), { headers: { ...PRIVATE_ANSWER, 'Content-Type': 'application/json' } }));
};
