import { lookUpLanguage } from './look-up-language.ts';
import { vi } from './vi.ts';
import type { ShownWords, Words } from './words.ts';

type Language = () => Promise<Words>;

/**
 * The languages beside Vietnamese, each in a file that loads when a page asks for it. The build writes this list anew
 * from the folder (rollup.config.mjs): whatever lies here under the name of its BCP 47 tag is a language.
 */
const languages: ReadonlyMap<string, Language> = new Map([['en', () => import('./en.ts').then(({ words }) => words)]]);

/**
 * The words for a BCP 47 tag. Vietnamese where there are none.
 *
 * @throws where the file can't be loaded
 */
export const wordsFor = async (tag: string): Promise<ShownWords | Words> => lookUpLanguage(languages, tag)?.() ?? vi;
