import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { newRecordId } from '../../src/record/record-id.ts';
import { receiptNumber } from '../../src/record/receipt-number.ts';

const { FC_SEED = '1', FC_RUNS = '200' } = process.env;

test('a receipt number is six signs that nobody mishears', () => {
  fc.assert(fc.property(fc.nat(2 ** 45), fc.uint8Array({ minLength: 10, maxLength: 10 }), (now, random) => {
    assert.match(receiptNumber(newRecordId(now, Uint8Array.from(random))), /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
  }), { seed: Number(FC_SEED), numRuns: Number(FC_RUNS) });
});

test('it is the last thirty bits of the id, counted by hand', () => {
  assert.equal(receiptNumber('01939f2e-7c1a-7b3e-9d55-0d9a00000000'), '000-000');
  assert.equal(receiptNumber('01939f2e-7c1a-7b3e-9d55-0d9a0000001f'), '000-00Z');
  assert.equal(receiptNumber('01939f2e-7c1a-7b3e-9d55-0d9a00000020'), '000-010');
  assert.equal(receiptNumber('01939f2e-7c1a-7b3e-9d55-0d9affffffff'), 'ZZZ-ZZZ');
});
