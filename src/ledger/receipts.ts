import { calculateJwkThumbprint, CompactSign, compactVerify, createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { toBase64url } from '../record/base64url.ts';
import type { RecordId, Sha256, Timestamp } from '../record/consent-record.ts';
import { sha256 } from '../record/digest.ts';
import type { Receipt } from '../record/receipt.ts';
import type { Promised } from '../record/request-record.ts';
import { StartError } from './start-error.ts';
import type { KeptKey, Storage, StoredRow } from './storage.ts';

/** What a receipt's signature covers. */
export type ReceiptClaims = {
  readonly id: RecordId;
  readonly received_at: Timestamp;
  readonly position: number;
  /** Of the record's canonical JSON: who holds the record can show that this receipt is for it, to the letter. */
  readonly sha256: Sha256;
  /** base64url SHA-256 of `d:…` or `a:<account>`: a receipt that is shown around names nobody. */
  readonly subject: string;
} & Partial<Promised>;

export type Receipts = {
  /** @param promised the number and the dates of a request: the signature covers them too */
  readonly receiptFor: (row: StoredRow, promised?: Promised) => Promise<Receipt>;
  /** Every public key that ever signed, so that old receipts can still be verified (RFC 7517 §5). */
  readonly jwks: () => Promise<JSONWebKeySet>;
};

/** Ed25519 signatures have no chance in them: a repeat gets the very same receipt without its being kept (RFC 8032 §5.1). */
const ALGORITHM = 'EdDSA';
const TYPE = 'an-tam-receipt';

const publicPart = async ({ kty = '', crv = '', x = '' }: JWK): Promise<JWK> => {
  const bare = { kty, crv, x };
  return { ...bare, kid: await calculateJwkThumbprint(bare), alg: ALGORITHM, use: 'sig' };
};

const makeKey = async (): Promise<JWK> => exportJWK((await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })).privateKey);

/** The key that signs from now on. One that was made here lies in the database: every process takes the first that was kept. */
const keepSigningKey = async (storage: Storage, configured: JWK | undefined, at: Timestamp): Promise<JWK> => {
  if (configured) {
    if (configured.kty !== 'OKP' || configured.crv !== 'Ed25519' || !configured.d || !configured.x) {
      throw new StartError('The signing key is not a private Ed25519 JWK: see AN_TAM_SIGNING_KEY.');
    }
    const known = await publicPart(configured);
    await storage.keepKey({ slot: known.kid ?? '', public: JSON.stringify(known), private: '' }, at);
    return configured;
  }
  const MADE = 'made';
  const kept = (await storage.keys()).find(({ slot }) => slot === MADE);
  if (kept) return JSON.parse(kept.private) as JWK;
  const made = await makeKey();
  // If we stop here: no key is kept and nothing was signed; repaired by the next start, which makes another.
  const key: KeptKey = await storage.keepKey(
    { slot: MADE, public: JSON.stringify(await publicPart(made)), private: JSON.stringify(made) }, at);
  return JSON.parse(key.private) as JWK;
};

/**
 * @param configured private Ed25519 JWK; without it one is made once and kept in the database, beside what it signs:
 *   who can write the database could then forge receipts, so an auditor prefers a configured one
 */
export const openReceipts = async (storage: Storage, configured: JWK | undefined, at: Timestamp): Promise<Receipts> => {
  const jwk = await keepSigningKey(storage, configured, at);
  const key = await importJWK(jwk, ALGORITHM).catch((cause: unknown) => {
    throw new StartError('The signing key can\'t be read: see AN_TAM_SIGNING_KEY.', { cause });
  });
  const header = { alg: ALGORITHM, kid: (await publicPart(jwk)).kid ?? '', typ: TYPE };
  return {
    receiptFor: async ({ id, receivedAt, position, sha256: digest, subject }, promised) => {
      const whose = toBase64url(await sha256(subject));
      const claims: ReceiptClaims = { id, received_at: receivedAt, position, sha256: digest, subject: whose, ...promised };
      const receipt = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader(header).sign(key);
      return { id, received_at: receivedAt, position, receipt };
    },
    jwks: async () => ({ keys: (await storage.keys()).map((kept) => JSON.parse(kept.public) as JWK) }),
  };
};

/**
 * What a receipt says, if one of these keys signed it.
 *
 * @param jwks what `GET <endpoint>/keys` answers
 */
export const verifyReceipt = async (receipt: string, jwks: JSONWebKeySet): Promise<ReceiptClaims | undefined> => {
  try {
    const { payload, protectedHeader } = await compactVerify(receipt, createLocalJWKSet(jwks), { algorithms: [ALGORITHM] });
    return protectedHeader.typ === TYPE ? JSON.parse(new TextDecoder().decode(payload)) as ReceiptClaims : undefined;
  } catch {
    return undefined; // not a receipt of ours, however it fails to be one
  }
};
