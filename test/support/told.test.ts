import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenToPages, type KeptChoice } from './told.ts';

const says = (words: string): string => `an-tam-giao-hang-status: ${words} · Cửa hàng đã ghi nhận lúc 10:00`;

/** What counts as said too early where the database holds this. */
const early = (kept: readonly KeptChoice[], words: string, before?: number): readonly string[] => {
  const { told, hear } = listenToPages(() => kept);
  hear({ what: 'status', text: says(words), ...(before !== undefined && { before }) });
  return told.early;
};

const [granted, withdrawn] = [{ state: 'granted', receivedAt: 1000 }, { state: 'withdrawn', receivedAt: 2000 }] as const;

test('“received” is early where no such choice is there', () => {
  assert.deepEqual(early([], 'Đồng ý'), [says('Đồng ý')]);
  assert.deepEqual(early([granted], 'Đã rút đồng ý', 1500), [says('Đã rút đồng ý')]);
  assert.deepEqual(early([granted], 'Đồng ý', 900), []);
});

test('of the third choice it is early where only the first of the three is there', () => {
  assert.deepEqual(early([granted, withdrawn], 'Đồng ý', 2500), [says('Đồng ý')]);
  assert.deepEqual(early([granted, withdrawn, { state: 'granted', receivedAt: 3000 }], 'Đồng ý', 2500), []);
});

test('a screen that has not heard of the last choice yet was not early with the one before it', () => {
  assert.deepEqual(early([granted, withdrawn], 'Đồng ý', 500), []);
  assert.deepEqual(early([granted, withdrawn], 'Đồng ý'), [], 'a page that shows first what its device remembers');
});
