import * as en from './en.ts';
import type { FormWords } from './form-words.ts';
import { lookUpLanguage } from './look-up-language.ts';
import type { PageWords } from './page-words.ts';
import type { Words } from './words.ts';

/** What a language's file says on pages that work without JavaScript: around the text, in forms, and in the answers to them. */
export type PageLanguage = { readonly words: Words; readonly form?: FormWords; readonly page?: PageWords };

/** The languages beside Vietnamese. The build writes this list anew from the folder, like that of the elements. */
const languages: ReadonlyMap<string, PageLanguage> = new Map([['en', en]]);

/** The language of a BCP 47 tag; nothing where there is none but Vietnamese. */
export const pageLanguage = (tag: string): PageLanguage | undefined => lookUpLanguage(languages, tag);
