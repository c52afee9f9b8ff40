import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { loadPolicySource } from '../../src/policy/load-policy.ts';

/** Sends the rest. */
let drip: (() => void) | undefined;

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/policy.md': (response) => response.writeHead(200, { 'content-type': 'text/markdown' }).end('# Điều khoản'),
  '/spa': (response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html>'),
  '/picture': (response) => response.writeHead(200).end(Buffer.from([0x89, 0x50, 0, 1])),
  '/long': (response) => response.writeHead(200, { 'content-length': String(2 ** 20 + 1) }).end('x'.repeat(2 ** 20 + 1)),
  '/counted': (response) => { response.writeHead(200); response.write('x'.repeat(2 ** 20)); response.end('x'); },
  '/fits': (response) => response.writeHead(200).end('x'.repeat(2 ** 20)),
  '/broken': (response) => { response.writeHead(200, { 'content-length': '100' }); response.write('x'); response.destroy(); },
  '/moved': (response) => response.writeHead(302, { location: '/policy.md' }).end(),
  '/dripping': (response) => { response.writeHead(200); response.write('ă'.repeat(60_001)); drip = () => response.end('ê'); },
  '/busy': (response) => response.writeHead(503).end(),
  '/gone': (response) => response.writeHead(410).end(),
};

describe('a policy file is loaded', () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  let origin = '';
  before(async () => {
    Object.assign(globalThis, { document: { querySelectorAll: () => [] } }); // a page that holds no policy of its own
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => { server.closeAllConnections(); server.close(); });

  const failures: readonly (readonly [path: string, code: string])[] = [
    ['/none', 'not-found'], ['/gone', 'not-found'], ['/busy', 'unreachable'], ['/broken', 'unreachable'], ['/spa', 'not-text'], ['/picture', 'not-text'],
    ['/long', 'too-large'], ['/counted', 'too-large'],
  ];
  for (const [path, code] of failures) {
    it(`not at all where ${path} answers so: ${code}, and the next one who asks asks the server again`, async () => {
      const expected = { ok: false, code };
      assert.deepEqual(await loadPolicySource(origin + path).whole, expected);
      assert.deepEqual(await loadPolicySource(origin + path).whole, expected);
      assert.equal(asked.filter((url) => url === path).length, 2);
    });
  }

  it('once, for all who ask at the same time or later', async () => {
    const expected = { ok: true, source: '# Điều khoản', url: `${origin}/policy.md` };
    const both = await Promise.all([loadPolicySource(`${origin}/policy.md`).whole, loadPolicySource(`${origin}/policy.md`).whole]);
    assert.deepEqual([...both, await loadPolicySource(`${origin}/policy.md`).whole], [expected, expected, expected]);
    assert.equal(asked.filter((url) => url === '/policy.md').length, 1);
  });

  it('up to the last byte of 1 MiB', async () => {
    const loaded = await loadPolicySource(`${origin}/fits`).whole;
    assert.equal(loaded.ok && loaded.source.length, 2 ** 20);
  });

  it('from where it has moved to, and says so', async () => {
    const loaded = await loadPolicySource(`${origin}/moved`).whole;
    assert.equal(loaded.ok && loaded.url, `${origin}/policy.md`);
  });

  it('and its start is there before the rest has come, where it is long', async () => {
    const { opening, whole } = loadPolicySource(`${origin}/dripping`);
    const { ok, source, url } = await opening;
    assert.deepEqual([ok, source.length > 60_000, url], [true, true, `${origin}/dripping`]);
    drip?.();
    const loaded = await whole;
    assert.deepEqual(loaded, { ok: true, source: `${'ă'.repeat(60_001)}ê`, url });
    assert.ok(loaded.ok && loaded.source.startsWith(source));
  });

  it('and of a short one there is nothing before the whole', async () => {
    const { opening, whole } = loadPolicySource(`${origin}/policy.md`);
    assert.equal(await Promise.race([opening, whole.then(() => 'whole')]), 'whole');
  });

  it('never from a host that is not there', async () => {
    assert.deepEqual(await loadPolicySource('http://127.0.0.1:9/').whole, { ok: false, code: 'unreachable' });
  });
});
