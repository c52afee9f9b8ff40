import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { consentRecordJsonSchema } from '../../src/record/json-schema.ts';
import { HELD_BY_SHOP, STANDARD_FIELDS } from '../../src/record/standard-fields.ts';
import { toIso27560, toKantara } from '../../src/record/to-standards.ts';
import { sampleRecord } from './sample-record.ts';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>; readonly items?: Schema;
  readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[];
};

/** Paths of all that a schema describes and that holds nothing further. */
const leaves = (schema: Schema, path = ''): readonly string[] => {
  const inner = [schema, ...schema.anyOf ?? [], ...schema.oneOf ?? []];
  const found = inner.flatMap(({ properties = {}, items }) => [
    ...Object.entries(properties).flatMap(([name, member]) => leaves(member, path ? `${path}.${name}` : name)),
    ...items?.properties ? leaves(items, path) : [],
  ]);
  return found.length > 0 ? [...new Set(found)] : [path];
};

/** Paths of the members of a value, what arrays hold by the array's own name. */
const members = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return value.some((each) => typeof each === 'object') ? [...new Set(value.flatMap((each) => members(each, path)))] : [path];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => members(member, path ? `${path}.${name}` : name));
};

const names = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const readme = readFileSync(new URL('../../src/record/README.md', import.meta.url), 'utf8');
const table = [...readme.matchAll(/^\| `([\w.]+)` \| ([^|]*) \| ([^|]*) \|/gm)]
  .map(([, member = '', iso = '', kantara = '']) => ({ member, iso27560: names(iso), kantara: names(kantara) }));

test('every member of a record is mapped, or named as one that has no place there', () => {
  assert.deepEqual(STANDARD_FIELDS.map(({ member }) => member).toSorted(), [...leaves(consentRecordJsonSchema() as Schema)].toSorted());
});

test('the table in the docs says what the code says, in its order', () => {
  assert.deepEqual(table, STANDARD_FIELDS);
  const list = (title: string) => names(readme.split('\n').find((line) => line.startsWith(`- ${title}: `)) ?? '');
  assert.deepEqual(list('ISO/IEC TS 27560'), HELD_BY_SHOP.iso27560);
  assert.deepEqual(list('Kantara 1.1'), HELD_BY_SHOP.kantara);
});

const granted: ConsentRecord = { ...sampleRecord, decisions: sampleRecord.decisions.map((decision) => ({ ...decision, recipients: ['Chợ Phiên', 'Bếp Ven Sông'] })) };

test('a Kantara receipt has the members that the table names, and no other', () => {
  const written = members(toKantara(granted)).filter((path) => path !== 'version');
  assert.deepEqual(written.toSorted(), [...new Set(STANDARD_FIELDS.flatMap(({ kantara }) => kantara))].toSorted());
});

test('the ISO form has the fields that the table names, and no other', () => {
  const written = members(toIso27560(granted)).map((path) => path.replace(/^(pii_processing|events)\./, '').replace(/^(privacy_notice)\..*/, '$1'));
  assert.deepEqual([...new Set(written)].toSorted(), [...new Set(STANDARD_FIELDS.flatMap(({ iso27560 }) => iso27560))].toSorted());
});

test('their values are the record\'s own', () => {
  const kantara = toKantara(granted);
  assert.equal(kantara?.consentReceiptID, granted.id);
  assert.equal((kantara?.consentTimestamp ?? 0) * 1000, Math.floor(Date.parse(granted.decided_at) / 1000) * 1000);
  assert.deepEqual(kantara?.services[0]?.purposes[0], {
    purpose: granted.decisions[0]?.clause.title, consentType: 'EXPLICIT', thirdPartyDisclosure: true, thirdPartyName: 'Chợ Phiên; Bếp Ven Sông',
  });
  const iso = toIso27560(granted);
  assert.equal(iso.events[0]?.event_state, 'granted');
  assert.equal(iso.pii_processing[0]?.privacy_notice.clause_sha256, granted.decisions[0]?.clause.sha256);
});

test('what withdraws or refuses is no Kantara receipt: that form could not say so', () => {
  for (const state of ['withdrawn', 'denied'] as const) {
    const [decision] = granted.decisions;
    assert.equal(decision && toKantara({ ...granted, decisions: [{ ...decision, state }] }), undefined);
    assert.equal(decision && toIso27560({ ...granted, decisions: [{ ...decision, state }] }).events[0]?.event_state, state);
  }
});
