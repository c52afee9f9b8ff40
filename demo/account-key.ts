import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { StartError } from '../src/ledger/start-error.ts';

/** The shop's key pair for its customers' tokens (ES256, RFC 7518 §3.4). */
export type AccountKey = {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
};

const FILE = 'account-key.json';

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** Makes a key that lives as long as the program. */
export const makeAccountKey = async (): Promise<AccountKey> => toAccountKey(await makeJwk());

/** Reads the shop's key from its data folder, which must exist; makes it there, once, readable by its owner alone. */
export const openAccountKey = async (folder: string): Promise<AccountKey> => {
  const file = join(folder, FILE);
  try {
    return await readAccountKey(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const draft = join(folder, `${FILE}.${process.pid}`);
  const handle = await open(draft, 'w', 0o600);
  await handle.writeFile(JSON.stringify(await makeJwk()));
  await handle.sync();
  await handle.close();
  // If we stop here: a draft nobody reads lies in the folder; repaired by the next start, which makes a key of its own.
  await link(draft, file).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error; // EEXIST is safe: another start was quicker, and its key is read below.
  });
  await rm(draft, { force: true });
  return readAccountKey(file);
};

const makeJwk = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...await exportJWK(privateKey), alg: 'ES256' };
};

const readAccountKey = async (file: string): Promise<AccountKey> => {
  const text = await readFile(file, 'utf8');
  try {
    return await toAccountKey(JSON.parse(text) as JWK);
  } catch (cause) {
    throw new StartError(`${file} does not hold a key: put it back from a copy, or remove it (customers then sign in again)`, { cause });
  }
};

const toAccountKey = async (jwk: JWK): Promise<AccountKey> => {
  const open: JWK = { ...jwk };
  delete open.d;
  const id = await calculateJwkThumbprint(open);
  const privateKey = await importJWK(jwk, 'ES256');
  if (privateKey instanceof Uint8Array) throw new TypeError('a symmetric key cannot sign for the shop');
  return { id, privateKey, publicJwk: { ...open, kid: id, alg: 'ES256', use: 'sig' } };
};
