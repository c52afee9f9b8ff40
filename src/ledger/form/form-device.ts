import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Subject } from '../../record/consent-record.ts';
import { deviceSubjectId, isDeviceKey, newDeviceKey } from '../../record/device-key.ts';
import type { LedgerEnv } from '../parts.ts';

const COOKIE = 'an-tam-device';

/** Browsers keep a cookie 400 days at most; each choice renews it. */
const LIFE = 400 * 24 * 60 * 60;

/** Whom the request's cookie proves; nothing where it carries none. */
export const formDevice = async (c: Context<LedgerEnv>): Promise<Subject | undefined> => {
  const key = getCookie(c, COOKIE);
  return isDeviceKey(key) ? { kind: 'device', id: await deviceSubjectId(key) } : undefined;
};

/**
 * Gives the device a key, or renews the one that it has: in a cookie that no script can read, that goes to the forms of
 * this endpoint alone, and never along with what another site starts. A proxy ends TLS before us, so whether it may be
 * `Secure` is read from the page's origin.
 */
export const keepDeviceKey = (c: Context<LedgerEnv>, endpoint: string, origin: string): void => {
  const known = getCookie(c, COOKIE);
  setCookie(c, COOKIE, isDeviceKey(known) ? known : newDeviceKey(), {
    path: `${endpoint}/form`, httpOnly: true, sameSite: 'Strict', secure: origin.startsWith('https:'), maxAge: LIFE,
  });
};

/** Takes the key off the device: nobody there can show what was chosen with it, or choose otherwise. */
export const clearDeviceKey = (c: Context<LedgerEnv>, endpoint: string, origin: string): void => {
  deleteCookie(c, COOKIE, { path: `${endpoint}/form`, httpOnly: true, sameSite: 'Strict', secure: origin.startsWith('https:') });
};
