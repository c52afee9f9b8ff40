import { pageLanguage } from './page-languages.ts';
import type { PageWords } from './page-words.ts';
import { vi } from './vi.ts';
import { viPage } from './vi-page.ts';
import { readingWords } from './vi-reading.ts';
import type { ReaderWords, ReadingWords, ShownWords } from './words.ts';

/** By a policy's language; Vietnamese where there is no other. */
export const pageWords = (language: string): PageWords => pageLanguage(language)?.page ?? viPage;

/** What the reader says around the text, by a policy's language. */
export const textWords = (language: string): ShownWords & ReaderWords & ReadingWords => pageLanguage(language)?.words ?? readingWords(vi);
