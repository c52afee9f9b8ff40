import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentRecordJsonSchema, requestRecordJsonSchema } from '../../src/record/json-schema.ts';
import { parseRequestRecord } from '../../src/record/parse-request.ts';
import { MAX_MESSAGE, REQUEST_KINDS } from '../../src/record/request-record.ts';
import { sampleRecord, sampleRequest } from './sample-record.ts';

/** The sample with members set, or taken away where they are `undefined`. */
const withMembers = (members: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries({ ...sampleRequest, ...members }).filter(([, value]) => value !== undefined));

describe('the parser of requests', () => {
  it('takes a request, as text and as a value', () => {
    assert.deepEqual(parseRequestRecord(JSON.stringify(sampleRequest)), { ok: true, record: sampleRequest });
    assert.deepEqual(parseRequestRecord(sampleRequest), { ok: true, record: sampleRequest });
  });

  for (const kind of REQUEST_KINDS) it(`takes the kind ${kind}`, () => assert.equal(parseRequestRecord(withMembers({ kind })).ok, true));

  const good: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['no contact', { contact: undefined }],
    ['an account', { subject: { kind: 'account', id: 'khách hàng 42' } }],
    ['no words', { message: '' }],
    ['as many words as there may be', { message: 'ữ'.repeat(MAX_MESSAGE) }],
  ];
  for (const [name, members] of good) it(`takes ${name}`, () => assert.equal(parseRequestRecord(withMembers(members)).ok, true));

  it('takes the longest message within the bytes of a record', () => {
    const text = JSON.stringify(withMembers({ message: 'ữ'.repeat(MAX_MESSAGE) }));
    assert.equal(parseRequestRecord(text).ok, true);
  });

  const bad: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['a consent', 'schema', sampleRecord],
    ['an unknown member', 'ip', { ip: '203.0.113.9' }],
    ['an unknown kind', 'kind', { kind: 'forget' }],
    ['a message that is too long', 'message', { message: 'a'.repeat(MAX_MESSAGE + 1) }],
    ['a message in NFD', 'message', { message: 'Tên tôi là Lân'.normalize('NFD') }],
    ['no message at all', 'message', { message: undefined }],
    ['a moment that is not UTC', 'made_at', { made_at: '2026-11-22T03:04:05+07:00' }],
    ['an address that is not normalised', 'contact.email', { contact: { email: 'lan@Example.VN' } }],
    ['a clause without its digest', 'clause.sha256', { clause: { id: 'a', title: 'A' } }],
    ['a query in the origin', 'origin', { origin: 'https://shop.example/?email=lan@example.vn' }],
  ];
  for (const [name, member, members] of bad) {
    it(`refuses ${name} and names the member`, () => {
      const parsed = parseRequestRecord(withMembers(members));
      assert.ok(!parsed.ok && parsed.faults.some(({ path }) => path === member), JSON.stringify(parsed));
    });
  }

  it('refuses what is not JSON, and what is too large, without throwing', () => {
    assert.equal(parseRequestRecord('{').ok, false);
    assert.equal(parseRequestRecord(`${JSON.stringify(sampleRequest)}${' '.repeat(17_000)}`).ok, false);
    for (const value of [null, undefined, 1, [], 'null', '[]']) assert.equal(parseRequestRecord(value).ok, false);
  });
});

it('both schemas are published, each under its own name, refusing unknown members', () => {
  const [consent, request] = [consentRecordJsonSchema(), requestRecordJsonSchema()];
  assert.deepEqual([consent.$id, request.$id], ['an-tam/consent-record/1', 'an-tam/request/1']);
  assert.deepEqual([consent.additionalProperties, request.additionalProperties], [false, false]);
  assert.deepEqual(Object.keys(request.properties ?? {}).toSorted(), Object.keys(sampleRequest).toSorted());
});
