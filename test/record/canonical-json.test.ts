import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../src/record/canonical-json.ts';

describe('canonical JSON', () => {
  it('is what another implementation of RFC 8785 makes of any value', () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), (value) => {
      assert.equal(canonicalJson(value), canonicalize(value));
    }));
  });
  it('is the same whatever the order of members', () => {
    assert.equal(canonicalJson({ b: 1, a: { d: [], c: null } }), canonicalJson({ a: { c: null, d: [] }, b: 1 }));
  });
  it('leaves members without a value out, as JSON does', () => assert.equal(canonicalJson({ a: undefined }), '{}'));
  for (const value of [NaN, Infinity, undefined, () => {}, [undefined]]) {
    it(`says no to ${String(value)}`, () => assert.throws(() => canonicalJson(value), TypeError));
  }
});
