import type { ChangesWords, ShownWords, Words } from './words.ts';

const listed = (parts: readonly (readonly [count: number, what: string])[]): string =>
  parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ');

/** What a redline says around the text. */
export const viChanges: ChangesWords = {
  changes: 'Chỗ đã đổi',
  changesSince: (version) => `So với bản ${version}`,
  changesSinceAgreed: 'Chỗ đã đổi từ khi bạn đồng ý',
  openingChanges: 'Đang so hai bản…',
  countChanges: (changed, added, removed) => `${listed([[changed, 'mục đổi'], [added, 'mục mới'], [removed, 'mục bỏ']])}.`,
  noChanges: 'Lời văn hai bản như nhau.',
  changesLegend: 'Chữ gạch chân là phần thêm, chữ gạch ngang là phần bỏ.',
  previousMissing: 'Chưa mở được bản trước. Bạn thử lại sau nhé.',
  agreedMissing: 'Chưa tìm lại được lời văn bạn đã đồng ý. Bạn thử lại sau nhé.',
  addedText: 'thêm:',
  addedTextEnd: 'hết phần thêm',
  removedText: 'bỏ:',
  removedTextEnd: 'hết phần bỏ',
  addedClause: 'Mục mới',
  removedClause: 'Mục đã bỏ',
  movedClause: (behind) => (behind ? `Đã chuyển chỗ, trước đây đứng sau mục “${behind}”` : 'Đã chuyển chỗ, trước đây đứng đầu'),
  asksOther: 'Những gì cần điền khi đồng ý đã đổi',
  unchanged: (paragraphs) => (paragraphs > 0 ? `${paragraphs} đoạn không đổi` : 'Các mục không đổi'),
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const changesWords = (words: ShownWords | Words): ShownWords & ChangesWords => ('noChanges' in words ? words : { ...words, ...viChanges });
