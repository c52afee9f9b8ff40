import assert from 'node:assert/strict';
import test from 'node:test';
import { enForm } from '../../src/locales/en-form.ts';
import { formWords } from '../../src/locales/form-language.ts';
import type { FormWords } from '../../src/locales/form-words.ts';
import { pageWords } from '../../src/locales/page-language.ts';
import type { PageWords } from '../../src/locales/page-words.ts';
import { viForm } from '../../src/locales/vi-form.ts';

const sentences = (words: FormWords | PageWords): readonly string[] => Object.values(words).flatMap((value: unknown): readonly string[] => {
  if (typeof value === 'function') return [String(Reflect.apply(value, undefined, ['16', '04', '05', '06', '07', '2026']))];
  return typeof value === 'object' ? Object.values(value as Readonly<Record<string, string>>) : [String(value)];
});

test('both languages give the same reasons', () => {
  assert.deepEqual(Object.keys(enForm.reasons).toSorted(), Object.keys(viForm.reasons).toSorted());
});

test('every sentence is there, NFC, with the tone marks where this project puts them', () => {
  for (const sentence of [viForm, enForm, pageWords('vi'), pageWords('en')].flatMap(sentences)) {
    assert.ok(sentence.trim().length > 0);
    assert.equal(sentence, sentence.normalize('NFC'));
    assert.doesNotMatch(sentence, /(?:o[àáảãạ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/u);
  }
});

test('a policy in English gets English words, any other Vietnamese ones', () => {
  assert.deepEqual(['en', 'en-GB', 'vi', 'fr', 'eng'].map((language) => formWords(language).language), ['en', 'en', 'vi', 'vi', 'vi']);
});
