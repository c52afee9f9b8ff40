import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConsentRecord } from '../../src/record/parse-record.ts';
import { sampleRecord } from './sample-record.ts';

/** A copy of the sample with one member set, or taken away where `value` is `undefined`. */
const withMember = (path: string, value: unknown): unknown => {
  const copy = structuredClone(sampleRecord) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((node, name) => node[name] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
};

describe('the parser of records', () => {
  it('says of a member too many or too few that it is so', () => {
    assert.deepEqual(parseConsentRecord({ schema: 'an-tam/consent-record/1', x: 1 }), {
      ok: false, faults: [
        ...['id', 'decided_at', 'subject', 'policy', 'decisions', 'act', 'signals', 'origin', 'widget'].map((path) => ({ path, message: 'is missing' })),
        { path: 'x', message: 'is not a member here' },
      ],
    });
  });

  it('takes the contract\'s example, as text and as a value', () => {
    assert.deepEqual(parseConsentRecord(JSON.stringify(sampleRecord)), { ok: true, record: sampleRecord });
    assert.deepEqual(parseConsentRecord(sampleRecord), { ok: true, record: sampleRecord });
  });

  const good: readonly (readonly [string, string, unknown])[] = [
    ['no contact', 'contact', undefined],
    ['an account', 'subject', { kind: 'account', id: 'khách hàng 42' }],
    ['a browser that can\'t say its signal', 'signals.gpc', null],
    ['a declared age', 'act.declared', ['age-16']],
    ['a grouped purpose', 'decisions.0.purpose', 'partner-sharing.giao-hang'],
    ['a loopback page', 'origin', 'http://127.0.0.1:8080/'],
  ];
  for (const [name, path, value] of good) it(`takes ${name}`, () => assert.equal(parseConsentRecord(withMember(path, value)).ok, true));

  const bad: readonly (readonly [string, string, unknown])[] = [
    ['another schema', 'schema', 'an-tam/consent-record/2'],
    ['an unknown member', 'ip', '203.0.113.9'],
    ['an unknown member deep inside', 'decisions.0.clause.note', 'x'],
    ['an upper-case id', 'id', sampleRecord.id.toUpperCase()],
    ['a UUIDv4', 'id', '01939f2e-7c1a-4b3e-9d55-0d9a6a3c1f20'],
    ['a moment that is not UTC', 'decided_at', '2026-11-22T03:04:05+07:00'],
    ['a day that does not exist', 'decided_at', '2026-02-30T03:04:05.678Z'],
    ['a device id that is no hash', 'subject.id', 'd:short'],
    ['an account without a name', 'subject', { kind: 'account', id: '' }],
    ['an address that is not normalised', 'contact.email', 'lan@Example.VN'],
    ['an upper-case digest', 'policy.sha256', 'A'.repeat(64)],
    ['a policy without a URL', 'policy.url', 'chinh-sach.md'],
    ['a script for a URL', 'policy.url', 'javascript:alert(1)'],
    ['no decision', 'decisions', []],
    ['two decisions on one purpose', 'decisions', [sampleRecord.decisions[0], sampleRecord.decisions[0]]],
    ['a state that is no decision', 'decisions.0.state', 'unanswered'],
    ['a bundle for a purpose', 'decisions.0.purpose', 'newsletter partner-sharing'],
    ['a title in NFD', 'decisions.0.clause.title', 'Nhận bản tin'.normalize('NFD')],
    ['a gesture that is no act', 'act.gesture', 'scroll'],
    ['a switch that was on by default', 'act.default', 'on'],
    ['a signal that is not a truth value', 'signals.gpc', '1'],
    ['a query in the origin', 'origin', 'https://shop.example/tai-khoan?email=lan@example.vn'],
    ['a fragment in the origin', 'origin', 'https://shop.example/#a'],
    ['a missing act', 'act', undefined],
  ];
  for (const [name, path, value] of bad) {
    it(`refuses ${name} and names the member`, () => {
      const parsed = parseConsentRecord(withMember(path, value));
      assert.equal(parsed.ok, false);
      const named = parsed.ok ? [] : parsed.faults.map((fault) => fault.path);
      assert.ok(named.some((member) => path.startsWith(member) || member.startsWith(path)), named.join(', '));
    });
  }

  it('refuses what is not JSON, and what is too large, without throwing', () => {
    assert.equal(parseConsentRecord('{').ok, false);
    assert.equal(parseConsentRecord(JSON.stringify(withMember('act.label', 'x'.repeat(17_000)))).ok, false);
    for (const value of [null, undefined, 1, [], 'null', '[]', '"x"', '{"__proto__":{}}']) assert.equal(parseConsentRecord(value).ok, false);
  });
});
