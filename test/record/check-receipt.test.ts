import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkReceipt } from '../../src/record/check-receipt.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import type { Receipt } from '../../src/record/receipt.ts';
import { newDevice, record } from '../ledger/sample.ts';
import { delivery, ENDPOINT, NEWSLETTER, openTestLedger, type TestLedger } from '../ledger/test-ledger.ts';

let test: TestLedger;
let of: ConsentRecord;
let receipt: Receipt;
let keys: { keys: Record<string, unknown>[] };
before(async () => {
  test = await openTestLedger();
  const device = await newDevice();
  of = record({ subject: device.subject, clause: NEWSLETTER });
  receipt = await (await test.ledger.fetch(delivery(device, of))).json() as Receipt;
  keys = await (await test.ledger.fetch(new Request(`${ENDPOINT}/keys`))).json() as typeof keys;
});
after(() => test.end());

const check = (
  jws = receipt.receipt, changed: Partial<ConsentRecord> = {}, position = receipt.position, receivedAt: string = receipt.received_at,
) =>
  checkReceipt(jws, { record: { ...of, ...changed }, receivedAt, position }, keys);
const [HEAD, BODY, SIGNATURE] = [0, 1, 2] as const;
const swap = (part: number, text: string): string => receipt.receipt.split('.').map((each, index) => (index === part ? text : each)).join('.');

describe('a receipt is checked where the customer is', () => {
  it('by another implementation than the one that signed it: the ledger\'s own receipt is verified', async () => {
    assert.equal(await check(), 'verified');
  });

  it('and is wrong for any other record, place or time', async () => {
    assert.equal(await check(undefined, { origin: 'https://shop.example/khac' }), 'wrong');
    assert.equal(await check(undefined, { subject: { kind: 'account', id: of.subject.id } }), 'wrong');
    assert.equal(await check(undefined, {}, receipt.position + 1), 'wrong');
    assert.equal(await check(undefined, {}, receipt.position, '2026-11-22T03:05:00.001Z'), 'wrong');
  });

  it('and is wrong where its words or its signature were changed', async () => {
    const claims = JSON.parse(Buffer.from(receipt.receipt.split('.')[BODY] ?? '', 'base64url').toString()) as Record<string, unknown>;
    assert.equal(await check(swap(BODY, Buffer.from(JSON.stringify({ ...claims, position: 2 })).toString('base64url')), {}, 2), 'wrong');
    assert.equal(await check(swap(SIGNATURE, 'A'.repeat(86))), 'wrong');
    assert.equal(await check(swap(SIGNATURE, '&')), 'wrong');
    const header = JSON.parse(Buffer.from(receipt.receipt.split('.')[HEAD] ?? '', 'base64url').toString()) as Record<string, unknown>;
    assert.equal(await check(swap(HEAD, Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url'))), 'wrong');
  });

  it('but nothing is said of one whose key is not published, or that is none', async () => {
    for (const jws of ['', 'a.b.c', 'không', swap(HEAD, Buffer.from('{"kid":"other"}').toString('base64url'))]) assert.equal(await check(jws), 'unchecked', jws);
    for (const odd of [undefined, null, {}, { keys: [] }, { keys: [{ ...keys.keys[0], crv: 'P-256' }] }]) {
      assert.equal(await checkReceipt(receipt.receipt, { record: of, receivedAt: receipt.received_at, position: 1 }, odd), 'unchecked');
    }
  });

  it('nor where the browser has no Ed25519', async () => {
    const { importKey } = crypto.subtle;
    try {
      crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
      assert.equal(await check(), 'unchecked');
    } finally {
      crypto.subtle.importKey = importKey;
    }
  });
});
