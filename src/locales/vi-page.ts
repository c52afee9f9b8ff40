import type { PageWords } from './page-words.ts';

export const viPage: PageWords = {
  language: 'vi',
  library: 'Các chính sách',
  libraryOf: (shop) => `Các chính sách của ${shop}`,
  about: (shop) => `Các chính sách của ${shop}, kèm ngày công bố và ngày có hiệu lực.`,
  myChoices: 'Lựa chọn của tôi',
  published: (day) => `Công bố ngày ${day}`,
  effective: (day) => `có hiệu lực từ ngày ${day}`,
  replaced: 'Đây là bản cũ, đã được thay bằng bản mới.',
  notYet: (day) => `Chưa có hiệu lực. Bản dưới đây áp dụng từ ngày ${day}; từ nay đến hôm đó vẫn theo bản hiện nay.`,
  toCurrent: 'Đọc bản đang có hiệu lực',
  upcoming: (day) => `Bản mới có hiệu lực từ ngày ${day}. Cho đến ngày ấy, bản dưới đây vẫn được áp dụng.`,
  toUpcoming: 'Đọc bản mới',
  versions: 'Các bản khác',
};
