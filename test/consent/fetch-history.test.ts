import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { fetchHistory } from '../../src/consent/fetch-history.ts';
import type { HeldRecord } from '../../src/record/history.ts';
import { newDevice, NOW, record } from '../ledger/sample.ts';

const { fetch: own } = globalThis;
afterEach(() => { globalThis.fetch = own; });

const { subject } = await newDevice();
const held = (position: number): HeldRecord =>
  ({ record: record({ subject, at: NOW + position }), received_at: record({ subject }).decided_at, position, unknown_clauses: [], receipt: 'a.b.c' });

/** Answers each request in turn, the last answer for ever. */
const serve = (...answers: readonly (() => Response)[]): string[] => {
  const asked: string[] = [];
  globalThis.fetch = async (input) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? Response.error;
    asked.push(String(input));
    return answer();
  };
  return asked;
};
const ask = (endpoint = 'https://shop.example/records') => fetchHistory(endpoint, { 'An-Tam-Device': 'x' }, new AbortController().signal);
const page = (records: readonly unknown[], next: number | null = null) => () => Response.json({ subject, records, next });

describe('asking the endpoint for a history', () => {
  it('turns its pages to the end', async () => {
    const [three, two, one] = [held(3), held(2), held(1)];
    const asked = serve(page([three, two], 2), page([one]));
    assert.deepEqual(await ask(), { is: 'told', records: [three, two, one], whole: true });
    assert.deepEqual(asked, ['https://shop.example/records/history', 'https://shop.example/records/history?before=2']);
  });

  it('keeps the endpoint\'s own query', async () => {
    const asked = serve(page([]));
    await ask('https://shop.example/records/?shop=1');
    assert.deepEqual(asked, ['https://shop.example/records/history?shop=1']);
  });

  it('stops at some time, and says that it did', async () => {
    const asked = serve(page([held(2)], 2));
    const told = await ask();
    assert.equal(told.is === 'told' && told.whole, false);
    assert.equal(asked.length, 20);
  });

  for (const [status, is] of [[404, 'untold'], [405, 'untold'], [401, 'unproved'], [403, 'unproved'], [500, 'unreachable'], [204, 'unreachable']] as const) {
    it(`takes ${status} as ${is}`, async () => {
      serve(() => new Response(null, { status }));
      assert.deepEqual(await ask(), { is });
    });
  }

  it('takes nothing that can not be shown', async () => {
    const good = held(1);
    for (const odd of [null, {}, { ...good, receipt: 1 }, { ...good, record: { ...good.record, decisions: [{}] } }, { ...good, received_at: 'mai' }]) {
      serve(page([odd]));
      assert.deepEqual(await ask(), { is: 'unreachable' });
    }
    serve(() => new Response('<html>'));
    assert.deepEqual(await ask(), { is: 'unreachable' });
    globalThis.fetch = () => Promise.reject(new TypeError('no network'));
    assert.deepEqual(await ask(), { is: 'unreachable' });
  });
});
