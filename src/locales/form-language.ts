import type { FormWords } from './form-words.ts';
import { pageLanguage } from './page-language.ts';
import { viForm } from './vi-form.ts';

/** By a policy's language; Vietnamese where there is no other. */
export const formWords = (language: string): FormWords => pageLanguage(language)?.form ?? viForm;
