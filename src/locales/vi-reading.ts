import { readerWords } from './vi-reader.ts';
import type { ReaderWords, ReadingWords, ShownWords, Words } from './words.ts';

/** What a reader's aids say. */
export const viReading: ReadingWords = {
  print: 'In…',
  search: 'Tìm…',
  searchFor: 'Tìm trong văn bản này',
  noHit: (query) => `Không thấy “${query}” trong văn bản này.`,
  hit: (at, of, title) => `Chỗ thứ ${at} trong ${of}: ${title}`,
  previousHit: 'Chỗ trước',
  nextHit: 'Chỗ sau',
  closeSearch: 'Đóng phần tìm',
  textSize: 'Cỡ chữ',
  textSizes: ['Cỡ chữ vừa', 'Cỡ chữ lớn', 'Cỡ chữ rất lớn'],
  copyLink: (title) => `Chép đường dẫn tới mục “${title}”`,
  copied: 'Đã chép đường dẫn',
  notCopied: (address) => `Máy này không cho chép. Đường dẫn của mục này: ${address}`,
  contact: 'Liên hệ cửa hàng',
  call: (phone) => `Gọi ${phone}`,
  write: (email) => `Gửi thư tới ${email}`,
  fingerprint: 'Dấu nhận dạng của bản này',
  comparePrevious: 'So với bản trước',
  asks: {
    see: 'Gửi yêu cầu xem dữ liệu',
    correct: 'Gửi yêu cầu sửa dữ liệu',
    delete: 'Gửi yêu cầu xóa',
    restrict: 'Gửi yêu cầu hạn chế',
    object: 'Gửi lời phản đối',
    complain: 'Gửi khiếu nại',
    misuse: 'Báo tài khoản bị dùng trái phép',
    vulnerability: 'Báo lỗi bảo mật',
  },
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const readingWords = (words: ShownWords | Words): ShownWords & ReaderWords & ReadingWords =>
  ('print' in words ? words : { ...readerWords(words), ...viReading });
