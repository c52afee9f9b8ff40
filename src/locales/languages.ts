import { vi } from './vi.ts';
import type { ShownWords, Words } from './words.ts';

type Language = () => Promise<{ readonly words: Words }>;

/**
 * The languages beside Vietnamese, each in a file that loads when a page asks for it. The build writes this list anew
 * from the folder (rollup.config.mjs): whatever lies here under the name of its BCP 47 tag is a language.
 */
const languages: ReadonlyMap<string, Language> = new Map([['en', () => import('./en.ts')]]);

/**
 * The words for a BCP 47 tag, the most particular first (RFC 4647 §3.4): for `pt-BR` those of `pt-BR`, or of `pt`.
 * Vietnamese where there are none.
 *
 * @throws where the file can't be loaded
 */
export const wordsFor = async (tag: string): Promise<ShownWords | Words> => {
  for (let range = tag.toLowerCase(); range; range = range.replace(/-?[^-]*$/, '')) {
    const load = languages.get(range);
    if (load) return (await load()).words;
  }
  return vi;
};
