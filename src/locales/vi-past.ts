import type { ActingWords, PastWords, ShownWords } from './words.ts';

const two = (figure: number): string => String(figure).padStart(2, '0');

/** What a press did, where it is not plain from the label. */
const ending = { granted: '. Trước đó mục này tắt.', denied: '.', withdrawn: ' để rút đồng ý.' };

/** What is said of earlier choices, and on a receipt. */
export const viPast: PastWords = {
  past: {
    record: 'Xem bản ghi',
    loading: 'Đang hỏi cửa hàng…',
    untold: 'Cửa hàng không cho xem lịch sử ở đây. Dưới đây là những gì máy này nhớ.',
    unproved: 'Cửa hàng chưa biết bạn là ai. Dưới đây là những gì máy này nhớ.',
    unreachable: 'Chưa hỏi được cửa hàng. Dưới đây là những gì máy này nhớ.',
    partial: 'Lịch sử rất dài nên ở đây chỉ có phần gần nhất.',
    askAgain: 'Hỏi lại',
    empty: 'Chưa có lựa chọn nào.',
    standing: 'đang có hiệu lực',
    both: (moment) => `Máy này và cửa hàng đều lưu lựa chọn này. Cửa hàng ghi nhận lúc ${moment}`,
    there: (moment) => `Cửa hàng có, máy này thì không: bạn chọn ở nơi khác. Cửa hàng ghi nhận lúc ${moment}`,
    lost: 'Máy này đã có biên nhận, nhưng sổ của cửa hàng không có lựa chọn này',
    unsure: 'Máy này nhớ lựa chọn này, nhưng không rõ cửa hàng đã nhận chưa',
    uncounted: 'Cửa hàng giữ lại nhưng không tính, vì không khớp với điều khoản đã công bố',
  },
  sheet: {
    title: 'Biên nhận lựa chọn',
    recordTitle: 'Bản ghi lựa chọn',
    notYet: 'Đây chưa phải biên nhận: cửa hàng chưa xác nhận lựa chọn này.',
    number: (number) => `số ${number}`,
    time: (at) => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())} ngày ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`,
    vietnamTime: 'giờ Việt Nam',
    who: 'Người chọn',
    device: 'Máy này, khi chưa đăng nhập',
    account: (name) => `Tài khoản ${name}`,
    contact: 'Liên hệ',
    act: 'Cách chọn',
    pressed: (label, state) => `Bấm “${label}”${ending[state]}`,
    sentForm: (label, state) => `Gửi biểu mẫu “${label}”${ending[state]}`,
    declared: (years) => `Cho biết đã đủ ${years} tuổi.`,
    decided: 'Bạn chọn lúc',
    byDevice: 'theo đồng hồ của máy đã chọn',
    receivedAt: 'Cửa hàng ghi nhận lúc',
    position: 'Thứ tự',
    place: (position) => `Lựa chọn thứ ${position} của bạn trong sổ của cửa hàng`,
    policy: 'Văn bản',
    version: (title, version) => `${title}, bản ${version}`,
    policyMark: 'Dấu nhận dạng của văn bản',
    clauseMark: 'Dấu nhận dạng của điều khoản',
    id: 'Mã bản ghi',
    signature: 'Chữ ký của cửa hàng',
    checks: {
      checking: 'Đang kiểm tra…',
      verified: 'Đã kiểm tra trên máy này: đúng là cửa hàng ký, và ký cho đúng bản ghi này.',
      wrong: 'Không khớp: đây không phải chữ ký của cửa hàng cho đúng bản ghi này.',
      unchecked: 'Chưa kiểm tra được trên máy này.',
      none: 'Cửa hàng không gửi chữ ký.',
    },
    words: 'Lời văn của điều khoản',
    clause: {
      loading: 'Đang lấy lời văn…',
      same: 'Đúng lời văn đã hiện trên màn hình khi chọn: dấu nhận dạng khớp với bản ghi.',
      other: 'Lời văn lấy được không khớp với bản ghi, nên không đưa vào đây.',
      missing: 'Chưa lấy được lời văn của điều khoản này.',
    },
    plainly: 'Ở đây đã bỏ các dấu trình bày cho dễ đọc. Dấu nhận dạng là của nguyên văn, có trong tệp tải về.',
    print: 'In…',
    copy: 'Chép',
    download: 'Tải về',
    copied: 'Đã chép.',
    notCopied: 'Trình duyệt không cho chép. Bạn bấm “Tải về” nhé.',
  },
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const pastWords = (words: ShownWords & ActingWords & Partial<PastWords>): ShownWords & ActingWords & PastWords =>
  ({ ...viPast, ...words });
