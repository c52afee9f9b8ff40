import type { RequestWords, ShownWords, Words } from './words.ts';

/** What is said around a request to the shop. */
export const viRequests: RequestWords = {
  message: {
    see: 'Bạn muốn xem gì? (không bắt buộc)',
    correct: 'Chỗ nào sai, và nội dung đúng là gì?',
    delete: 'Bạn muốn xóa gì, hay hủy cả tài khoản?',
    restrict: 'Bạn muốn tạm ngừng việc gì, vì sao?',
    object: 'Bạn phản đối việc gì?',
    complain: 'Chuyện gì đã xảy ra, và bạn mong muốn điều gì?',
    misuse: 'Bạn thấy điều gì lạ, từ lúc nào?',
    vulnerability: 'Bạn thấy lỗi gì, ở trang nào?',
  },
  contact: 'Email hoặc số điện thoại để cửa hàng trả lời bạn',
  contactOptional: 'Email hoặc số điện thoại, nếu bạn muốn được trả lời',
  noMessage: 'Bạn viết vài lời để cửa hàng biết phải làm gì nhé.',
  longMessage: (most) => `Nội dung dài quá ${most} ký tự. Bạn rút bớt, hoặc gửi làm hai lần nhé.`,
  badContact: 'Chưa đúng. Ví\u00a0dụ: lan@example.vn hoặc 0912\u00a0345\u00a0678',
  whatIsSent: 'Cửa hàng nhận được những gì bạn điền ở đây, tên điều khoản, địa chỉ trang này và mã của máy hoặc tài khoản.',
  send: 'Gửi cho cửa hàng',
  notSent: 'Chưa gửi được. Bạn kiểm tra mạng rồi bấm lại nhé.',
  somebodyElse: 'Người đang đăng nhập vừa thay đổi nên chưa gửi gì cả. Bạn xem lại rồi bấm gửi nhé.',
  mine: 'Yêu cầu bạn đã gửi',
  numbered: (number) => `Số ${number}`,
  unnumbered: 'Chưa có số tiếp nhận',
  made: (moment) => `viết lúc ${moment}`,
  kept: 'Đã giữ trên máy này, đang gửi…',
  waiting: {
    network: 'Đã giữ trên máy này, sẽ gửi khi có mạng.',
    server: 'Đã giữ trên máy này. Cửa hàng đang bận, máy sẽ tự gửi lại.',
    token: 'Đã giữ trên máy này, sẽ gửi khi bạn đăng nhập lại.',
    unkept: 'Máy này không lưu được yêu cầu, đang gửi; bạn đừng đóng trang nhé.',
  },
  received: (moment) => `Cửa hàng đã nhận lúc ${moment}.`,
  due: (answerBy, doneBy) => `Trả lời chậm nhất ngày ${answerBy}, làm xong chậm nhất ngày ${doneBy}.`,
  doneBy: (day) => `Làm xong chậm nhất ngày ${day}.`,
  refused: (reason) => `Cửa hàng chưa nhận được: ${reason}`,
  redirected: 'cửa hàng đã đổi địa chỉ nhận yêu cầu.',
  states: {
    received: 'Đang chờ cửa hàng trả lời.',
    answered: 'Cửa hàng đã trả lời và đang làm.',
    extended: 'Cửa hàng cần thêm thời gian.',
    done: 'Đã làm xong.',
    declined: 'Cửa hàng không làm theo yêu cầu này.',
  },
  said: (moment) => `Cửa hàng trả lời lúc ${moment.replace(', ', ' ngày ')}:`,
  untold: 'Chưa xem được câu trả lời của cửa hàng. Bạn thử lại khi có mạng nhé.',
  showHeld: 'Xem và tải dữ liệu đã ghi',
  held: 'Các lựa chọn và yêu cầu cửa hàng đã ghi',
  heldAbout: 'Gồm mọi lựa chọn và yêu cầu đã tới cửa hàng từ máy hoặc tài khoản này, nguyên như lúc gửi. '
    + 'Đơn hàng và hồ sơ tài khoản không nằm ở đây; muốn xem, bạn gửi yêu cầu.',
  heldNothing: 'Cửa hàng chưa ghi gì từ máy hoặc tài khoản này.',
  chosen: (moment) => `Chọn lúc ${moment}`,
  pressed: (label) => `bấm “${label}”`,
  onVersion: (title, version) => `${title}, bản ${version}`,
  place: (position) => `Bản ghi thứ ${position} trong sổ của cửa hàng về bạn.`,
  heldUnread: 'Chưa đọc được. Bạn kiểm tra mạng rồi bấm lại nhé, hoặc gửi yêu cầu ở đây.',
  heldFile: 'Dữ liệu của tôi',
  download: 'Tải tệp về',
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const requestWords = (words: ShownWords | Words): RequestWords => ('requests' in words ? words.requests : viRequests);
