import { CONSENT_SCHEMA, type ConsentRecord, type DecisionState, type Sha256 } from '../../src/record/consent-record.ts';
import { newRecordId, toTimestamp } from '../../src/record/record-id.ts';

const sha256 = 'a'.repeat(64) as Sha256;
export const DEVICE_KEY = 'k'.repeat(22);

/** A record that nobody reads further than its subject and id. */
export const someRecord = (subject: ConsentRecord['subject'] = deviceSubject, state: DecisionState = 'granted'): ConsentRecord => ({
  schema: CONSENT_SCHEMA,
  id: newRecordId(Date.now()),
  decided_at: toTimestamp(Date.now()),
  subject,
  policy: { document: 'chinh-sach', version: '1', language: 'vi', url: 'https://shop.example/p.md', sha256 },
  decisions: [{ purpose: 'newsletter', state, clause: { id: 'ban-tin', sha256, title: 'Nhận bản tin' }, recipients: [], supersedes: null }],
  act: { gesture: 'switch', label: 'Nhận bản tin', default: 'off', language: 'vi', declared: [] },
  signals: { gpc: null },
  origin: 'https://shop.example/',
  widget: 'an-tam/1.0.0',
});

export const deviceSubject = { kind: 'device', id: `d:${'s'.repeat(43)}` } as const;
export const accountOf = (id: string) => ({ kind: 'account', id }) as const;

/** An unsigned token; the outbox reads its `sub` alone. */
export const tokenOf = (sub: string, salt = ''): string => {
  const part = (value: unknown): string => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${part({ alg: 'none' })}.${part({ sub, salt })}.`;
};
