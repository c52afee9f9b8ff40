import type { ReaderWords, ShownWords, Words } from './words.ts';

export const viReader: ReaderWords = {
  contents: 'Mục lục',
  version: (version) => `Bản ${version}`,
  published: (date) => `công bố ngày ${date}`,
  effective: (date) => `có hiệu lực từ ngày ${date}`,
  readingTime: (minutes) => `đọc khoảng ${minutes}\u00a0phút`,
  rest: 'Đang tải phần còn lại…',
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const readerWords = (words: ShownWords | Words): ShownWords & ReaderWords => ('contents' in words ? words : { ...words, ...viReader });
