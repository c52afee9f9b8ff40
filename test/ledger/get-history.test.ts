import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { HeldRecord, History } from '../../src/record/history.ts';
import type { Receipt } from '../../src/record/receipt.ts';
import { verifyReceipt } from '../../src/ledger/receipts.ts';
import { digest, newDevice, NOW, record, row, type Device } from './sample.ts';
import { codeIn, delivery, ENDPOINT, NEWSLETTER, openTestLedger, type TestLedger } from './test-ledger.ts';

let test: TestLedger;
let device: Device;
before(async () => { test = await openTestLedger(); });
after(() => test.end());
beforeEach(async () => { device = await newDevice(); });

const ask = (headers: Record<string, string>, query = ''): Promise<Response> =>
  test.ledger.fetch(new Request(`${ENDPOINT}/history${query}`, { headers }));
const history = async (headers: Record<string, string> = { 'An-Tam-Device': device.key }, query = ''): Promise<History> =>
  await (await ask(headers, query)).json() as History;

describe('a subject that asks for its history', () => {
  it('has none before it decided', async () => {
    assert.deepEqual(await history(), { subject: device.subject, records: [], next: null });
  });

  it('is told each record to the letter, newest first, with both times, its place, and the receipt that it was given', async () => {
    const grant = record({ subject: device.subject, clause: NEWSLETTER, at: NOW - 9000 });
    const withdrawal = record({ subject: device.subject, state: 'withdrawn', clause: digest('no such clause'), at: NOW, supersedes: grant.id });
    const receipts: Receipt[] = [];
    for (const one of [grant, withdrawal]) receipts.push(await (await test.ledger.fetch(delivery(device, one))).json() as Receipt);
    const { records, next } = await history();
    const held = (of: HeldRecord['record'], position: number, unknown: readonly string[]): HeldRecord => ({
      record: of, received_at: new Date(NOW).toISOString() as HeldRecord['received_at'], position, unknown_clauses: unknown,
      receipt: receipts[position - 1]?.receipt ?? '',
    });
    assert.deepEqual(records, [held(withdrawal, 2, ['newsletter']), held(grant, 1, [])]);
    assert.equal(next, null);
    const keys = await (await test.ledger.fetch(new Request(`${ENDPOINT}/keys`))).json() as Parameters<typeof verifyReceipt>[1];
    assert.equal((await verifyReceipt(records[0]?.receipt ?? '', keys))?.id, withdrawal.id);
  });

  it('is told its own alone: an account by its token, on whatever device', async () => {
    const id = `khach ${Math.random()}`;
    const headers = { Authorization: `Bearer ${await test.token(id)}` };
    const of = record({ subject: { kind: 'account', id }, clause: NEWSLETTER });
    await test.ledger.fetch(delivery(device, of, headers));
    assert.deepEqual((await history(headers)).records.map((held) => held.record), [of]);
    assert.deepEqual((await history()).records, []);
    assert.deepEqual((await history({ Authorization: `Bearer ${await test.token(`${id} khác`)}` })).records, []);
  });

  it('must prove who it is', async () => {
    for (const [headers, code] of [[{}, 'device-key-missing'], [{ Authorization: 'Bearer x' }, 'token-invalid'], [{ 'An-Tam-Device': 'short' }, 'device-key-invalid']] as const) {
      const response = await ask(headers);
      assert.deepEqual([response.status, await codeIn(response)], [401, code]);
    }
  });

  it('gets an answer that nobody may keep, and a listed origin may read it', async () => {
    const cors = await openTestLedger({ origins: ['https://other.example'] });
    const response = await cors.ledger.fetch(new Request(`${ENDPOINT}/history`, {
      headers: { 'An-Tam-Device': device.key, 'Origin': 'https://other.example' } }));
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.match(response.headers.get('Vary') ?? '', /Authorization, An-Tam-Device.*Origin/);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), 'https://other.example');
    await cors.end();
  });

  it('turns its pages: each record once, none left out', async () => {
    const rows = Array.from({ length: 120 }, (_, step) => row(record({ subject: device.subject, at: NOW + step })));
    await test.ledger.storage.append(rows);
    const positions: number[] = [];
    for (let query = ''; ;) {
      const { records, next } = await history(undefined, query);
      assert.ok(records.length <= 50);
      positions.push(...records.map(({ position }) => position));
      if (next === null) break;
      query = `?before=${next}`;
    }
    assert.deepEqual(positions, Array.from({ length: 120 }, (_, index) => 120 - index));
  });

  for (const before of ['0', '-1', 'x', '1e9', '99999999999', '']) {
    it(`is told that before=${before} is no position`, async () => {
      const response = await ask({ 'An-Tam-Device': device.key }, `?before=${before}`);
      assert.deepEqual([response.status, await codeIn(response)], [400, 'invalid-query']);
    });
  }

  it('that asks without end is told when to come back', async () => {
    const limited = await openTestLedger({ limits: { subject: { burst: 1, perSecond: 0.1 } } });
    const once = () => limited.ledger.fetch(new Request(`${ENDPOINT}/history`, { headers: { 'An-Tam-Device': device.key } }));
    assert.deepEqual([(await once()).status, (await once()).status], [200, 429]);
    await limited.end();
  });
});
