import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyAnswer, postRecord } from '../../src/outbox/post-record.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { someRecord } from './some-record.ts';

const NOW = Date.parse('2026-11-22T00:00:00.000Z');
const record = someRecord();
const receipt = { id: record.id, received_at: '2026-11-22T00:00:01.000Z', position: 1, receipt: 'a.b.c' };
const classify = (status: number, body?: unknown, headers: Record<string, string> = {}) =>
  classifyAnswer(record.id, status, new Headers(headers), body, NOW);

for (const status of [200, 201]) {
  test(`${status} with a receipt that names the record is received, with the endpoint's time`, () => {
    assert.deepEqual(classify(status, receipt), { is: 'received', at: receipt.received_at, receipt });
  });
}

for (const [what, body] of [
  ['nothing', undefined], ['null', null], ["another record's receipt", { ...receipt, id: someRecord().id }], ['text', 'OK'],
] as const) {
  test(`a 2xx with ${what} is received without a receipt, at the device's time`, () => {
    for (const status of [200, 201, 202, 204]) assert.deepEqual(classify(status, body), { is: 'received', at: '2026-11-22T00:00:00.000Z' });
  });
}

test('a reason is a sentence, however much is sent', () => {
  const answer = classify(422, { code: 'unknown-clause', detail: 'a'.repeat(100_000) });
  assert.ok(answer.is === 'refused' && answer.reason.length === 500);
});

for (const status of [401, 403]) {
  test(`${status} waits for a token`, () => assert.deepEqual(classify(status), { is: 'waiting', why: 'token', hold: 0 }));
}

for (const status of [408, 425, 429, 500, 502, 503, 504, 599]) {
  test(`${status} is not yet, and Retry-After is read`, () => {
    assert.deepEqual(classify(status), { is: 'waiting', why: 'server', hold: 0 });
    assert.deepEqual(classify(status, undefined, { 'Retry-After': '7' }), { is: 'waiting', why: 'server', hold: 7000 });
  });
}

for (const status of [400, 404, 405, 409, 410, 413, 415, 418, 422, 451]) {
  test(`${status} is refused, with code and reason of the problem document`, () => {
    assert.deepEqual(classify(status, { code: 'unknown-clause', title: 'T', detail: 'D' }), { is: 'refused', status, code: 'unknown-clause', reason: 'D' });
    assert.deepEqual(classify(status, { title: 'T' }), { is: 'refused', status, code: `http-${status}`, reason: 'T' });
    assert.deepEqual(classify(status, { code: 7, detail: {} }), { is: 'refused', status, code: `http-${status}`, reason: '' });
  });
}

for (const status of [0, 301, 302, 303, 307, 308]) {
  test(`a redirect (${status}) is not followed and counts as refused`, () => {
    assert.deepEqual(classify(status), { is: 'refused', status, code: 'redirected', reason: '' });
  });
}

const post = (sent: ConsentRecord, send: typeof fetch) =>
  postRecord(sent, { 'An-Tam-Device': 'key' }, new AbortController().signal, { endpoint: 'https://shop.example/an-tam', fetch: send, now: () => NOW });

test('a POST carries the record, its id as idempotency key and the proof, and no cookies', async () => {
  let seen: RequestInit = {};
  await post(record, async (_, init = {}) => {
    seen = init;
    return new Response(null, { status: 204 });
  });
  const headers = new Headers(seen.headers);
  assert.equal(headers.get('idempotency-key'), `"${record.id}"`);
  assert.equal(headers.get('content-type'), 'application/json');
  assert.equal(headers.get('an-tam-device'), 'key');
  assert.deepEqual(JSON.parse(seen.body as string), record);
  assert.deepEqual([seen.method, seen.credentials, seen.redirect, seen.keepalive, seen.referrerPolicy], ['POST', 'omit', 'manual', true, 'no-referrer']);
});

test('a network error is not yet', async () => {
  assert.deepEqual(await post(record, () => Promise.reject(new TypeError('down'))), { is: 'waiting', why: 'network', hold: 0 });
});

test('a 201 whose body is cut off or no JSON is received without a receipt', async () => {
  assert.deepEqual(await post(record, async () => new Response('{"id":', { status: 201 })), { is: 'received', at: '2026-11-22T00:00:00.000Z' });
});

test('a record that no request can carry is refused before anything is sent', async () => {
  const sent = post({ ...record, id: 'xin chào đ' } as unknown as ConsentRecord, () => assert.fail('sent'));
  assert.deepEqual(await sent, { is: 'refused', status: 0, code: 'unsendable', reason: '' });
});
