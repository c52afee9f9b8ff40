import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ConsentRecord, Sha256 } from '../../src/record/consent-record.ts';
import type { RequestRecord } from '../../src/record/request-record.ts';
import { openLedger, type Ledger, type LedgerConfig } from '../../src/ledger/open-ledger.ts';
import { makeLog } from '../../src/ledger/log.ts';
import { digest, NOW, type Device } from './sample.ts';

export const ENDPOINT = 'https://shop.example/an-tam/records';

const ISSUER = 'https://shop.example';
const AUDIENCE = 'an-tam';

/** A policy with two clauses that ask. */
export const POLICY = `---
document: chinh-sach-bao-mat
version: 2026-11-22
effective: 2026-12-01
language: vi
shop: Quê Nhà
email: baomat@quenha.example
---
# Chính sách

## Nhận bản tin khuyến mại {#ban-tin consent=newsletter}
Mỗi tuần một thư của {{shop}}.

## Giao hàng {#giao-hang consent=partner-sharing.giao-hang recipients="Giao Hàng Mẫu" ask=phone min-age=16}
Tên và địa chỉ.
`;

/** Of the clause's source with its slot filled, in canonical form; counted here, not by the code under test. */
export const NEWSLETTER: Sha256 = digest('## Nhận bản tin khuyến mại {#ban-tin consent=newsletter}\nMỗi tuần một thư của Quê Nhà.\n');

/** The clause that names a recipient and asks for a phone number and an age. */
export const SHARING: Sha256 = digest(POLICY.slice(POLICY.indexOf('## Giao hàng')));

export type TestLedger = {
  readonly ledger: Ledger;
  readonly folder: string;
  /** Every log line so far. */
  readonly lines: string[];
  /** What the clock says next, in milliseconds. */
  readonly clock: { now: number };
  readonly token: (sub: string) => Promise<string>;
  readonly end: () => Promise<void>;
};

/** A ledger on SQLite in a folder of its own, with one policy, accounts, a clock that stands, and a log that is kept. */
export const openTestLedger = async (more: Partial<LedgerConfig> = {}, policy = POLICY): Promise<TestLedger> => {
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-ledger-'));
  const content = join(folder, 'content');
  await mkdir(join(content, 'chinh-sach-bao-mat'), { recursive: true });
  await mkdir(join(folder, 'data'));
  await writeFile(join(content, 'chinh-sach-bao-mat', '2026-11-22.md'), policy);
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const lines: string[] = [];
  const clock = { now: NOW };
  const ledger = await openLedger({
    database: { folder: join(folder, 'data') }, content, log: makeLog('trace', { write: (line) => { lines.push(line); } }), now: () => clock.now,
    account: { keys: { keys: [{ ...await exportJWK(publicKey), alg: 'ES256' }] }, issuer: ISSUER, audience: AUDIENCE }, ...more,
    limits: { looks: 0, ...more.limits }, // nobody here waits for a look at the folder
  });
  return {
    ledger, folder, lines, clock,
    token: (sub) => new SignJWT({ sub }).setProtectedHeader({ alg: 'ES256' }).setIssuer(ISSUER).setAudience(AUDIENCE)
      .setExpirationTime(Math.floor(NOW / 1000) + 600).sign(privateKey),
    end: async () => {
      await ledger.close();
      await rm(folder, { recursive: true });
    },
  };
};

/** Headers as the widget of a device sends them. */
export const deviceHeaders = (device: Device, id: string): Record<string, string> =>
  ({ 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"`, 'An-Tam-Device': device.key });

/** The request by which the widget delivers a record. `undefined` takes a header away. */
export const delivery = (
  device: Device, of: ConsentRecord | RequestRecord, headers: Readonly<Record<string, string | undefined>> = {},
  body: BodyInit = JSON.stringify(of),
): Request => {
  const all = { ...deviceHeaders(device, of.id), ...headers };
  const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new Request(ENDPOINT, { method: 'POST', headers: sent, body, duplex: 'half' } as RequestInit);
};

/** A request for where a device stands, or for what else is told under the endpoint. */
export const question = (device: Device, path = ''): Request => new Request(ENDPOINT + path, { headers: { 'An-Tam-Device': device.key } });

/** The stable code of a problem document. */
export const codeIn = async (response: Response): Promise<string> => {
  const { code } = await response.json() as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
};
