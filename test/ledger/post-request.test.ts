import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newRecordId } from '../../src/record/record-id.ts';
import type { Promised, RequestRecord, Requests } from '../../src/record/request-record.ts';
import type { Receipt } from '../../src/record/receipt.ts';
import { answerRequest } from '../../src/ledger/answer-request.ts';
import { verifyReceipt } from '../../src/ledger/receipts.ts';
import { readNumber } from '../../src/ledger/request-number.ts';
import { newDevice, NOW, record, request, row, type Device } from './sample.ts';
import { codeIn, delivery, ENDPOINT, NEWSLETTER, openTestLedger, question, type TestLedger } from './test-ledger.ts';

let test: TestLedger;
let device: Device;
before(async () => { test = await openTestLedger({ holidays: ['2026-11-24'] }); });
after(() => test.end());
beforeEach(async () => { device = await newDevice(); });

const send = (asked: Request) => test.ledger.fetch(asked);
const ours = (said: Partial<RequestRecord> = {}): RequestRecord => request(device.subject, said);
const told = async (asked = question(device, '/requests')): Promise<Requests> => await (await send(asked)).json() as Requests;
const means = () => ({ requests: test.ledger.storage.requests, holidays: [], now: () => NOW });
type Answered = Receipt & Promised;

describe('a request that is posted', () => {
  it('is kept, and answered 201 with a receipt, a number that can be said, and by when', async () => {
    const of = ours();
    const response = await send(delivery(device, of));
    assert.equal(response.status, 201);
    const { id, position, number, due } = await response.json() as Answered;
    assert.deepEqual([id, position], [of.id, 1]);
    assert.equal(readNumber(number), number);
    // Received on Sunday 2026-11-22 in Vietnam; Tuesday is a holiday of this shop's.
    assert.deepEqual(due, { answer_by: '2026-11-25', done_by: '2026-12-02' });
  });

  it('gets a signature over its number and its dates too', async () => {
    const { receipt, number, due } = await (await send(delivery(device, ours()))).json() as Answered;
    const jwks = await (await send(new Request(`${ENDPOINT}/keys`))).json() as Parameters<typeof verifyReceipt>[1];
    const claims = await verifyReceipt(receipt, jwks);
    assert.deepEqual([claims?.number, claims?.due], [number, due]);
  });

  it('is answered 200 with the very same number and receipt when it is repeated, at any later time', async () => {
    const of = ours();
    const first = await (await send(delivery(device, of))).text();
    test.clock.now += 9 * 86_400_000;
    const again = await send(delivery(device, of));
    test.clock.now = NOW;
    assert.equal(again.status, 200);
    assert.equal(await again.text(), first);
  });

  it('gets its number from the repeat where the process stopped before it gave one, with the dates of its receipt', async () => {
    const of = ours();
    await test.ledger.storage.append([row(of)]); // what is durable when it stops there
    test.clock.now += 5 * 86_400_000;
    const response = await send(delivery(device, of));
    test.clock.now = NOW;
    const { received_at, due } = await response.json() as Answered;
    assert.deepEqual([response.status, received_at, due.done_by], [200, new Date(NOW).toISOString(), '2026-12-02']);
  });

  it('gets its number also where it is only looked at', async () => {
    await test.ledger.storage.append([row(ours())]);
    const { requests: [first] } = await told();
    assert.equal(readNumber(first?.number ?? ''), first?.number);
  });

  it('is answered 409 where its id is known with other content, also where that is a consent', async () => {
    const of = ours();
    await send(delivery(device, of));
    const other = await send(delivery(device, { ...of, message: 'khác' }));
    assert.deepEqual([other.status, await codeIn(other)], [409, 'id-conflict']);
    const consent = await send(delivery(device, record({ subject: device.subject, id: of.id, clause: NEWSLETTER })));
    assert.deepEqual([consent.status, await codeIn(consent)], [409, 'id-conflict']);
  });

  it('is kept once when it arrives many times at once, under one number', async () => {
    const of = ours();
    const numbers = await Promise.all(Array.from({ length: 20 }, async () =>
      (await (await send(delivery(device, of))).json() as Answered).number));
    assert.equal(new Set(numbers).size, 1);
    assert.equal((await told()).requests.length, 1);
  });

  it('is never refused for words or a page that the ledger does not know', async () => {
    const headers = { 'Origin': 'https://shop.example', 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await send(delivery(device, ours({ origin: 'https://other.example/a' }), headers))).status, 201);
  });

  it('changes nothing about where its subject stands', async () => {
    await send(delivery(device, record({ subject: device.subject, clause: NEWSLETTER })));
    await send(delivery(device, ours()));
    const { choices } = await (await send(question(device))).json() as { readonly choices: readonly unknown[] };
    assert.equal(choices.length, 1);
  });

  it('of a device is refused with another device\'s key; of an account it is kept with its token alone', async () => {
    const other = await send(delivery(await newDevice(), ours()));
    assert.deepEqual([other.status, await codeIn(other)], [403, 'subject-mismatch']);
    const of = request({ kind: 'account', id: 'lan' });
    assert.equal((await send(delivery(device, of))).status, 401);
    const headers = { 'An-Tam-Device': undefined, 'Authorization': `Bearer ${await test.token('lan')}` };
    assert.equal((await send(delivery(device, of, headers))).status, 201);
  });

  it('is told what is wrong with it, member by member', async () => {
    const response = await send(delivery(device, { ...ours(), kind: 'forget', extra: 1 } as unknown as RequestRecord));
    const { code, faults } = await response.json() as { readonly code: string; readonly faults: readonly { readonly path: string }[] };
    assert.deepEqual([response.status, code, faults.map(({ path }) => path).toSorted()], [422, 'invalid-record', ['extra', 'kind']]);
  });

  it('is refused 413 where it takes more than a record may', async () => {
    const response = await send(delivery(device, ours(), {}, JSON.stringify({ ...ours(), message: 'a'.repeat(17_000) })));
    assert.equal(response.status, 413);
  });
});

describe('a subject that asks for its requests', () => {
  it('has none before it sent one', async () => assert.deepEqual(await told(), { subject: device.subject, requests: [] }));

  it('is told them newest first, with number, dates, state and what the shop said', async () => {
    const [first, second] = [ours({ message: 'một' }), ours({ id: newRecordId(NOW + 1), message: 'hai' })];
    await send(delivery(device, first));
    const { number } = await (await send(delivery(device, second))).json() as Answered;
    await answerRequest(number, { state: 'extended', words: 'Cần hỏi bên giao hàng.', until: '2026-12-10' }, means());
    const { requests } = await told();
    assert.deepEqual(requests.map(({ message, state }) => [message, state]), [['hai', 'extended'], ['một', 'received']]);
    const [newest] = requests;
    assert.deepEqual([newest?.number, newest?.due.done_by, newest?.events.map(({ words }) => words)], [number, '2026-12-10', ['Cần hỏi bên giao hàng.']]);
    assert.deepEqual([newest?.clause, newest?.received_at], [second.clause, new Date(NOW).toISOString()]);
  });

  for (const path of ['/requests', '/export']) {
    it(`must prove who it is, and gets an answer that nobody may keep: ${path}`, async () => {
      const none = await send(new Request(ENDPOINT + path));
      assert.deepEqual([none.status, await codeIn(none)], [401, 'device-key-missing']);
      const own = await send(question(device, path));
      assert.equal(own.headers.get('Cache-Control'), 'no-store');
      assert.match(own.headers.get('Vary') ?? '', /Authorization, An-Tam-Device.*Origin/);
    });

    it(`hears nothing of others: ${path}`, async () => {
      await send(delivery(device, ours()));
      const other = await (await send(question(await newDevice(), path))).text();
      assert.ok(!other.includes('sua-du-lieu'));
    });
  }

  it('is told to wait where it asks without end', async () => {
    const strict = await openTestLedger({ limits: { subject: { burst: 2, perSecond: 0.01 } } });
    const statuses = [];
    for (const path of ['/requests', '/export', '/requests']) statuses.push((await strict.ledger.fetch(question(device, path))).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    await strict.end();
  });

  it('from a listed site may be read there, from others not', async () => {
    const listed = await openTestLedger({ origins: ['https://shop.example'] });
    const from = (origin: string) => new Request('http://ledger.example/an-tam/records/requests', { headers: { 'An-Tam-Device': device.key, 'Origin': origin } });
    assert.equal((await listed.ledger.fetch(from('https://shop.example'))).headers.get('Access-Control-Allow-Origin'), 'https://shop.example');
    assert.equal((await listed.ledger.fetch(from('https://evil.example'))).headers.get('Access-Control-Allow-Origin'), null);
    await listed.end();
  });
});

it('the export is everything: each record as it came with a receipt that verifies, and each request with what became of it', async () => {
  const [grant, asked] = [record({ subject: device.subject, clause: NEWSLETTER, email: 'lan@example.vn' }), ours({ kind: 'see', message: '' })];
  const receipts = [];
  for (const each of [grant, asked]) receipts.push((await (await send(delivery(device, each))).json() as Receipt).receipt);
  type Everything = { readonly schema: string; readonly subject: unknown; readonly requests: Requests['requests'];
    readonly records: readonly { readonly position: number; readonly receipt: string; readonly record: unknown }[] };
  const all = await (await send(question(device, '/export'))).json() as Everything;
  assert.deepEqual([all.schema, all.subject], ['an-tam/export/1', device.subject]);
  assert.deepEqual(all.records.map((each) => each.record), [grant, asked]);
  assert.deepEqual(all.records.map(({ receipt }) => receipt), receipts, 'the very receipts that were given');
  assert.deepEqual(all.requests.map(({ kind, state }) => [kind, state]), [['see', 'received']]);
});
