import { fromBase64url, toBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ConsentRecord } from './consent-record.ts';
import { sha256, toHex } from './digest.ts';
import { subjectKey } from './subject-key.ts';

/** What came of checking a receipt: `unchecked` where this browser, or these keys, can't tell. */
export type ReceiptCheck = 'verified' | 'wrong' | 'unchecked';

/** The part of a published key (RFC 8037) that a check needs. */
type PublicKey = { readonly kid?: unknown; readonly kty?: unknown; readonly crv?: unknown; readonly x?: unknown };

type Members = Readonly<Record<string, unknown>>;

const jsonOf = (part: string): Members => JSON.parse(new TextDecoder().decode(fromBase64url(part))) as Members;

/** @throws where the browser has no Ed25519, or the key is none */
const importKey = ({ kty, crv, x }: PublicKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { kty: String(kty), crv: String(crv), x: String(x) }, { name: 'Ed25519' }, false, ['verify']);

/** What a receipt is said to be for. */
type Receipted = { readonly record: ConsentRecord; readonly receivedAt: string; readonly position: number };

/** Whether the receipt's claims are those of this very record. */
const isFor = async (claims: Members, { record, receivedAt, position }: Receipted): Promise<boolean> => {
  return claims['id'] === record.id && claims['received_at'] === receivedAt && claims['position'] === position
    && claims['sha256'] === toHex(await sha256(canonicalJson(record)))
    && claims['subject'] === toBase64url(await sha256(subjectKey(record.subject)));
};

/**
 * Checks a receipt's signature (RFC 7515, Ed25519 by RFC 8037) with an endpoint's published keys, and that it is for this
 * record, to the letter. Never throws.
 *
 * @param keys what `GET <endpoint>/keys` answered: a JWK Set
 */
export const checkReceipt = async (jws: string, receipted: Receipted, keys: unknown): Promise<ReceiptCheck> => {
  const [head = '', body = '', signature = ''] = jws.split('.');
  let key: CryptoKey;
  let header: Members;
  try {
    header = jsonOf(head);
    const published = ((keys as { readonly keys?: readonly PublicKey[] } | null)?.keys ?? []).find(({ kid }) => kid === header['kid']);
    if (!published) return 'unchecked'; // signed by a key that these keys don't have: nothing can be said of it
    key = await importKey(published);
  } catch { // not a JWS, or a browser without Ed25519
    return 'unchecked';
  }
  try {
    const isSigned = header['alg'] === 'EdDSA' && header['typ'] === 'an-tam-receipt'
      && await crypto.subtle.verify({ name: 'Ed25519' }, key, fromBase64url(signature), new TextEncoder().encode(`${head}.${body}`));
    return isSigned && await isFor(jsonOf(body), receipted) ? 'verified' : 'wrong';
  } catch { // its parts are no base64url or no JSON: whatever this is, the shop did not sign it
    return 'wrong';
  }
};
