import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/record/canonical-json.ts';
import type { ConsentRecord, DecisionState, RecordId, Sha256, Subject } from '../../src/record/consent-record.ts';
import { deviceSubjectId, newDeviceKey } from '../../src/record/device-key.ts';
import { newRecordId, toTimestamp } from '../../src/record/record-id.ts';
import { REQUEST_SCHEMA, type RequestRecord } from '../../src/record/request-record.ts';
import type { NewRow } from '../../src/ledger/storage.ts';

/** The moment at which the tests' clocks stand unless a test moves them. */
export const NOW = Date.parse('2026-11-22T03:05:00.000Z');

export const digest = (text: string): Sha256 => createHash('sha256').update(text).digest('hex') as Sha256;

/** A device: its key, and the subject that the key proves. */
export type Device = { readonly key: string; readonly subject: Subject };

export const newDevice = async (): Promise<Device> => {
  const key = newDeviceKey();
  return { key, subject: { kind: 'device', id: await deviceSubjectId(key) } };
};

/** What a test says about a record; the rest is as in the contract's example. */
export type Said = {
  readonly subject: Subject;
  readonly id?: RecordId;
  readonly at?: number;
  readonly state?: DecisionState;
  readonly purpose?: string;
  readonly clause?: Sha256;
  readonly supersedes?: RecordId | null;
  readonly email?: string;
  readonly origin?: string;
};

export const record = ({
  subject, at = NOW, id = newRecordId(at), state = 'granted', purpose = 'newsletter', clause = digest('a clause'), supersedes = null, email,
  origin = 'https://shop.example/tai-khoan',
}: Said): ConsentRecord => ({
  schema: 'an-tam/consent-record/1', id, decided_at: toTimestamp(at), subject, ...(email === undefined ? {} : { contact: { email } }),
  policy: {
    document: 'chinh-sach-bao-mat', version: '2026-11-22', language: 'vi', url: 'https://shop.example/chinh-sach.md', sha256: digest('a policy'),
  },
  decisions: [{ purpose, state, clause: { id: 'ban-tin', sha256: clause, title: 'Nhận bản tin khuyến mại' }, recipients: [], supersedes }],
  act: { gesture: 'switch', label: 'Nhận bản tin khuyến mại', default: 'off', language: 'vi', declared: [] },
  signals: { gpc: false }, origin, widget: 'an-tam/1.0.0',
});

/** A request as the widget makes it; what a test says goes before. */
export const request = (subject: Subject, said: Partial<RequestRecord> = {}): RequestRecord => ({
  schema: REQUEST_SCHEMA, id: newRecordId(NOW), made_at: toTimestamp(NOW), subject, kind: 'correct', message: 'Tên tôi là Lan.',
  policy: record({ subject }).policy, clause: { id: 'sua-du-lieu', sha256: digest('a clause'), title: 'Sửa dữ liệu của bạn' },
  origin: 'https://shop.example/chinh-sach/bao-mat', widget: 'an-tam/1.0.0', ...said,
});

export const row = (of: ConsentRecord | RequestRecord, receivedAt = NOW): NewRow => {
  const content = canonicalJson(of);
  const { id, schema, subject } = of;
  return { subject: subject.id, id, schema, content, sha256: digest(content), receivedAt: toTimestamp(receivedAt), unknownClauses: [] };
};
