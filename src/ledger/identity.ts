import {
  createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type CryptoKey, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey,
  type JWTVerifyOptions, type KeyObject,
} from 'jose';
import type { Subject } from '../record/consent-record.ts';
import { deviceSubjectId, isDeviceKey } from '../record/device-key.ts';
import { accepted, refused, type Answer } from './answer.ts';
import { problem, type ProblemCode } from './problem.ts';
import { codeOf, StartError } from './start-error.ts';

/** How the shop's account tokens are known. Without it no account may write or read. */
export type AccountSettings = {
  /** A key set, the address of one, or one public key. */
  readonly keys: JSONWebKeySet | URL | CryptoKey | KeyObject;
  /** The token's `iss`. */
  readonly issuer: string;
  /** The token's `aud`: a token that was made for another service must not open this one. */
  readonly audience: string;
  /** Default: `ALGORITHMS`. Only of these: a shared secret (HS…) or no signature proves nothing here. */
  readonly algorithms?: readonly string[];
};

/** Signatures that only the holder of a private key can make (RFC 8725 §3.1). */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];

/** Seconds by which the shop's clock and ours may differ. */
const CLOCK_LEAVE = 30;

/** Who asks. `kind` is what the record says; without it (a GET) the token goes before the device key. */
export type Identify = (headers: Headers, kind?: Subject['kind']) => Promise<Answer<Subject>>;

const keySet = (keys: AccountSettings['keys']): JWTVerifyGetKey => {
  if (keys instanceof URL) return createRemoteJWKSet(keys);
  if ('keys' in keys) return createLocalJWKSet(keys);
  return () => Promise.resolve(keys);
};

const unauthorised = (code: ProblemCode, challenge: string, detail: string): Answer<Subject> =>
  refused(problem(code, { detail, headers: { 'WWW-Authenticate': challenge } }));

const invalid = (detail: string): Answer<Subject> => unauthorised('token-invalid', 'Bearer realm="an-tam", error="invalid_token"', detail);

/** What a failed verification means. Only a key set that lives elsewhere can fail without the token being at fault. */
const explain = (error: unknown, remote: boolean): Answer<Subject> => {
  if (error instanceof errors.JWTExpired) {
    return unauthorised('token-expired', 'Bearer realm="an-tam", error="invalid_token"', 'Ask for a new token and send the record again.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) return invalid(`Its ${error.claim} is missing or does not hold.`);
  const away = !(error instanceof errors.JOSEError) || ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(codeOf(error));
  return remote && away
    ? refused(problem('keys-unavailable', { retryAfter: 5 }))
    : invalid('Its signature does not hold.');
};

/** Text that every database keeps and gives back unchanged. */
const isPlain = (id: string): boolean => !/[\0\p{Surrogate}]/u.test(id);

const subjectOf = ({ sub }: JWTPayload): Answer<Subject> => {
  // A token may hold anything: the type is only its maker's promise.
  if (typeof sub !== 'string') return invalid('Its sub is no string.');
  // Two names that differ are two customers (RFC 7519 §4.1.2), though composing could make them one.
  if (sub !== sub.normalize('NFC')) return invalid('Its sub is not in Unicode NFC.');
  return sub !== '' && isPlain(sub)
    ? accepted({ kind: 'account', id: sub })
    : invalid('Its sub names nobody.');
};

/**
 * Proves who asks, from the headers alone. Neither token nor device key is kept, logged or told again.
 *
 * @param now milliseconds since the epoch
 * @throws StartError where an algorithm is configured that proves nothing
 */
export const makeIdentify = (account: AccountSettings | undefined, now: () => number): Identify => {
  const algorithms = account?.algorithms ?? ALGORITHMS;
  const weak = algorithms.find((algorithm) => !ALGORITHMS.includes(algorithm));
  if (weak !== undefined) throw new StartError(`${weak} can't prove an account token: use ${ALGORITHMS.join(', ')} (AN_TAM_ACCOUNT_ALGORITHMS).`);
  const keys = account && keySet(account.keys);

  const identifyAccount = async (authorization: string): Promise<Answer<Subject>> => {
    const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
    if (token === undefined) return unauthorised('token-missing', 'Bearer realm="an-tam"', 'Send Authorization: Bearer <token>.');
    if (!account || !keys) return unauthorised('token-invalid', 'Bearer realm="an-tam"', 'This ledger was given no keys of accounts.');
    const options: JWTVerifyOptions = {
      issuer: account.issuer, audience: account.audience, algorithms: [...algorithms], requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_LEAVE, currentDate: new Date(now()),
    };
    try {
      return subjectOf((await jwtVerify(token, keys, options)).payload);
    } catch (error) {
      return explain(error, account.keys instanceof URL);
    }
  };

  const identifyDevice = async (deviceKey: string | null): Promise<Answer<Subject>> => {
    if (deviceKey === null) return unauthorised('device-key-missing', 'An-Tam-Device realm="an-tam"', 'Send An-Tam-Device: <device key>.');
    if (!isDeviceKey(deviceKey)) {
      return unauthorised('device-key-invalid', 'An-Tam-Device realm="an-tam"', 'A device key is 22 characters of base64url.');
    }
    return accepted({ kind: 'device', id: await deviceSubjectId(deviceKey) });
  };

  return (headers, kind) => {
    const authorization = headers.get('Authorization');
    return (kind ?? (authorization === null ? 'device' : 'account')) === 'account'
      ? identifyAccount(authorization ?? '')
      : identifyDevice(headers.get('An-Tam-Device'));
  };
};
