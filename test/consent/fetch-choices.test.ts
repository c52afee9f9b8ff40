import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { fetchChoices } from '../../src/consent/fetch-choices.ts';

const { fetch } = globalThis;
afterEach(() => { globalThis.fetch = fetch; });

const choice = {
  purpose: 'newsletter', state: 'granted', clause: { id: 'ban-tin', sha256: 'a'.repeat(64), title: 'Nhận bản tin' },
  decided_at: '2026-11-22T03:04:00.000Z', received_at: '2026-11-22T03:04:01.000Z', record: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20',
};
const told = { subject: { kind: 'account', id: 'lan' }, choices: [choice] };

const asking = (answer: () => Response | Promise<Response>) => {
  const asked: RequestInit[] = [];
  globalThis.fetch = async (_, init = {}) => {
    asked.push(init);
    return answer();
  };
  return fetchChoices('https://shop.example/records', { Authorization: 'Bearer x' }, new AbortController().signal).then((choices) => ({ choices, asked }));
};

describe('asking an endpoint where somebody stands', () => {
  it('hears what it tells, and asks anew, without cookies, and nobody else', async () => {
    const { choices, asked } = await asking(() => Response.json(told));
    assert.deepEqual(choices, told);
    const [{ headers, cache, credentials, redirect } = {}] = asked;
    assert.deepEqual([headers, cache, credentials, redirect], [{ Authorization: 'Bearer x' }, 'no-store', 'omit', 'error']);
  });

  for (const status of [201, 204, 301, 401, 403, 404, 405, 429, 500, 503]) {
    it(`goes on with what the device knows where it answers ${status}, whatever else stands in the answer`, async () => {
      const body = status === 204 ? null : JSON.stringify(told);
      assert.equal((await asking(() => new Response(body, { status }))).choices, undefined);
    });
  }

  const unfit: readonly (readonly [name: string, body: unknown])[] = [
    ['no object', null], ['no list', { ...told, choices: {} }], ['nobody', { choices: [] }], ['a subject without an id', { ...told, subject: {} }],
    ...(['purpose', 'state', 'record', 'received_at', 'clause'] as const).map((part) => [`a choice without its ${part}`, { ...told, choices: [{ ...choice, [part]: undefined }] }] as const),
    ['a state that there is not', { ...told, choices: [{ ...choice, state: 'maybe' }] }], ['one unfit choice among others', { ...told, choices: [choice, null] }],
  ];
  for (const [name, body] of unfit) {
    it(`takes nothing from an answer that holds ${name}`, async () => {
      assert.equal((await asking(() => Response.json(body))).choices, undefined);
    });
  }

  it('goes on where a page is shown instead, or nobody answers', async () => {
    assert.equal((await asking(() => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }))).choices, undefined);
    assert.equal((await asking(() => { throw new TypeError('offline'); })).choices, undefined);
  });
});
