import type { Context } from 'hono';
import { CONSENT_SCHEMA, MAX_RECORD_BYTES } from '../record/consent-record.ts';
import { toTimestamp } from '../record/record-id.ts';
import { REQUEST_SCHEMA } from '../record/request-record.ts';
import { subjectKey } from '../record/subject-key.ts';
import { acceptConsent, type Arrived } from './accept-consent.ts';
import { acceptRequest } from './accept-request.ts';
import { accepted, refused, type Answer } from './answer.ts';
import type { LedgerEnv, Parts } from './parts.ts';
import { problem } from './problem.ts';
import { promiseRequest } from './promise-request.ts';
import { readBody } from './read-body.ts';
import { recordBudget } from './record-budget.ts';
import { parseStrictJson } from './strict-json.ts';
import type { Appended } from './storage.ts';

/** What kinds of record are taken: the `schema` member decides who reads the rest. */
const SCHEMAS: ReadonlyMap<unknown, (body: unknown) => Answer<Arrived>> =
  new Map([[CONSENT_SCHEMA, acceptConsent], [REQUEST_SCHEMA, acceptRequest]]);

const readRecord = async (request: Request, patience: number): Promise<Answer<Arrived>> => {
  const text = await readBody(request, MAX_RECORD_BYTES, patience);
  if (!text.ok) return text;
  const body = parseStrictJson(text.value);
  if (!body.ok) return body;
  const { schema } = (body.value ?? {}) as { readonly schema?: unknown };
  const accept = SCHEMAS.get(schema);
  if (accept) return accept(body.value);
  return typeof schema === 'string'
    ? refused(problem('unknown-schema', { detail: `Known: ${[...SCHEMAS.keys()].join(', ')}.` }))
    : acceptConsent(body.value);
};

/** The key is the record's id as a structured-field string (RFC 9651 §3.3.3): quoted. */
const checkIdempotencyKey = (request: Request, { id }: Arrived): Answer<undefined> => {
  const key = request.headers.get('Idempotency-Key');
  if (key === null) return refused(problem('idempotency-key-missing', { detail: 'Send Idempotency-Key: "<id of the record>", quoted.' }));
  return key.trim() === `"${id}"` ? accepted(undefined) : refused(problem('idempotency-mismatch', { detail: 'It is the record\'s id, quoted.' }));
};

const checkSubject = async (
  request: Request, { subject, refuses }: Arrived, { identify, subjectBuckets, recordBuckets }: Parts,
): Promise<Answer<undefined>> => {
  const proved = await identify(request.headers, subject.kind);
  if (!proved.ok) return proved;
  if (subjectKey(proved.value) !== subjectKey(subject)) return refused(problem('subject-mismatch'));
  // Only who proved to be the subject draws from its bucket: nobody can use up another's.
  const wait = subjectBuckets.take(subjectKey(subject)) || recordBuckets.take(recordBudget(subject, refuses));
  return wait > 0 ? refused(problem('too-many-requests', { retryAfter: wait })) : accepted(undefined);
};

const keep = async (request: Request, arrived: Arrived, { group, clauses, now }: Parts): Promise<Answer<Appended>> => {
  const row = await arrived.admit({
    receivedAt: toTimestamp(now()), origin: request.headers.get('Origin') ?? undefined, knownClauses: (digests) => clauses.known(digests),
  });
  if (!row.ok) return row;
  const appended = group.submit(row.value);
  return appended ? accepted(await appended) : refused(problem('overloaded', { retryAfter: 2 }));
};

/** As `keep`. Only what is new costs the subject one of the records that it may have kept. */
const keepWithin = async (request: Request, arrived: Arrived, parts: Parts): Promise<Answer<Appended>> => {
  let isNew = false;
  try {
    const kept = await keep(request, arrived, parts);
    isNew = kept.ok && kept.value.is === 'new';
    return kept;
  } finally {
    if (!isNew) parts.recordBuckets.giveBack(recordBudget(arrived.subject, arrived.refuses));
  }
};

/** POST the endpoint: one record, kept exactly once, answered when it is durable. */
export const postRecord = async (c: Context<LedgerEnv>, parts: Parts): Promise<Answer<Response>> => {
  const request = c.req.raw;
  const arrived = await readRecord(request, parts.bodyPatience);
  if (!arrived.ok) return arrived;
  const named = checkIdempotencyKey(request, arrived.value);
  if (!named.ok) return named;
  const proved = await checkSubject(request, arrived.value, parts);
  if (!proved.ok) return proved;
  const kept = await keepWithin(request, arrived.value, parts);
  if (!kept.ok) return kept;
  const appended = kept.value;
  if (appended.is === 'conflict') return refused(problem('id-conflict', { detail: 'Nothing was changed: what came first is kept.' }));
  c.set('records', appended.is === 'new' ? 1 : 0);
  const promised = appended.row.schema === REQUEST_SCHEMA
    ? await promiseRequest(appended.row, { ...parts, requests: parts.storage.requests }) : undefined;
  const receipt = await parts.receipts.receiptFor(appended.row, promised);
  return accepted(Response.json({ ...receipt, ...promised }, { status: appended.is === 'new' ? 201 : 200, headers: { 'Cache-Control': 'no-store' } }));
};
