import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { answerRequest, findRequest, listRequests, type Said } from '../../src/ledger/answer-request.ts';
import { promiseRequest } from '../../src/ledger/promise-request.ts';
import { newRecordId } from '../../src/record/record-id.ts';
import { newDevice, NOW, request, row, type Device } from './sample.ts';
import { openTestLedger, type TestLedger } from './test-ledger.ts';

let test: TestLedger;
let device: Device;
before(async () => { test = await openTestLedger(); });
after(() => test.end());
beforeEach(async () => { device = await newDevice(); });

const means = () => ({ requests: test.ledger.storage.requests, holidays: [], now: () => test.clock.now });
const arrive = async (kind: 'see' | 'delete' | 'correct' = 'see', at = NOW): Promise<string> => {
  const of = { ...row(request(device.subject, { id: newRecordId(at), kind }), at), position: 0 };
  await test.ledger.storage.append([of]);
  return (await promiseRequest(of, means())).number;
};
const say = (number: string, said: Partial<Said> = {}) => answerRequest(number, { state: 'answered', words: 'Đã nhận.', ...said }, means());
const outcome = async (number: string, said: Partial<Said> = {}) => (await say(number, said)).is;

describe('what the shop says about a request', () => {
  it('is written down, and its person is told', async () => {
    const number = await arrive();
    const told = await say(number.toLowerCase().replace('-', ' '), { words: '  Đã nhận.  ' });
    assert.ok(told.is === 'said' && told.request.state === 'answered' && told.request.next === '2026-12-02');
    assert.deepEqual((await findRequest(number, means()))?.events.map(({ state, words }) => [state, words]), [['answered', 'Đã nhận.']]);
  });

  it('needs words, and a number that is right', async () => {
    const number = await arrive();
    assert.equal(await outcome(number, { words: '  ' }), 'no-words');
    assert.equal(await outcome(number.replace(/.$/, (sign) => (sign === '2' ? '3' : '2'))), 'no-number');
    assert.equal(await outcome('222-222'), 'unknown-number');
  });

  it('ends with done', async () => {
    const number = await arrive();
    assert.equal(await outcome(number, { state: 'done' }), 'said');
    assert.deepEqual(await say(number, { state: 'declined' }), { is: 'not-possible', state: 'done' });
  });

  const days: readonly (readonly [string | undefined, boolean, string])[] = [
    [undefined, false, 'needs-day'], ['soon', false, 'needs-day'], ['2026-12-02', false, 'bad-day'], ['2026-12-03', false, 'said'],
    ['2026-12-12', false, 'said'], ['2026-12-13', false, 'bad-day'], ['2026-12-17', true, 'said'], ['2026-12-18', true, 'bad-day'],
  ];
  for (const [until, withProcessor, is] of days) {
    it(`may extend to ${until ?? 'no day'}${withProcessor ? ' with a processor' : ''}: ${is}`, async () =>
      assert.equal(await outcome(await arrive(), { state: 'extended', ...(until !== undefined && { until }), withProcessor }), is));
  }

  it('may extend once', async () => {
    const number = await arrive();
    await say(number, { state: 'extended', until: '2026-12-05' });
    assert.equal(await outcome(number, { state: 'extended', until: '2026-12-10' }), 'not-possible');
  });
});

it('the shop sees what is most urgent first, then what is closed', async () => {
  const fresh = await openTestLedger();
  const own = { requests: fresh.ledger.storage.requests, holidays: [], now: () => NOW };
  for (const [kind, at] of [['delete', NOW], ['see', NOW + 1], ['see', NOW - 86_400_000 * 7], ['correct', NOW + 2]] as const) {
    await fresh.ledger.storage.append([row(request(device.subject, { id: newRecordId(at), kind }), at)]);
  }
  const before = await listRequests(own);
  assert.deepEqual(before.map(({ kind, next }) => [kind, next]), [
    ['see', '2026-11-17'], ['delete', '2026-11-24'], ['see', '2026-11-24'], ['correct', '2026-11-24'],
  ], 'those without a number got one');
  await answerRequest(before[0]?.number ?? '', { state: 'done', words: 'Xong.' }, own);
  assert.deepEqual((await listRequests(own)).map(({ state }) => state), ['received', 'received', 'received', 'done']);
  await fresh.end();
});
