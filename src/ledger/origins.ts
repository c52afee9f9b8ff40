import type { MiddlewareHandler } from 'hono';
import type { LedgerEnv } from './parts.ts';
import { problem, problemResponse } from './problem.ts';

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, an-tam-device',
  'Access-Control-Max-Age': '7200',
};

/**
 * Whether the page that asks is served from here. Browsers say so themselves (`Sec-Fetch-Site`, which no page can set);
 * older ones are known by their Origin naming the host that was asked. The scheme is not compared: the proxy in front
 * of us ends TLS. A proxy that changes `Host` needs the shop's origin in the list.
 */
const isSameOrigin = (request: Request, origin: string): boolean =>
  request.headers.get('Sec-Fetch-Site') === 'same-origin'
  || (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host);

/**
 * Which pages may use the ledger (Fetch Standard, CORS protocol). Closed by default: without a list only pages from
 * here. None of these requests needs a cookie, so no credentials are allowed; what proves a subject is never sent by a browser on
 * its own.
 */
export const originRules = (allowed: readonly string[]): MiddlewareHandler<LedgerEnv> => async (c, next) => {
  const origin = c.req.header('Origin');
  const listed = origin !== undefined && allowed.includes(origin);
  const preflight = c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method') !== undefined;
  if (origin === undefined || listed || isSameOrigin(c.req.raw, origin)) {
    if (preflight) c.res = new Response(null, { status: 204, headers: PREFLIGHT });
    else await next();
  } else if (preflight || !['GET', 'HEAD'].includes(c.req.method)) {
    c.set('code', 'origin-not-allowed');
    c.res = problemResponse(problem('origin-not-allowed', { detail: 'The shop lists the origins that may write here.' }));
  } else {
    await next(); // without CORS headers: the browser keeps the answer from the page
  }
  c.res.headers.append('Vary', 'Origin');
  if (preflight) c.res.headers.append('Vary', 'Access-Control-Request-Method, Access-Control-Request-Headers');
  if (listed) {
    c.res.headers.set('Access-Control-Allow-Origin', origin);
    c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After');
  }
};
