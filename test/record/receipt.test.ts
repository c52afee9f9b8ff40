import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReceipt } from '../../src/record/receipt.ts';
import { sampleRecord } from './sample-record.ts';

const { id } = sampleRecord;
const receipt = { id, received_at: '2026-11-22T03:04:06.000Z', position: 1, receipt: 'a.b.c' };

describe('a receipt', () => {
  it('is read where it names the record', () => assert.deepEqual(readReceipt({ ...receipt, more: 1 }, id), receipt));
  const promised = { number: '7K2-94Q', due: { answer_by: '2026-11-24', done_by: '2026-12-02' } };
  it('of a request has its number and its dates', () => assert.deepEqual(readReceipt({ ...receipt, ...promised }, id), { ...receipt, promised }));
  for (const half of [{ number: '7K2-94Q' }, { ...promised, number: 7 }, { ...promised, due: { answer_by: '2026-11-24' } },
    { ...promised, due: { answer_by: 'soon', done_by: '2026-12-02' } }]) {
    it(`stands without ${JSON.stringify(half)}, which is no whole promise`, () =>
      assert.deepEqual(readReceipt({ ...receipt, ...half }, id), receipt));
  }
  for (const [name, value] of [
    ['of another record', { ...receipt, id: 'other' }], ['without a time', { ...receipt, received_at: undefined }],
    ['with a time that is none', { ...receipt, received_at: 'soon' }], ['that would fill a device', { ...receipt, receipt: 'a'.repeat(20_000) }], ['with a position that is no number', { ...receipt, position: '1' }],
    ['without its proof', { ...receipt, receipt: undefined }], ['that is null', null], ['that is a string', 'received'],
  ] as const) it(`${name} is none`, () => assert.equal(readReceipt(value, id), undefined));
});
