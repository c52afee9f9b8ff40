import {
  CONSENT_SCHEMA, MAX_RECORD_BYTES, type ConsentRecord, type Contact, type DecisionState, type Sha256,
} from '../../record/consent-record.ts';
import { readReceipt } from '../../record/receipt.ts';
import { newRecordId, toTimestamp } from '../../record/record-id.ts';
import { version } from '../version.ts';

/** What an endpoint answered. */
export type Answered = {
  /** 0: a redirect that was not followed. */
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; `undefined` where it is none. */
  readonly body: unknown;
};

/** One thing that the contract says of an endpoint. A `must` broken loses or fakes choices; a `should` broken proves less. */
export type Trial = {
  readonly name: string;
  readonly level: 'must' | 'should';
  readonly request: RequestInit & { readonly method: string };
  /** @returns what is wrong and what to do, or nothing */
  readonly judge: (answered: Answered) => string | undefined;
  /** Whether this fault is the reason of every other one: trying on would only hide it. */
  readonly isLast?: (answered: Answered) => boolean;
};

/** Who tries: a device that nobody has, so that nobody's choices are touched. */
export type Prober = {
  readonly deviceKey: string;
  /** `d:` + base64url SHA-256 of the key. */
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/** The made-up consent that is refused and withdrawn. */
const PROBED = 'an-tam-probe';

const nowhere = (first: string): Sha256 => first.repeat(32) as Sha256;

const recordOf = ({ subject, now }: Prober, state: DecisionState, contact?: Contact): ConsentRecord => ({
  schema: CONSENT_SCHEMA, id: newRecordId(now), decided_at: toTimestamp(now), subject: { kind: 'device', id: subject }, ...(contact && { contact }),
  policy: { document: PROBED, version: '1', language: 'vi', url: 'https://shop.example/an-tam-probe.md', sha256: nowhere('0b') },
  decisions: [{ purpose: PROBED, state, clause: { id: PROBED, sha256: nowhere('1c'), title: 'An Tâm' }, recipients: [], supersedes: null }],
  act: { gesture: state === 'denied' ? 'refuse' : 'switch', label: 'An Tâm', default: 'off', language: 'vi', declared: [] },
  signals: { gpc: null }, origin: 'https://shop.example/an-tam-probe', widget: `an-tam/${version}`,
});

const said = ({ status }: Answered): string => (status === 0 ? 'redirected, and redirects are not followed' : `answered ${status}`);
const isTaken = ({ status }: Answered): boolean => status >= 200 && status < 300;

/** A page for people, such as a site shows wherever it knows no better: the widget would call every choice received. */
export const isPage = (answered: Answered): boolean => isTaken(answered) && /^text\/html\b/i.test(answered.headers.get('content-type') ?? '');

/** Nothing is tried again for ever but what the contract says so of. */
const isTriedAgain = ({ status }: Answered): boolean => status > 499 || [408, 425, 429].includes(status);

/** No endpoint is here, or none that listens to us. */
const isDeaf = (answered: Answered): boolean => isPage(answered) || [0, 401, 403, 404, 405].includes(answered.status);

const mustTake = (record: ConsentRecord) => (answered: Answered): string | undefined => {
  if (isPage(answered)) return `it ${said(answered)} with HTML, as a web page does, so nobody keeps what is sent: check the address, and what the server does with a POST.`;
  if ([401, 403].includes(answered.status)) return `it ${said(answered)}, so the widget waits for another proof: take a device by its An-Tam-Device, and the page by its Origin (the ledger's are in AN_TAM_ORIGINS).`;
  if (!isTaken(answered)) return `it ${said(answered)}: answer 201 with a receipt, or any other 2xx, once the record is durable.`;
  return answered.body === undefined || readReceipt(answered.body, record.id) ? undefined
    : 'its body is no receipt of this record ({"id", "received_at", "position", "receipt"}): the customer reads “received” without a proof.';
};

const shouldRefuse = (statuses: readonly number[]) => (answered: Answered): string | undefined => {
  if (isTaken(answered)) return `it ${said(answered)}, so it was taken: answer ${statuses.join(' or ')}.`;
  if (!statuses.includes(answered.status)) return `it ${said(answered)}: answer ${statuses.join(' or ')}${isTriedAgain(answered) ? ', or the widget sends it for ever' : ''}.`;
  const { code } = (answered.body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? undefined : `it ${said(answered)} without a problem document that has a code (RFC 9457): nobody will know why.`;
};

const judgeChoices = (answered: Answered): string | undefined => {
  if ([404, 405].includes(answered.status)) return undefined; // optional: the widget stays with what the device knows
  const { choices } = (answered.body ?? {}) as { choices?: unknown };
  const list = Array.isArray(choices) ? choices as readonly { readonly purpose?: unknown; readonly state?: unknown }[] : [];
  const told = list.find(({ purpose }) => purpose === PROBED);
  if (answered.status !== 200) return `it ${said(answered)}: answer 200 with the choices, or 404 where that is not offered.`;
  if (isPage(answered)) return 'it answered HTML that is no Choices: answer them as JSON, or 404 where that is not offered.';
  return told?.state === 'withdrawn' ? undefined : `it tells of “${String(told?.state)}”: the withdrawal that came last stands.`;
};

const judgePreflight = (origin: string) => ({ headers }: Answered): string | undefined => {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== origin && allowed !== '*') return `pages of ${origin} may not ask it: name ${origin} in AN_TAM_ORIGINS of the ledger; any other endpoint sends Access-Control-Allow-Origin.`;
  const names = headers.get('access-control-allow-headers')?.toLowerCase() ?? '';
  const missing = ['content-type', 'idempotency-key', 'authorization', 'an-tam-device'].filter((name) => !names.includes(name));
  return missing.length > 0 ? `it does not allow the headers ${missing.join(', ')}: name them in Access-Control-Allow-Headers.` : undefined;
};

/**
 * Everything that is tried of an endpoint, in order: later trials build on what earlier ones sent.
 *
 * @param origin of pages elsewhere that are to be allowed (CORS)
 */
export const endpointTrials = (prober: Prober, origin?: string): readonly Trial[] => {
  const post = (body: unknown, id = ''): Trial['request'] => ({
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"`, 'An-Tam-Device': prober.deviceKey, ...(origin && { Origin: origin }) },
  });
  const denial = recordOf(prober, 'denied');
  const withdrawal = recordOf({ ...prober, now: prober.now + 1 }, 'withdrawn');
  const grant = recordOf({ ...prober, now: prober.now + 2 }, 'granted');
  const foreign = recordOf({ ...prober, now: prober.now + 3, subject: `d:${'A'.repeat(43)}` }, 'denied');
  const odd = { ...recordOf({ ...prober, now: prober.now + 4 }, 'denied'), more: 1 };
  const large = recordOf({ ...prober, now: prober.now + 5 }, 'denied', { email: `${'a'.repeat(MAX_RECORD_BYTES)}@example.vn` });
  return [
    ...(origin === undefined ? [] : [{
      name: `lets pages of ${origin} send choices`, level: 'must', judge: judgePreflight(origin), isLast: () => true,
      request: { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type, idempotency-key, authorization, an-tam-device' } },
    } satisfies Trial]),
    { name: 'takes a refusal, of a text that it does not know', level: 'must', request: post(denial, denial.id), judge: mustTake(denial), isLast: isDeaf },
    { name: 'takes the same once more, when its answer was lost', level: 'must', request: post(denial, denial.id), judge: mustTake(denial) },
    { name: 'takes a withdrawal, of a text that it does not know', level: 'must', request: post(withdrawal, withdrawal.id), judge: mustTake(withdrawal) },
    { name: 'refuses other content under a known id', level: 'should', judge: shouldRefuse([409]),
      request: post({ ...denial, origin: 'https://shop.example/elsewhere' }, denial.id) },
    { name: 'refuses a grant on a text that was never published', level: 'should', request: post(grant, grant.id), judge: shouldRefuse([422]) },
    { name: 'refuses a device key that is not the subject’s', level: 'should', request: post(foreign, foreign.id), judge: shouldRefuse([401, 403]) },
    { name: 'refuses members that the contract does not know', level: 'should', request: post(odd, odd.id), judge: shouldRefuse([400, 422]) },
    { name: 'refuses what is no JSON', level: 'should', request: post('{"schema":'), judge: shouldRefuse([400, 422]) },
    { name: `refuses more than ${MAX_RECORD_BYTES / 1024} KiB`, level: 'should', request: post(large, large.id), judge: shouldRefuse([400, 413, 422]) },
    { name: 'tells a device where it stands, or says that it does not', level: 'should', judge: judgeChoices,
      request: { method: 'GET', headers: { 'An-Tam-Device': prober.deviceKey } } },
  ];
};
