import type { PromptWords, ShownWords, Words } from './words.ts';

export const viPrompt: PromptWords = {
  promptTitle: (count) => `Cửa hàng muốn hỏi ý bạn ${count} điều`,
  later: 'Để sau',
  putOff: 'Bạn chưa chọn thêm điều gì. Lần khác cửa hàng sẽ hỏi lại.',
  answered: 'Bạn đã chọn xong. Đổi ý lúc nào cũng được.',
  done: 'Đóng',
  upcoming: (title, day) => `${title} sắp có bản mới, áp dụng từ ngày ${day}`,
  preview: 'Xem trước',
  known: 'Tôi đã biết',
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const promptWords = (words: ShownWords | Words): ShownWords & PromptWords => ('later' in words ? words : { ...words, ...viPrompt });
