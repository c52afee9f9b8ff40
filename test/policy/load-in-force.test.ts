import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { loadInForce } from '../../src/policy/load-in-force.ts';

const file = (effective: string, previous?: string): string =>
  `---\ndocument: thu\nversion: ${effective}\neffective: ${effective}\nlanguage: vi\n${previous === undefined ? '' : `previous: ${previous}\n`}---\n# Bản ${effective}`;

const long = `\n${'lời '.repeat(20_000)}`;

const files: Readonly<Record<string, string>> = {
  '/1.md': file('2026-01-01'),
  '/2.md': file('2026-06-01', '1.md'),
  '/3.md': file('2026-12-01', '2.md'),
  '/alone.md': file('2026-12-01'),
  '/orphan.md': file('2026-12-01', 'gone.md'),
  '/ring.md': file('2026-12-01', 'ring.md'),
  '/long.md': file('2026-12-01', 'long-before.md') + long,
  '/long-before.md': file('2026-06-01') + long,
  '/soon.md': file('soon', '1.md'),
  '/year.md': file('20261-01-01', '1.md'),
  '/odd.md': file('2026-12-01', 'https://['),
};

describe('the version in force', () => {
  const server = createServer(({ url = '' }, response) => {
    const text = files[url];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/markdown' }).end(text);
  });
  let origin = '';
  before(async () => {
    Object.assign(globalThis, { document: { querySelectorAll: () => [] } }); // a page that holds no policy of its own
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => { server.closeAllConnections(); server.close(); });

  const rows: readonly (readonly [name: string, asked: string, at: string, stands: string, upcoming?: string])[] = [
    ['is the file itself once its day has come', '/3.md', '2026-12-01T12:00:00Z', '/3.md'],
    ['is the one before while the day is still to come', '/3.md', '2026-11-24T12:00:00Z', '/2.md', '/3.md'],
    ['goes back as far as it must, and announces the next one', '/3.md', '2026-05-01T12:00:00Z', '/1.md', '/2.md'],
    ['changes at midnight in Vietnam: a minute before', '/3.md', '2026-11-30T16:59:00Z', '/2.md', '/3.md'],
    ['changes at midnight in Vietnam: a minute after', '/3.md', '2026-11-30T17:01:00Z', '/3.md'],
    ['is the file itself where it names none before it', '/alone.md', '2026-11-24T12:00:00Z', '/alone.md'],
    ['is the file itself where the one before can’t be had', '/orphan.md', '2026-11-24T12:00:00Z', '/orphan.md'],
    ['is the file itself where the address of the one before is none', '/odd.md', '2026-11-24T12:00:00Z', '/odd.md'],
    ['is the file itself where its day is none', '/soon.md', '2026-11-24T12:00:00Z', '/soon.md'],
    ['is the file itself where its day is none but begins like one', '/year.md', '2026-11-24T12:00:00Z', '/year.md'],
    ['comes to an end where files name each other', '/ring.md', '2026-11-24T12:00:00Z', '/ring.md', '/ring.md'],
  ];
  for (const [name, asked, at, stands, upcoming] of rows) {
    it(name, async () => {
      const found = await loadInForce(origin + asked, Date.parse(at));
      assert.ok(found.loaded.ok);
      assert.equal(found.loaded.url, origin + stands);
      assert.equal(found.upcoming?.url, upcoming && origin + upcoming);
    });
  }

  it('tells the start of a long file that stands, and of none that waits for its day', async () => {
    for (const [at, stands] of [['2026-11-24T12:00:00Z', '/long-before.md'], ['2026-12-24T12:00:00Z', '/long.md']] as const) {
      const openings: string[] = [];
      await loadInForce(`${origin}/long.md`, Date.parse(at), ({ url }) => openings.push(url));
      assert.deepEqual(openings, [origin + stands]);
    }
  });

  it('is not there where the file isn’t', async () => {
    assert.deepEqual(await loadInForce(`${origin}/none.md`, 0), { loaded: { ok: false, code: 'not-found' }, });
  });
});
