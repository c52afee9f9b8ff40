import type { AskedClause, Choice } from '../../src/consent/choice.ts';
import type { Circumstances } from '../../src/consent/make-record.ts';
import type { DecisionState, RecordId, Sha256, Timestamp } from '../../src/record/consent-record.ts';

export const clause = (purpose: string, more: Partial<AskedClause> = {}): AskedClause => ({
  purpose, id: purpose.replaceAll('.', '-'), title: `Điều khoản ${purpose}`, text: `## ${purpose}\n`, recipients: [],
  sha256: 'a'.repeat(64) as Sha256, ...more,
});

/** The words on the control that is pressed. */
export const label = 'Đồng ý nhận';

export const choice = (state: DecisionState, asked: AskedClause, record = `record of ${asked.purpose}`): Choice => ({
  purpose: asked.purpose, state, record: record as RecordId, decidedAt: '2026-11-22T03:00:00.000Z' as Timestamp,
  clause: { id: asked.id, sha256: asked.sha256, title: asked.title }, text: asked.text,
  ...(asked.edition !== undefined && { edition: asked.edition }),
});

export const circumstances: Circumstances = {
  policy: { document: 'chinh-sach', version: '1', language: 'vi', url: 'https://shop.example/p.md', sha256: 'b'.repeat(64) as Sha256 },
  language: 'vi', gpc: null, origin: 'https://shop.example/tai-khoan', widget: 'an-tam/1.0.0',
};
