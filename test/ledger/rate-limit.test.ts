import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ADDRESS_RATE, addressBucket, TokenBuckets } from '../../src/ledger/rate-limit.ts';

describe('token buckets', () => {
  it('give what they hold, then say how long to wait, then fill again', () => {
    let now = 0;
    const buckets = new TokenBuckets({ burst: 2, perSecond: 0.5 }, () => now);
    assert.deepEqual([buckets.take('a'), buckets.take('a'), buckets.take('a')], [0, 0, 2]);
    assert.equal(buckets.take('b'), 0);
    now = 1000;
    assert.equal(buckets.take('a'), 1);
    now = 2000;
    assert.equal(buckets.take('a'), 0);
    now = 3_600_000;
    assert.deepEqual([buckets.take('a'), buckets.take('a')], [0, 0]);
    assert.ok(buckets.take('a') > 0);
  });

  it('take nothing away when the clock is set back', () => {
    let now = 10_000;
    const buckets = new TokenBuckets({ burst: 2, perSecond: 1 }, () => now);
    buckets.take('a');
    now = 0;
    assert.equal(buckets.take('a'), 0);
  });

  it('remember only so many, and forget the one longest quiet', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 0.001 }, () => 0, 3);
    for (const name of ['a', 'b', 'c']) buckets.take(name);
    assert.ok(buckets.take('a') > 0);
    for (let index = 0; index < 1000; index++) buckets.take(`other ${index}`);
    assert.equal(buckets.size, 3);
  });

  it('let a neighbourhood behind one address pass: 10,000 people within a minute', () => {
    let now = 0;
    const buckets = new TokenBuckets(ADDRESS_RATE, () => now);
    for (let person = 0; person < 10_000; person++) {
      now = person * 6;
      for (const request of ['get', 'preflight', 'post']) assert.equal(buckets.take('one address'), 0, `${request} of ${person}`);
    }
  });
});

describe('an address counts', () => {
  for (const [address, bucket] of [
    ['203.0.113.7', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2'], ['2001:DB8::1', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['fe80::1%eth0', 'fe80:0:0:0'],
    ['203.0.113.7:50123', '203.0.113.7'], ['[2001:db8::1]:443', '2001:db8:0:0'], ['[::1]', '0:0:0:0'], ['::ffff:203.0.113.7%1', '203.0.113.7'],
    ['unknown', 'unknown'], ['_hidden:7', 'unknown'], ['', 'unknown'],
  ] as const) it(`as ${bucket} where it is ${address}`, () => { assert.equal(addressBucket(address), bucket); });
});
