import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toTimestamp } from '../../src/record/record-id.ts';
import { digest, newDevice, NOW, record } from './sample.ts';
import { codeIn, delivery, ENDPOINT, NEWSLETTER, openTestLedger, POLICY, question, type TestLedger } from './test-ledger.ts';
import { rowsIn } from './rows-in.ts';

let test: TestLedger;
before(async () => { test = await openTestLedger(); });
after(() => test.end());

const get = (path: string) => test.ledger.fetch(new Request(`${ENDPOINT}${path}`));

describe('under the endpoint', () => {
  it('the words of a published clause lie under their digest, byte for byte', async () => {
    const response = await get(`/clauses/${NEWSLETTER}`);
    assert.equal(response.headers.get('Content-Type'), 'text/plain; charset=utf-8');
    assert.equal(response.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    const text = await response.text();
    assert.match(text, /Mỗi tuần một thư của Quê Nhà\./);
    assert.equal(digest(text), NEWSLETTER);
  });

  it('a published file lies under its digest', async () => {
    assert.equal(await (await get(`/documents/${digest(POLICY)}`)).text(), POLICY);
  });

  for (const path of [`/clauses/${digest('no')}`, `/documents/${NEWSLETTER}`, '/clauses/abc', '/clauses/..%2fkeys', '/nothing']) {
    it(`there is nothing at ${path.slice(0, 24)}`, async () => {
      const response = await get(path);
      assert.deepEqual([response.status, await codeIn(response)], [404, 'not-found']);
    });
  }

  it('a slash at the end changes nothing', async () => {
    const device = await newDevice();
    assert.equal((await test.ledger.fetch(new Request(`${ENDPOINT}/`, { headers: { 'An-Tam-Device': device.key } }))).status, 200);
  });

  it('health says whether the database answers', async () => {
    assert.equal((await get('/health')).status, 200);
    const gone = await openTestLedger();
    await gone.ledger.storage.close();
    const response = await gone.ledger.fetch(new Request(`${ENDPOINT}/health`));
    assert.deepEqual([response.status, await codeIn(response)], [503, 'storage-unavailable']);
    await gone.end();
  });

  it('the endpoint may lie anywhere', async () => {
    const moved = await openTestLedger({ endpoint: '/a/b' });
    assert.equal((await moved.ledger.fetch(new Request('https://shop.example/a/b/health'))).status, 200);
    assert.equal((await moved.ledger.fetch(new Request(`${ENDPOINT}/health`))).status, 404);
    await moved.end();
  });
});

describe('when too much comes', () => {
  it('a subject that sends without end is told when to come back, and the others are not held up', async () => {
    const limited = await openTestLedger({ limits: { subject: { burst: 2, perSecond: 0.1 } } });
    const [one, two] = [await newDevice(), await newDevice()];
    for (const status of [200, 200, 429]) {
      const response = await limited.ledger.fetch(question(one));
      assert.equal(response.status, status);
      if (status === 429) assert.equal(response.headers.get('Retry-After'), '10');
    }
    assert.equal((await limited.ledger.fetch(question(two))).status, 200);
    limited.clock.now += 10_000;
    assert.equal((await limited.ledger.fetch(question(one))).status, 200);
    await limited.end();
  });

  it('nobody can use up what is left to another: only who proves to be the subject draws', async () => {
    const limited = await openTestLedger({ limits: { subject: { burst: 1, perSecond: 0.1 } } });
    const [victim, thief] = [await newDevice(), await newDevice()];
    const of = record({ subject: victim.subject, clause: NEWSLETTER });
    for (let turn = 0; turn < 5; turn++) assert.equal((await limited.ledger.fetch(delivery(thief, of))).status, 403);
    assert.equal((await limited.ledger.fetch(delivery(victim, of))).status, 201);
    await limited.end();
  });

  it('what is kept for good has a budget of its own: a subject that fills it may still ask, and others may still post', async () => {
    const limited = await openTestLedger({ limits: { records: { burst: 2, perSecond: 0.1 } } });
    const [one, two] = [await newDevice(), await newDevice()];
    for (const status of [201, 201, 429]) {
      const response = await limited.ledger.fetch(delivery(one, record({ subject: one.subject, clause: NEWSLETTER })));
      assert.equal(response.status, status);
      if (status === 429) assert.equal(response.headers.get('Retry-After'), '10');
    }
    assert.equal((await limited.ledger.fetch(question(one))).status, 200);
    assert.equal((await limited.ledger.fetch(delivery(two, record({ subject: two.subject, clause: NEWSLETTER })))).status, 201);
    await limited.end();
  });

  it('only what is newly kept draws on that budget, and a withdrawal never waits behind grants', async () => {
    const limited = await openTestLedger({ limits: { records: { burst: 2, perSecond: 0.1 } } });
    const one = await newDevice();
    const send = async (sent: ReturnType<typeof record>): Promise<number> => (await limited.ledger.fetch(delivery(one, sent))).status;
    const grant = record({ subject: one.subject, clause: NEWSLETTER });
    const unknown = record({ subject: one.subject, clause: digest('never published') });
    const at = (later: number, state: 'granted' | 'withdrawn') => record({ subject: one.subject, clause: NEWSLETTER, at: NOW + later, state });
    const sent = [
      grant, grant, grant, unknown, unknown, unknown,
      ...[1, 2, 3].map((later) => at(later, 'granted')), ...[4, 5, 6].map((later) => at(later, 'withdrawn')),
    ];
    const statuses: number[] = [];
    for (const each of sent) statuses.push(await send(each));
    assert.deepEqual(statuses, [201, 200, 200, 422, 422, 422, 201, 429, 429, 201, 201, 429]);
    await limited.end();
  });

  it('an address beyond the ceiling is told when to come back; a trusted proxy\'s last word names it', async () => {
    const limited = await openTestLedger({ addressHeader: 'x-forwarded-for', limits: { address: { burst: 1, perSecond: 0.5 } } });
    const from = (address: string) => limited.ledger.fetch(new Request(`${ENDPOINT}/keys`, { headers: { 'X-Forwarded-For': address } }), { address: '10.0.0.1' });
    assert.equal((await from('203.0.113.7')).status, 200);
    const again = await from('198.51.100.1, 203.0.113.7');
    assert.deepEqual([again.status, again.headers.get('Retry-After'), await codeIn(again)], [429, '2', 'too-many-requests']);
    assert.equal((await from('203.0.113.8')).status, 200);
    assert.equal((await from('203.0.113.8:50123')).status, 429);
    const past = () => limited.ledger.fetch(new Request(`${ENDPOINT}/keys`), { address: '10.0.0.1' });
    assert.deepEqual([(await past()).status, (await past()).status], [200, 429], 'what came past the proxy counts by its connection');
    await limited.end();
  });

  it('health too is behind the ceiling: nobody can keep the database busy with it', async () => {
    const limited = await openTestLedger({ limits: { address: { burst: 1, perSecond: 0.5 } } });
    const ask = () => limited.ledger.fetch(new Request(`${ENDPOINT}/health`), { address: '203.0.113.7' });
    assert.deepEqual([(await ask()).status, (await ask()).status], [200, 429]);
    await limited.end();
  });

  it('a client\'s own word about its address counts for nothing without a trusted proxy', async () => {
    const limited = await openTestLedger({ limits: { address: { burst: 1, perSecond: 0.5 } } });
    const from = (said: string) => limited.ledger.fetch(new Request(`${ENDPOINT}/keys`, { headers: { 'X-Forwarded-For': said } }), { address: '203.0.113.7' });
    assert.deepEqual([(await from('1.1.1.1')).status, (await from('2.2.2.2')).status], [200, 429]);
    await limited.end();
  });

  it('a full queue is answered 503 with Retry-After', async () => {
    const full = await openTestLedger({ limits: { group: { window: 5, largest: 8, queue: 0 } } });
    const device = await newDevice();
    const response = await full.ledger.fetch(delivery(device, record({ subject: device.subject, clause: NEWSLETTER })));
    assert.deepEqual([response.status, response.headers.get('Retry-After'), await codeIn(response)], [503, '2', 'overloaded']);
    await full.end();
  });
});

describe('when something breaks', () => {
  it('a database that is away is 503 with Retry-After, and the log has the line that the answer names', async () => {
    const gone = await openTestLedger();
    await gone.ledger.storage.close();
    const device = await newDevice();
    const response = await gone.ledger.fetch(delivery(device, record({ subject: device.subject, state: 'withdrawn' })));
    const body = await response.json() as { readonly code: string; readonly instance: string };
    assert.deepEqual([response.status, body.code, response.headers.get('Retry-After')], [503, 'storage-unavailable', '5']);
    assert.equal(gone.lines.filter((line) => line.includes(body.instance)).length, 1);
    await gone.end();
  });

  it('what nobody expected is 500 and tells nothing of the inside', async () => {
    const broken = await openTestLedger();
    Object.defineProperty(broken.ledger.storage, 'rowsOf', { value: async function* () { throw new Error('secret inside'); } });
    const response = await broken.ledger.fetch(question(await newDevice()));
    const text = await response.text();
    assert.equal(response.status, 500);
    assert.match(text, /"code":"internal".*urn:uuid:/);
    assert.ok(!text.includes('secret') && !text.includes('at '));
    assert.ok(!broken.lines.join('').includes('secret'));
    await broken.end();
  });

  it('a ledger that is closing first answers what it has taken', async () => {
    const closing = await openTestLedger();
    const device = await newDevice();
    const answer = closing.ledger.fetch(delivery(device, record({ subject: device.subject, state: 'withdrawn' })));
    await new Promise((resolve) => { setTimeout(resolve, 1); });
    await closing.ledger.close();
    assert.ok([201, 503].includes((await answer).status));
    assert.equal((await closing.ledger.fetch(question(device))).status, 503);
    await closing.end();
  });
});

it('receipts stay valid over a restart, and the same', async () => {
  const first = await openTestLedger();
  const device = await newDevice();
  const of = record({ subject: device.subject, clause: NEWSLETTER });
  const before = await (await first.ledger.fetch(delivery(device, of))).text();
  await first.ledger.close();
  const second = await openTestLedger({ database: { folder: `${first.folder}/data` }, now: () => NOW + 86_400_000 });
  assert.equal(await (await second.ledger.fetch(delivery(device, of))).text(), before);
  assert.equal((await second.ledger.storage.keys()).length, 1);
  assert.equal((await rowsIn(second.ledger.storage, device.subject.id))[0]?.receivedAt, toTimestamp(NOW));
  await second.end();
  await first.end();
});
