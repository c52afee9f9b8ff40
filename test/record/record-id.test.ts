import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRecordId, toTimestamp } from '../../src/record/record-id.ts';

describe('a record id', () => {
  it('carries its moment as the example of RFC 9562 appendix A.6 does', () => {
    assert.ok(newRecordId(Date.parse('2022-02-22T19:22:22.000Z')).startsWith('017f22e2-79b0-7'));
  });
  it('has version 7 and variant 10 whatever the random bits are', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      assert.match(newRecordId(1_795_000_000_000, new Uint8Array(10).fill(byte)), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
  it('sorts by time', () => {
    assert.ok(newRecordId(1_795_000_000_000) < newRecordId(1_795_000_000_001));
  });
  it('stays well-formed when the clock is absurd', () => {
    for (const now of [-1, 0, 2 ** 48, 8.64e15, 1.5]) assert.equal(newRecordId(now).length, 36);
  });
  it('never repeats in a thousand', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, () => newRecordId(0))).size, 1000);
  });
  it('comes with a moment in RFC 3339 UTC', () => assert.equal(toTimestamp(0), '1970-01-01T00:00:00.000Z'));
});
