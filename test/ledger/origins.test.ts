import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newDevice, record, type Device } from './sample.ts';
import { codeIn, delivery, ENDPOINT, NEWSLETTER, openTestLedger, type TestLedger } from './test-ledger.ts';

const LISTED = 'https://blog.example';
const STRANGER = 'https://evil.example';

let test: TestLedger;
let device: Device;
before(async () => {
  [test, device] = await Promise.all([openTestLedger({ origins: [LISTED] }), newDevice()]);
});
after(() => test.end());

const post = (origin: string, headers: Readonly<Record<string, string>> = {}) =>
  test.ledger.fetch(delivery(device, record({ subject: device.subject, clause: NEWSLETTER, origin: `${origin}/a` }), { Origin: origin, ...headers }));
const get = (origin: string) => test.ledger.fetch(new Request(ENDPOINT, { headers: { 'Origin': origin, 'An-Tam-Device': device.key } }));
const preflight = (origin: string) => test.ledger.fetch(new Request(ENDPOINT, {
  method: 'OPTIONS', headers: { 'Origin': origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'an-tam-device' },
}));
const corsOf = ({ headers }: Response) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('a page of the shop\'s own', () => {
  it('writes, and needs no CORS', async () => {
    const response = await post('https://shop.example');
    assert.equal(response.status, 201);
    assert.deepEqual(corsOf(response), []);
    assert.equal(response.headers.get('Vary'), 'Origin');
  });

  it('writes where a proxy changed the host, since the browser says same-origin', async () => {
    const inner = delivery(device, record({ subject: device.subject, clause: NEWSLETTER }), { 'Origin': 'https://shop.example', 'Sec-Fetch-Site': 'same-origin' });
    const moved = new Request('http://10.0.0.7:8080/an-tam/records', { method: 'POST', headers: inner.headers, body: await inner.text() });
    assert.equal((await test.ledger.fetch(moved)).status, 201);
  });
});

describe('a page of a listed origin', () => {
  it('writes and reads, and may see Retry-After', async () => {
    for (const response of [await post(LISTED), await get(LISTED)]) {
      assert.ok(response.ok);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), LISTED);
      assert.equal(response.headers.get('Access-Control-Expose-Headers'), 'Retry-After');
      assert.match(response.headers.get('Vary') ?? '', /Origin/);
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
    }
  });

  it('may read why it was refused', async () => {
    const response = await post(LISTED, { 'Content-Type': 'text/plain' });
    assert.deepEqual([response.status, response.headers.get('Access-Control-Allow-Origin')], [415, LISTED]);
  });

  it('is told before it asks what it may send', async () => {
    const response = await preflight(LISTED);
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), LISTED);
    assert.equal(response.headers.get('Access-Control-Allow-Headers'), 'authorization, content-type, idempotency-key, an-tam-device');
    assert.match(response.headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
    assert.match(response.headers.get('Vary') ?? '', /Origin.*Access-Control-Request-Method, Access-Control-Request-Headers/);
  });
});

describe('a page of any other origin', () => {
  for (const origin of [STRANGER, 'null', 'http://blog.example', 'https://blog.example.evil.example', 'https://shop.example:8443']) {
    it(`may not write: ${origin}`, async () => {
      const response = await post(origin === 'null' ? 'null' : origin);
      assert.deepEqual([response.status, await codeIn(response)], [403, 'origin-not-allowed']);
      assert.deepEqual(corsOf(response), []);
      assert.equal(response.headers.get('Vary'), 'Origin');
    });

    it(`is given no leave beforehand, and nothing that its page could read: ${origin}`, async () => {
      const asked = await preflight(origin);
      assert.equal(asked.status, 403);
      assert.deepEqual(corsOf(asked), []);
      assert.deepEqual(corsOf(await get(origin)), []);
    });
  }

  it('is every other page where nothing is listed', async () => {
    const closed = await openTestLedger();
    const of = record({ subject: device.subject, clause: NEWSLETTER, origin: `${LISTED}/a` });
    assert.equal((await closed.ledger.fetch(delivery(device, of, { Origin: LISTED }))).status, 403);
    await closed.end();
  });
});
