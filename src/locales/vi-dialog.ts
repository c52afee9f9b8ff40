import type { DialogWords, ShownWords, Words } from './words.ts';

/** What every dialog says. */
export const viDialog: DialogWords = {
  close: 'Đóng',
};

/** A language that came as a file of its own brought these along; Vietnamese gets them here. */
export const dialogWords = (words: ShownWords | Words): ShownWords & DialogWords => ('close' in words ? words : { ...words, ...viDialog });
