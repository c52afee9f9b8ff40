import { enForm } from './en-form.ts';
import type { FormWords } from './form-words.ts';
import { viForm } from './vi-form.ts';

/** By a policy's language: English where it begins with `en`, else Vietnamese. */
export const formWords = (language: string): FormWords => (/^en\b/i.test(language) ? enForm : viForm);
