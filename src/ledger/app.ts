import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Answer } from './answer.ts';
import { addFormRoutes } from './form/form-routes.ts';
import { getChoices } from './get-choices.ts';
import { getHistory } from './get-history.ts';
import { getExport } from './get-export.ts';
import { getRequests } from './get-requests.ts';
import { describeError, type Log } from './log.ts';
import { originRules } from './origins.ts';
import type { LedgerEnv, Parts } from './parts.ts';
import { postRecord } from './post-record.ts';
import { problem, problemResponse, type Problem } from './problem.ts';
import { addressBucket } from './rate-limit.ts';
import { StorageUnavailable, type Storage } from './storage.ts';

type LedgerContext = Context<LedgerEnv>;

const refuse = (c: LedgerContext, reason: Problem): Response => {
  c.set('code', reason.code);
  return problemResponse(reason);
};

const respond = (c: LedgerContext, answer: Answer<Response>): Response => (answer.ok ? answer.value : refuse(c, answer.problem));

/** The nearest proxy writes the last entry; those before it are the client's own words. */
const clientAddress = (c: LedgerContext, header: string | undefined): string | undefined =>
  (header === undefined ? undefined : c.req.header(header)?.split(',').at(-1)) ?? c.env?.address;

/** An unexpected error: the client learns a name for it, the log under that name what it was. */
const fail = (error: unknown, c: LedgerContext, log: Log): Response => {
  const instance = `urn:uuid:${crypto.randomUUID()}`;
  const code = error instanceof StorageUnavailable ? 'storage-unavailable' : 'internal';
  log.error({ event: 'failed', code, instance, ...describeError(error) });
  return refuse(c, problem(code, { instance, ...(code === 'storage-unavailable' ? { retryAfter: 5 } : {}) }));
};

/** A published text under its digest. It never changes, so it may be kept for ever. */
const publishedText = async (c: LedgerContext, storage: Storage, kind: 'document' | 'clause'): Promise<Response> => {
  const text = await storage.publishedText(kind, c.req.param('sha256') ?? '');
  return text === undefined ? refuse(c, problem('not-found')) : new Response(text, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
};

const health = async ({ storage }: Parts): Promise<Response> => {
  await storage.check();
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
};

const keys = async ({ receipts }: Parts): Promise<Response> =>
  Response.json(await receipts.jwks(), { headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=300' } });

const logged = ({ log }: Parts): MiddlewareHandler<LedgerEnv> => async (c, next) => {
  const start = performance.now();
  await next();
  c.res.headers.set('X-Content-Type-Options', 'nosniff');
  const ms = Math.round((performance.now() - start) * 10) / 10;
  log.info({ event: 'request', method: c.req.method, status: c.res.status, code: c.get('code'), records: c.get('records'), ms });
};

const limited = ({ addressBuckets, addressHeader }: Parts): MiddlewareHandler<LedgerEnv> => async (c, next) => {
  const address = clientAddress(c, addressHeader);
  const wait = address === undefined ? 0 : addressBuckets.take(addressBucket(address));
  if (wait > 0) return refuse(c, problem('too-many-requests', { retryAfter: wait }));
  await next();
  return undefined;
};

/** The endpoint and what stands under it, as `Request → Promise<Response>`. It never throws. */
export const makeApp = (parts: Parts): Hono<LedgerEnv> => {
  const app = new Hono<LedgerEnv>({ strict: false });
  app.onError((error, c) => fail(error, c, parts.log));
  app.notFound((c) => refuse(c, problem('not-found')));
  app.use(logged(parts));
  addFormRoutes(app, parts, limited(parts));
  app.use(originRules(parts.origins));
  const at = (path = '') => `${parts.endpoint}${path}` || '/';
  app.use(limited(parts));
  app.get(at('/health'), () => health(parts));
  app.post(at(), async (c) => respond(c, await postRecord(c, parts)));
  app.get(at(), async (c) => respond(c, await getChoices(c.req.raw, parts)));
  app.get(at('/history'), async (c) => respond(c, await getHistory(c.req.raw, parts)));
  app.get(at('/requests'), async (c) => respond(c, await getRequests(c.req.raw, parts)));
  app.get(at('/export'), async (c) => respond(c, await getExport(c.req.raw, parts)));
  app.get(at('/keys'), () => keys(parts));
  app.get(at('/clauses/:sha256{[0-9a-f]{64}}'), (c) => publishedText(c, parts.storage, 'clause'));
  app.get(at('/documents/:sha256{[0-9a-f]{64}}'), (c) => publishedText(c, parts.storage, 'document'));
  app.all(at(), (c) => refuse(c, problem('method-not-allowed', { headers: { Allow: 'GET, HEAD, POST' } })));
  return app;
};
