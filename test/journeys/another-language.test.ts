import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openJourneyShop } from '../support/journey-shop.ts';
import { describeJourneys } from '../support/journey.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { buildWith } from '../support/other-builds.ts';

const root = join(import.meta.dirname, '../..');

/** English with the language's name and a few sentences changed: as much as it takes to tell the two apart. */
const korean = readFileSync(join(root, 'src/locales/en.ts'), 'utf8').replace("language: 'en'", "language: 'ko'")
  .replace("'Not chosen yet'", "'아직 선택하지 않음'").replace("'My choices'", "'내 선택'");

let folder = '';
before(async () => { folder = await buildWith('src/locales/ko.ts', korean); });
after(() => rm(folder, { recursive: true, force: true }));

const chunks = (of: string): readonly string[] => readdirSync(join(of, 'dist/chunks')).map((name) => name.replace(/-.{6}\.js$/, '')).toSorted();

test('a language costs a file of its own, and the entry nothing', () => {
  assert.deepEqual(chunks(folder), [...chunks(root), 'ko'].toSorted());
  const entry = (of: string): string => readFileSync(join(of, 'dist/an-tam.js'), 'utf8').replace(/-[\w-]{6}\.js/g, '.js');
  assert.equal(entry(folder), entry(root));
});

test('a language that lacks a sentence fails the build, which names it last', async () => {
  await assert.rejects(buildWith('src/locales/ko.ts', korean.replace(/^ {2}panelTitle:.*\n/m, '')), /\/ko\.ts lacks panelTitle: write what is missing\.\s*$/);
});

describeJourneys('a third language', engines, (journey) => {
  journey('is shown where the page asks for it, by one file in the sources and nothing else', async ({ shop, opens }) => {
    shop.alter('/tai-khoan', (html) => html.replace('<html lang="vi"', '<html lang="ko-KR"'));
    const lan = await opens('/tai-khoan');
    await lan.sees('giao-hang', '아직 선택하지 않음');
    assert.equal(await lan.page.text(lan.at('[part~=title]')), '내 선택');
    assert.equal(await lan.page.has(lan.at('[part~=panel][lang=ko]')), true);
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', 'Received by the shop');
    assert.equal(shop.rows()[0]?.record.act.language, 'ko');
    assert.deepEqual(shop.told.errors, []);
  });
}, () => openJourneyShop(undefined, join(folder, 'dist')));
