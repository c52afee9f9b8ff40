import assert from 'node:assert/strict';
import test from 'node:test';
import { outcomeWords } from '../../src/elements/outcome-words.ts';
import type { ShownOutcome } from '../../src/elements/row-view.ts';
import { words as en } from '../../src/locales/en.ts';
import { vi } from '../../src/locales/vi.ts';
import type { Timestamp } from '../../src/record/consent-record.ts';
import type { Receipt } from '../../src/record/receipt.ts';

/** Five past ten in the reader's own time zone, whatever that is. */
const at = new Date(2026, 10, 22, 10, 5).toISOString() as Timestamp;
const id = '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20' as Receipt['id'];
const receipt: Receipt = { id, received_at: at, position: 1, receipt: 'a.b.c' };
const refused = (code: string): ShownOutcome => ({ is: 'refused', status: 422, code, reason: 'the endpoint’s own sentence.' });

const cases: readonly (readonly [outcome: ShownOutcome, vi: string, en: string])[] = [
  [{ is: 'kept' }, 'Đã giữ trên máy này, đang gửi…', 'Kept on this device, sending…'],
  [{ is: 'waiting', why: 'network' }, 'Đã giữ trên máy này, sẽ gửi khi có mạng',
    'Kept on this device, will be sent when you are online'],
  [{ is: 'waiting', why: 'server' }, 'Đã giữ trên máy này; cửa hàng đang bận, máy sẽ tự gửi lại',
    'Kept on this device. The shop is busy; this device will send it again'],
  [{ is: 'waiting', why: 'token' }, 'Đã giữ trên máy này, sẽ gửi khi bạn đăng nhập lại',
    'Kept on this device, will be sent when you sign in again'],
  [{ is: 'waiting', why: 'unkept' }, 'Máy này không lưu được lựa chọn, đang gửi; bạn đừng đóng trang nhé',
    'This device cannot store your choice, sending it now. Please keep this page open'],
  [{ is: 'received', at, receipt }, 'Cửa hàng đã ghi nhận lúc 10:05, 22/11/2026', 'Received by the shop at 10:05, 22 November 2026'],
  [{ is: 'received', at }, 'Cửa hàng đã ghi nhận lúc 10:05, 22/11/2026 (không có biên nhận)',
    'Received by the shop at 10:05, 22 November 2026 (no receipt)'],
  [{ is: 'told', at }, 'Cửa hàng đã ghi nhận lúc 10:05, 22/11/2026', 'Received by the shop at 10:05, 22 November 2026'],
  [refused('unknown-clause'), 'Cửa hàng chưa ghi nhận được: điều khoản này chưa được cửa hàng công bố.',
    'The shop could not record it: the shop has not published this clause.'],
  [refused('redirected'), 'Cửa hàng chưa ghi nhận được: cửa hàng đã đổi địa chỉ nhận lựa chọn.',
    'The shop could not record it: the shop’s address for choices has moved.'],
  [refused('odd'), 'Cửa hàng chưa ghi nhận được: the endpoint’s own sentence.', 'The shop could not record it: the endpoint’s own sentence.'],
];

for (const [outcome, inVietnamese, inEnglish] of cases) {
  test(`says "${inVietnamese}"`, () => {
    assert.equal(outcomeWords(outcome, vi), inVietnamese);
    assert.equal(outcomeWords(outcome, en), inEnglish);
  });
}

test('says "đã ghi nhận" of nothing that the shop has not received', () => {
  for (const [outcome, inVietnamese, inEnglish] of cases) {
    if (outcome.is === 'received' || outcome.is === 'told') continue;
    assert.doesNotMatch(inVietnamese, /đã ghi nhận/);
    assert.doesNotMatch(inEnglish, /received by/i);
  }
});
