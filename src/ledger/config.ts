import type { JSONWebKeySet, JWK } from 'jose';
import { isDay } from '../record/is-day.ts';
import type { AccountSettings } from './identity.ts';
import { makeLog } from './log.ts';
import type { LedgerConfig } from './open-ledger.ts';
import { StartError } from './start-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ServerConfig = {
  readonly host: string;
  readonly port: number;
  readonly ledger: LedgerConfig;
};

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** An empty value counts as none: that is how people switch a variable off. */
const read = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

const list = (value: string | undefined): readonly string[] => value?.split(/[\s,]+/).filter(Boolean) ?? [];

const readPort = (value: string): number => {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new StartError(`PORT is "${value}": write a number from 0 to 65535.`);
  return port;
};

const readOrigin = (value: string): string => {
  if (!URL.canParse(value) || new URL(value).origin !== value) {
    throw new StartError(`AN_TAM_ORIGINS holds "${value}": write origins like https://shop.example, without a path or a slash at the end.`);
  }
  return value;
};

const readHoliday = (value: string): string => {
  if (!isDay(value)) throw new StartError(`AN_TAM_HOLIDAYS holds "${value}": write days like 2027-01-01, with blanks between.`);
  return value;
};

const readEndpoint = (value: string): string => {
  if (!/^(\/[\w.~-]+)+$/.test(value)) throw new StartError(`AN_TAM_ENDPOINT is "${value}": write a path like /an-tam/records.`);
  return value;
};

/** The value itself is never told: it may be a key. */
const readJson = (name: string, value: string): unknown => {
  try {
    return JSON.parse(value) as unknown;
  } catch (cause) {
    throw new StartError(`${name} is not JSON: see that the whole of it is in quotes.`, { cause });
  }
};

const readKeys = (value: string): AccountSettings['keys'] => {
  if (value.startsWith('{')) {
    const keys = readJson('AN_TAM_ACCOUNT_JWKS', value) as Partial<JSONWebKeySet>;
    const isObject = (key: unknown): boolean => typeof key === 'object' && key !== null;
    if (Array.isArray(keys.keys) && keys.keys.length > 0 && keys.keys.every(isObject)) {
      if (keys.keys.some((key) => 'd' in key || 'k' in key)) throw new StartError('AN_TAM_ACCOUNT_JWKS holds a key that can sign: leave only the public ones here.');
      return { keys: keys.keys };
    }
  } else if (URL.canParse(value)) {
    const url = new URL(value);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) return url;
  }
  throw new StartError('AN_TAM_ACCOUNT_JWKS is neither a JSON Web Key Set nor the https URL of one: write {"keys":[…]} with a key in it, or its address.');
};

const readHeaderName = (value: string): string => {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(value)) throw new StartError(`AN_TAM_ADDRESS_HEADER is "${value}": write the name of one header, like x-forwarded-for.`);
  return value;
};

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const readAccount = (env: Environment): AccountSettings | undefined => {
  const keys = read(env, 'AN_TAM_ACCOUNT_JWKS');
  if (keys === undefined) {
    const alone = ['ISSUER', 'AUDIENCE', 'ALGORITHMS'].map((part) => `AN_TAM_ACCOUNT_${part}`).find((name) => read(env, name) !== undefined);
    if (alone === undefined) return undefined;
    throw new StartError(`${alone} is set, but AN_TAM_ACCOUNT_JWKS is not: without keys no customer's token could be verified.`);
  }
  const issuer = read(env, 'AN_TAM_ACCOUNT_ISSUER');
  const audience = read(env, 'AN_TAM_ACCOUNT_AUDIENCE');
  if (issuer === undefined || audience === undefined) {
    throw new StartError('AN_TAM_ACCOUNT_JWKS needs AN_TAM_ACCOUNT_ISSUER and AN_TAM_ACCOUNT_AUDIENCE: without them a token made for another service would be taken.');
  }
  const algorithms = list(read(env, 'AN_TAM_ACCOUNT_ALGORITHMS'));
  return { keys: readKeys(keys), issuer, audience, ...(algorithms.length > 0 ? { algorithms } : {}) };
};

/**
 * Reads the settings from the environment:
 *
 * - `HOST` (127.0.0.1), `PORT` (8080)
 * - `DATABASE_URL`: PostgreSQL; without it SQLite in `DATA_DIR` (./data)
 * - `AN_TAM_CONTENT` (./content): folder of the policies
 * - `AN_TAM_ENDPOINT` (/an-tam/records)
 * - `AN_TAM_ORIGINS`: other sites whose pages may use the endpoint, with blanks between
 * - `AN_TAM_ACCOUNT_JWKS` (a key set or its URL), `AN_TAM_ACCOUNT_ISSUER`, `AN_TAM_ACCOUNT_AUDIENCE`, `AN_TAM_ACCOUNT_ALGORITHMS`
 * - `AN_TAM_HOLIDAYS`: days on which nobody works, YYYY-MM-DD, with blanks between
 * - `AN_TAM_SIGNING_KEY`: private Ed25519 JWK for receipts
 * - `AN_TAM_ADDRESS_HEADER`: where a trusted proxy names the client (`x-forwarded-for`)
 * - `LOG_LEVEL` (info)
 *
 * @throws StartError, one line, naming the variable
 */
export const readConfig = (env: Environment): ServerConfig => {
  const url = read(env, 'DATABASE_URL');
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    throw new StartError('DATABASE_URL does not begin with postgres://: write postgres://user:password@host:5432/name, or leave it out for SQLite.');
  }
  const level = read(env, 'LOG_LEVEL') ?? 'info';
  if (!LEVELS.includes(level)) throw new StartError(`LOG_LEVEL is "${level}": write one of ${LEVELS.join(', ')}.`);
  const account = readAccount(env);
  const signingKey = read(env, 'AN_TAM_SIGNING_KEY');
  const addressHeader = read(env, 'AN_TAM_ADDRESS_HEADER');
  return {
    host: read(env, 'HOST') ?? '127.0.0.1',
    port: readPort(read(env, 'PORT') ?? '8080'),
    ledger: {
      endpoint: readEndpoint(read(env, 'AN_TAM_ENDPOINT') ?? '/an-tam/records'),
      database: url === undefined ? { folder: read(env, 'DATA_DIR') ?? 'data' } : { url },
      content: read(env, 'AN_TAM_CONTENT') ?? 'content',
      origins: list(read(env, 'AN_TAM_ORIGINS')).map(readOrigin),
      holidays: list(read(env, 'AN_TAM_HOLIDAYS')).map(readHoliday),
      log: makeLog(level),
      ...(account ? { account } : {}),
      ...(signingKey === undefined ? {} : { signingKey: readJson('AN_TAM_SIGNING_KEY', signingKey) as JWK }),
      ...(addressHeader === undefined ? {} : { addressHeader: readHeaderName(addressHeader) }),
    },
  };
};
