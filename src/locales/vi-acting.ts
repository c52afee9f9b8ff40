import type { ActingWords, ShownWords, Words } from './words.ts';

export const viActing: ActingWords = {
  withdrawAll: 'Rút mọi đồng ý',
  clearDevice: 'Xóa dấu vết trên máy này',
  cleared: 'Đã xóa dấu vết trên máy này. Những gì đã gửi, cửa hàng vẫn giữ.',
  clearFailed: 'Chưa xóa hết được dấu vết trên máy này. Bạn bấm xóa lần nữa nhé.',
  clearUnsent: (count) => `Còn ${count} lựa chọn hoặc yêu cầu chưa gửi tới cửa hàng. Xóa bây giờ thì cửa hàng sẽ không nhận được.`,
  clearAnyway: 'Vẫn xóa',
  cancel: 'Quay lại',
  keep: 'Giữ lại',
  retry: 'Gửi lại',
  receipt: 'Biên nhận',
  clause: 'Điều khoản',
  history: 'Lịch sử',
  notOpened: 'Chưa mở được. Bạn kiểm tra mạng rồi bấm lại nhé.',
  kept: 'Đã giữ trên máy này, đang gửi…',
  waiting: {
    network: 'Đã giữ trên máy này, sẽ gửi khi có mạng',
    server: 'Đã giữ trên máy này; cửa hàng đang bận, máy sẽ tự gửi lại',
    token: 'Đã giữ trên máy này, sẽ gửi khi bạn đăng nhập lại',
    unkept: 'Máy này không lưu được lựa chọn, đang gửi; bạn đừng đóng trang nhé',
  },
  received: (moment) => `Cửa hàng đã ghi nhận lúc ${moment}`,
  withoutReceipt: 'không có biên nhận',
  refused: (reason) => `Cửa hàng chưa ghi nhận được: ${reason}`,
  reasons: {
    'unknown-clause': 'điều khoản này chưa được cửa hàng công bố.',
    redirected: 'cửa hàng đã đổi địa chỉ nhận lựa chọn.',
  },
  askEmail: 'Địa chỉ email của bạn',
  askPhone: 'Số điện thoại của bạn',
  noEmail: 'Bạn chưa điền địa chỉ email.',
  noPhone: 'Bạn chưa điền số điện thoại.',
  badEmail: 'Địa chỉ email chưa đúng. Ví\u00a0dụ: lan@example.vn',
  badPhone: 'Số điện thoại chưa đúng. Ví\u00a0dụ: 0912\u00a0345\u00a0678',
  age: (years) => `Tôi đã đủ ${years} tuổi`,
  ageNeeded: 'Bạn cần xác nhận đủ tuổi thì mới đồng ý được mục này.',
  agree: 'Đồng ý',
  grantedBefore: (moment) => `Bạn đã đồng ý với lời văn cũ lúc ${moment}. Bấm “Không\u00a0đồng\u00a0ý” là rút lại lần đồng ý ấy.`,
  reworded: 'Lời văn đã sửa, nội dung bạn đồng ý không đổi.',
  seeChanges: 'Xem chỗ đã đổi',
  notYours: 'Bạn đã đăng nhập, đăng xuất hoặc đổi tài khoản ở nơi khác nên lựa chọn chưa được ghi. Bạn xem lại rồi bấm lần nữa nhé.',
  changesMissing: 'Chưa mở được phần này. Bạn kiểm tra mạng rồi bấm lại nhé.',
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const actingWords = (words: ShownWords | Words): ShownWords & ActingWords => ('kept' in words ? words : { ...words, ...viActing });
