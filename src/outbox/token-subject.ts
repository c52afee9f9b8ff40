import { fromBase64url } from '../record/base64url.ts';

/**
 * Reads `sub` out of a JWT (RFC 7519 §4.1.2) without verifying it: enough to keep one person's record away from another
 * person's token; what the token is worth is the endpoint's business.
 *
 * @returns in NFC, as subjects stand in records and ledgers
 */
export const tokenSubject = (token: string | null | undefined): unknown => {
  try {
    const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token ?? '')?.[1] ?? '';
    const sub = (JSON.parse(new TextDecoder().decode(fromBase64url(payload))) as { sub?: unknown } | null)?.sub;
    return typeof sub === 'string' ? sub.normalize('NFC') : sub;
  } catch {
    return; // not a JWT: nobody's token, so no record goes with it
  }
};
