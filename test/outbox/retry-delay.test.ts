import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_HOLD, readRetryAfter, retryDelay } from '../../src/outbox/retry-delay.ts';

const NOW = Date.parse('2026-11-22T00:00:00.000Z');
const read = (value?: string, date?: string) =>
  readRetryAfter(new Headers({ ...(value === undefined ? {} : { 'Retry-After': value }), ...(date ? { Date: date } : {}) }), NOW);

test('back-off doubles from one second to five minutes, with full jitter', () => {
  assert.deepEqual([0, 1, 2, 8, 9, 5000].map((failures) => retryDelay(failures, 1)), [1000, 2000, 4000, 256_000, 300_000, 300_000]);
  assert.equal(retryDelay(3, 0), 0);
  assert.equal(retryDelay(3, 0.5), 4000);
});

for (const [what, value, expected] of [
  ['seconds', '120', 120_000], ['an HTTP-date', 'Sun, 22 Nov 2026 00:00:30 GMT', 30_000], ['nothing', undefined, 0], ['zero', '0', 0],
  ['a past date', 'Sun, 22 Nov 2020 00:00:00 GMT', 0], ['nonsense', 'soon', 0], ['a negative number', '-5', 0],
  ['an absurd number', '99999999999999999999', LONGEST_HOLD], ['an absurd date', 'Sun, 22 Nov 2099 00:00:00 GMT', LONGEST_HOLD],
] as const) {
  test(`Retry-After with ${what} means ${expected} ms`, () => assert.equal(read(value), expected));
}

test('an HTTP-date is measured against the answer\'s own Date where it is told', () => {
  assert.equal(read('Sun, 22 Nov 2026 08:00:30 GMT', 'Sun, 22 Nov 2026 08:00:00 GMT'), 30_000);
});
