import type { ComingWords, ShownWords, Words } from './words.ts';

/** What a reader says of a version that is published and not yet in force. */
export const viComing: ComingWords = {
  coming: (day) => `Bản mới có hiệu lực từ ngày ${day}`,
  readComing: 'Xem trước',
  seeComingChanges: 'Xem chỗ sẽ đổi',
  notYet: (day) => `Chưa có hiệu lực. Bản dưới đây áp dụng từ ngày ${day}; từ nay đến hôm đó vẫn theo bản hiện nay.`,
  changesToCome: (day) => `Chưa có hiệu lực. Những chỗ dưới đây sẽ đổi từ ngày ${day}; từ nay đến hôm đó vẫn theo bản hiện nay.`,
  backToText: 'Về bản đang có hiệu lực',
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const comingWords = (words: ShownWords | Words): ShownWords & ComingWords => ('readComing' in words ? words : { ...words, ...viComing });
