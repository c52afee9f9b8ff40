import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseStrictJson } from '../../src/ledger/strict-json.ts';

describe('JSON that every reader understands alike', () => {
  for (const json of ['{"a":1,"b":{"a":2}}', '[{"a":1},{"a":2}]', '{"a":"a","b":"a"}', '"a"', 'null', '{"a":"{\\"a\\":1,\\"a\\":2}"}', '{"a":["a","a"]}']) {
    it(`is taken: ${json}`, () => { assert.deepEqual(parseStrictJson(json), { ok: true, value: JSON.parse(json) as unknown }); });
  }
  for (const json of ['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '{"b":{"a":1,"x":[],"a":2}}', '[{"a":{},"a":{}}]', '', '{', '{"a":1}}', 'undefined', '{a:1}', "{'a':1}"]) {
    it(`is refused: ${json}`, () => { assert.equal(parseStrictJson(json).ok, false); });
  }
});
