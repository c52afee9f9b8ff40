import assert from 'node:assert/strict';
import test from 'node:test';
import { words as en } from '../../src/locales/en.ts';
import { vi as shown } from '../../src/locales/vi.ts';
import { actingWords, viActing } from '../../src/locales/vi-acting.ts';
import { changesWords, viChanges } from '../../src/locales/vi-changes.ts';
import { viComing } from '../../src/locales/vi-coming.ts';
import { promptWords, viPrompt } from '../../src/locales/vi-prompt.ts';
import { dialogWords, viDialog } from '../../src/locales/vi-dialog.ts';
import { pastWords, viPast } from '../../src/locales/vi-past.ts';
import { readerWords, viReader } from '../../src/locales/vi-reader.ts';
import { readingWords, viReading } from '../../src/locales/vi-reading.ts';
import { requestWords, viRequests } from '../../src/locales/vi-requests.ts';
import type { Words } from '../../src/locales/words.ts';

/** Vietnamese comes in several files, by when it is needed. */
const parts = [shown, viActing, viReader, viReading, viChanges, viComing, viPrompt, viPast, viDialog];
const vi: Words = { ...shown, ...viActing, ...viReader, ...viReading, ...viChanges, ...viComing, ...viPrompt,
  ...viPast, ...viDialog, requests: viRequests };

/** Every sentence by its path, functions called with samples. */
const sentences = (words: Words): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const samples: Readonly<Record<string, readonly unknown[]>> = {
    moment: [new Date(2026, 0, 2, 3, 4)], day: ['2026-01-02'], clearUnsent: [3], received: ['03:04'], refused: ['lý do.'], age: [16],
      grantedBefore: ['03:04'], promptTitle: [3], upcoming: ['02/01/2026'],
    coming: ['02/01/2026'], notYet: ['02/01/2026'], changesToCome: ['02/01/2026'],
    version: ['02/01/2026'], effective: ['02/01/2026'], readingTime: [7],
    published: ['02/01/2026'], noHit: ['ban'], hit: [3, 12, 'Bản tin'], copyLink: ['Bản tin'], notCopied: ['https://shop.example/#a'],
    changesSince: ['02/01/2026'], countChanges: [3, 1, 0], movedClause: ['Bản tin'], unchanged: [7],
    call: ['0238 555 0123'], write: ['lan@example.vn'],
    'requests.longMessage': [4000], 'requests.numbered': ['7K2-94Q'], 'requests.made': ['03:04'], 'requests.received': ['03:04'],
    'requests.due': ['02/01/2026', '03/01/2026'], 'requests.doneBy': ['02/01/2026'], 'requests.refused': ['lý do.'], 'requests.said': ['03:04'],
    'requests.chosen': ['03:04'], 'requests.pressed': ['nhãn'], 'requests.onVersion': ['chinh-sach', '2'], 'requests.place': [7],
    'past.both': ['03:04'], 'past.there': ['03:04'], 'sheet.number': ['7k2-94q'], 'sheet.time': [new Date(2026, 0, 2, 3, 4, 5)],
    'sheet.account': ['lan'], 'sheet.pressed': ['nhãn', 'withdrawn'], 'sheet.sentForm': ['nhãn', 'denied'], 'sheet.declared': ['16'], 'sheet.place': [7], 'sheet.version': ['chinh-sach', '2'],
  };
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'string') found.set(path, value);
    else if (typeof value === 'function') {
      const sample = samples[path] ?? assert.fail(`no sample for ${path}`);
      found.set(path, String(Reflect.apply(value, undefined, sample)));
    }
    else for (const [key, inner] of Object.entries(value as object)) add(`${path}.${key}`, inner);
  };
  for (const [key, value] of Object.entries(words)) add(key, value);
  return found;
};

const languages = { vi: sentences(vi), en: sentences(en) };

test('both languages have the same sentences', () => {
  assert.deepEqual([...languages.vi.keys()].toSorted(), [...languages.en.keys()].toSorted());
});

test('no sentence stands in two files', () => {
  const keys = parts.flatMap((part) => Object.keys(part));
  assert.deepEqual(keys.toSorted(), [...new Set(keys)].toSorted());
});

test('Vietnamese is completed where it is needed, and English is left as it is', () => {
  assert.equal(actingWords(shown).kept, viActing.kept);
  assert.equal(readerWords(shown).contents, viReader.contents);
  assert.equal(readingWords(shown).print, viReading.print);
  assert.equal(readingWords(shown).contents, viReader.contents);
  assert.equal(promptWords(shown).later, viPrompt.later);
  assert.equal(promptWords(en), en);
  assert.equal(pastWords(actingWords(shown)).sheet, viPast.sheet);
  assert.equal(pastWords(en).sheet, en.sheet);
  assert.equal(dialogWords(shown).close, viDialog.close);
  assert.equal(dialogWords(en), en);
  assert.equal(actingWords(en), en);
  assert.equal(readingWords(en), en);
  assert.equal(changesWords(shown).noChanges, viChanges.noChanges);
  assert.equal(changesWords(en), en);
  assert.equal(readerWords(en), en);
  assert.equal(requestWords(shown), viRequests);
  assert.equal(requestWords(en), en.requests);
});

test('a sentence takes the same in both languages', () => {
  for (const [key, value] of Object.entries(vi)) {
    const other = (en as Readonly<Record<string, unknown>>)[key];
    assert.equal(typeof value, typeof other, key);
    if (typeof value === 'function') assert.equal(value.length, (other as typeof value).length, key);
  }
});

for (const [language, words] of Object.entries(languages)) {
  test(`${language}: sentences are NFC, not empty, without stray or doubled spaces`, () => {
    for (const [key, sentence] of words) {
      assert.equal(sentence, sentence.normalize('NFC'), key);
      assert.match(sentence, /\S/, key);
      assert.doesNotMatch(sentence, /^\s|\s$|\s\s|\s[,.:;!?…]/u, key);
    }
  });

  test(`${language}: no sentence shouts, in capitals or with exclamation marks`, () => {
    for (const [key, sentence] of words) {
      assert.doesNotMatch(sentence, /\p{Lu}{2,}|!/u, key);
    }
  });

  test(`${language}: what a function is given is in what it says`, () => {
    for (const [key, sample] of [['clearUnsent', '3'], ['received', '03:04'], ['refused', 'lý do.'], ['age', '16'], ['version', '02/01/2026'],
      ['effective', '02/01/2026'], ['readingTime', '7'], ['published', '02/01/2026'],
      ['noHit', 'ban'], ['hit', '3'], ['hit', '12'], ['hit', 'Bản tin'], ['copyLink', 'Bản tin'], ['notCopied', 'https://shop.example/#a'],
      ['call', '0238 555 0123'], ['write', 'lan@example.vn'],
      ['promptTitle', '3'], ['upcoming', '02/01/2026'], ['grantedBefore', '03:04']] as const) {
      assert.ok(words.get(key)?.includes(sample), key);
    }
  });
}

test('Vietnamese carries its tone marks in the newer place: hòa, thủy', () => {
  // Of oa, oe and uy the older spelling marks the second vowel; before a final consonant both do (hoàng, thuyền), and q
  // takes its u along (quý).
  const older = /(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/iu;
  for (const word of ['hoà', 'khoẻ', 'thuỷ', 'Hoá đơn', 'huỷ']) assert.match(word, older);
  for (const word of ['hòa', 'khỏe', 'thủy', 'hoàng', 'quý', 'xóa', 'toàn']) assert.doesNotMatch(word, older);
  for (const [key, sentence] of languages.vi) assert.doesNotMatch(sentence, older, key);
});

test('no Vietnamese sentence was left in English, and none the other way', () => {
  const alike = new Set(['moment', 'sheet.time']); // figures; the English one names the month
  for (const [key, sentence] of languages.vi) {
    if (!alike.has(key)) assert.notEqual(sentence, languages.en.get(key), key);
    if (!['moment', 'day', 'language'].includes(key)) assert.match(sentence, /[^\u0000-\u007f]/, `${key} has no Vietnamese letter`);
  }
  for (const [key, sentence] of languages.en) assert.doesNotMatch(sentence.replace(/lý do\.|Bản tin|nhãn/, ''), /[^\u0000-\u007f\u00a0’…“”]/, key);
});

test('an example and its number are not torn apart at the end of a line', () => {
  for (const words of Object.values(languages)) for (const [key, sentence] of words) assert.doesNotMatch(sentence, /Ví dụ|0912 | 678/u, key);
});

test('Vietnamese addresses the customer as bạn', () => {
  for (const [key, sentence] of languages.vi) assert.doesNotMatch(sentence, /quý khách|người dùng|anh\/chị|\bngài\b/iu, key);
});

for (const [words, moment, day, odd] of [
  [vi, '03:04, 02/01/2026', '02/01/2026', 'bản 3'],
  [en, '03:04, 2 January 2026', '2 January 2026', 'draft 3'],
] as const) {
  test(`${words.language}: moments are ${moment}, days ${day}, in the reader's time zone`, () => {
    assert.equal(words.moment(new Date(2026, 0, 2, 3, 4, 59)), moment);
    assert.equal(words.day('2026-01-02'), day);
    assert.equal(words.day(odd), odd);
    assert.equal(words.day(''), '');
  });
}

test('midnight is 00:00 in both languages', () => {
  for (const words of [vi, en]) assert.match(words.moment(new Date(2026, 11, 31, 0, 0)), /^00:00, 31/);
});

test('one choice is said in the singular', () => {
  assert.equal(en.clearUnsent(1), 'One choice or request has not reached the shop yet. Clearing now would lose it.');
  assert.equal(en.clearUnsent(2), '2 choices or requests have not reached the shop yet. Clearing now would lose them.');
});
