/** Every reason for which the ledger does not do what it was asked, with the status and title that go with it. */
const PROBLEMS = {
  'malformed-json': [400, 'The body is not JSON'],
  'invalid-query': [400, 'The query is not understood'],
  'idempotency-key-missing': [400, 'The Idempotency-Key header is missing'],
  'idempotency-mismatch': [400, 'The Idempotency-Key is not the record\'s id'],
  'token-missing': [401, 'An account is named by a bearer token'],
  'token-invalid': [401, 'The bearer token was not accepted'],
  'token-expired': [401, 'The bearer token has expired'],
  'device-key-missing': [401, 'A device is named by its device key'],
  'device-key-invalid': [401, 'The device key is malformed'],
  'subject-mismatch': [403, 'The record belongs to another subject'],
  'origin-not-allowed': [403, 'This origin may not write here'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This method is not offered here'],
  'body-timeout': [408, 'The body did not arrive in time'],
  'id-conflict': [409, 'The id is known with other content'],
  'record-too-large': [413, 'The record is too large'],
  'unsupported-media-type': [415, 'Only application/json in UTF-8 is taken'],
  'invalid-record': [422, 'The record is not valid'],
  'unknown-schema': [422, 'The record\'s schema is not known here'],
  'unknown-clause': [422, 'The grant names a clause that was not published here'],
  'clause-mismatch': [422, 'The grant says otherwise than the published clause'],
  'origin-mismatch': [422, 'The record names another origin than the page that sent it'],
  'too-many-requests': [429, 'Too many requests'],
  'internal': [500, 'Something went wrong here'],
  'overloaded': [503, 'Too much is waiting already'],
  'storage-unavailable': [503, 'The records can\'t be kept just now'],
  'keys-unavailable': [503, 'The keys that prove tokens can\'t be fetched just now'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

/** Stable: other programs branch on it. A new code may come; none changes its meaning. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem may say beyond its code. Nothing here may come from inside: no messages of databases or libraries. */
export type ProblemDetails = {
  readonly detail?: string;
  readonly faults?: readonly { readonly path: string; readonly message: string }[];
  /** Seconds; becomes `Retry-After` (RFC 9110 §10.2.3). */
  readonly retryAfter?: number;
  /** Names the log line that tells more. */
  readonly instance?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An expected refusal, on its way to becoming a response. */
export type Problem = ProblemDetails & { readonly code: ProblemCode };

/** More faults than this help nobody and make the answer larger than the record. */
const MOST_FAULTS = 20;

export const problem = (code: ProblemCode, details: ProblemDetails = {}): Problem => ({ code, ...details });

/** A problem document (RFC 9457). Its `type` is a name, not an address: nothing is fetched to understand it. */
export const problemResponse = ({ code, detail, faults, retryAfter, instance, headers = {} }: Problem): Response => {
  const [status, title] = PROBLEMS[code];
  const body = { type: `urn:an-tam:problem:${code}`, title, status, code, detail, instance, faults: faults?.slice(0, MOST_FAULTS) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) }),
      ...headers,
    },
  });
};
