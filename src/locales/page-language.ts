import * as en from './en.ts';
import type { FormWords } from './form-words.ts';
import { lookUpLanguage } from './look-up-language.ts';
import type { PageWords } from './page-words.ts';
import { vi } from './vi.ts';
import { viPage } from './vi-page.ts';
import { readingWords } from './vi-reading.ts';
import type { ReaderWords, ReadingWords, ShownWords, Words } from './words.ts';

/** What a language's file says on pages that work without JavaScript: around the text, in forms, and in the answers to them. */
type PageLanguage = { readonly words: Words; readonly form?: FormWords; readonly page?: PageWords };

/** The languages beside Vietnamese. The build writes this list anew from the folder, like that of the elements. */
const languages: ReadonlyMap<string, PageLanguage> = new Map([['en', en]]);

/** The language of a BCP 47 tag; nothing where there is none but Vietnamese. */
export const pageLanguage = (tag: string): PageLanguage | undefined => lookUpLanguage(languages, tag);

/** By a policy's language; Vietnamese where there is no other. */
export const pageWords = (language: string): PageWords => pageLanguage(language)?.page ?? viPage;

/** What the reader says around the text, by a policy's language. */
export const textWords = (language: string): ShownWords & ReaderWords & ReadingWords => pageLanguage(language)?.words ?? readingWords(vi);
