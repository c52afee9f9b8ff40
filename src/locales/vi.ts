import type { ShownWords } from './words.ts';

/** The clock and the calendar of the reader's own time zone, as RFC 3339 writes those of UTC; nothing where it is no moment. */
const local = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toJSON() ?? '';

/** The words that every page shows. */
export const vi: ShownWords = {
  language: 'vi',
  moment: (at) => local(at).replace(/(.+)-(..)-(..)T(.{5}).*/, '$4, $3/$2/$1'),
  day: (date) => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1'),
  panelTitle: 'Lựa chọn của tôi',
  panelIntro: 'Mục nào cũng tắt cho đến khi bạn bật; bật là đồng ý. Bạn chọn thế nào cũng vẫn mua hàng bình thường.',
  unanswered: 'Chưa chọn',
  granted: 'Đồng ý',
  denied: 'Không đồng ý',
  withdrawn: 'Đã rút đồng ý',
  changed: 'Điều khoản này đã đổi từ khi bạn chọn. Mời bạn đọc và chọn lại.',
  refuse: 'Không đồng ý',
  terms: 'Xem điều khoản',
  recipients: 'Bên nhận',
  notDone: 'Chưa ghi được lựa chọn của bạn. Bạn kiểm tra mạng rồi bấm lại nhé.',
  unreadable: 'Chưa tải được chính sách. Bạn thử tải lại trang nhé.',
  withheld: 'Văn bản này đang có chỗ sai sót, nên cửa hàng tạm chưa nhận lựa chọn của bạn.',
  unserved: 'Trang này tạm chưa nhận được lựa chọn của bạn.',
};
