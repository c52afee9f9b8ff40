import { actingWords } from '../locales/vi-acting.ts';
import type { ShownWords, Words } from '../locales/words.ts';
import type { ShownOutcome } from './row-view.ts';

/** What became of a choice, in words. Never more than is known. */
export const outcomeWords = (outcome: ShownOutcome, shown: ShownWords | Words): string => {
  const words = actingWords(shown);
  switch (outcome.is) {
    case 'kept': return words.kept;
    case 'waiting': return words.waiting[outcome.why];
    case 'told': return words.received(words.moment(new Date(outcome.at)));
    case 'received': return words.received(words.moment(new Date(outcome.at))) + (outcome.receipt ? '' : ` (${words.withoutReceipt})`);
    case 'refused': return words.refused(words.reasons[outcome.code] ?? outcome.reason);
    default: return outcome satisfies never;
  }
};
