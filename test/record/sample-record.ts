import type { ConsentRecord } from '../../src/record/consent-record.ts';
import type { RequestRecord } from '../../src/record/request-record.ts';

/** The record of the contract's own example, whole. */
export const sampleRecord = {
  schema: 'an-tam/consent-record/1',
  id: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20',
  decided_at: '2026-11-22T03:04:05.678Z',
  subject: { kind: 'device', id: `d:${'A'.repeat(43)}` },
  contact: { email: 'lan@example.vn' },
  policy: {
    document: 'chinh-sach-bao-mat', version: '2026-11-22', language: 'vi', url: 'https://shop.example/chinh-sach.md', sha256: '9f86d081'.repeat(8),
  },
  decisions: [{
    purpose: 'newsletter', state: 'granted',
    clause: { id: 'ban-tin', sha256: '2c26b46b'.repeat(8), title: 'Nhận bản tin khuyến mại' },
    recipients: [], supersedes: null,
  }],
  act: { gesture: 'switch', label: 'Nhận bản tin khuyến mại', default: 'off', language: 'vi', declared: [] },
  signals: { gpc: false },
  origin: 'https://shop.example/tai-khoan',
  widget: 'an-tam/1.0.0',
} as unknown as ConsentRecord;

/** A request of the same device. */
export const sampleRequest = {
  schema: 'an-tam/request/1',
  id: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f21',
  made_at: '2026-11-22T03:04:05.678Z',
  subject: sampleRecord.subject,
  contact: { phone: '+84912345678' },
  kind: 'correct',
  message: 'Tên tôi là Lan, không phải Lam.\nXin sửa giúp.',
  policy: sampleRecord.policy,
  clause: { id: 'sua-du-lieu', sha256: '2c26b46b'.repeat(8), title: 'Sửa dữ liệu của bạn' },
  origin: 'https://shop.example/chinh-sach/bao-mat',
  widget: 'an-tam/1.0.0',
} as unknown as RequestRecord;
