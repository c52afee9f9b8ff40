import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type * as Ledger from '../../src/ledger/index.ts';
import { openJourneyShop } from '../support/journey-shop.ts';
import { describeJourneys } from '../support/journey.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { buildWith } from '../support/other-builds.ts';

const root = join(import.meta.dirname, '../..');

/** English with the language's name and a few sentences changed: as much as it takes to tell the two apart. */
const korean = readFileSync(join(root, 'src/locales/en.ts'), 'utf8').replace("language: 'en'", "language: 'ko'")
  .replace("'Not chosen yet'", "'아직 선택하지 않음'").replace("'My choices'", "'내 선택'");

/** The same with words for pages that work without JavaScript, in the same file. */
const withPages = korean.replace(/^export \{.*\n/gm, '').replace(/^import /, `import { enForm } from './en-form.ts';
import { enPage } from './en-page.ts';
import type { FormWords } from './form-words.ts';
import type { PageWords } from './page-words.ts';
export const form: FormWords = { ...enForm, language: 'ko', unanswered: '아직 선택하지 않음', confirmTitle: '선택을 확인해 주세요' };
export const page: PageWords = { ...enPage, libraryOf: (shop) => \`\${shop}의 정책\` };
import `);

const policy = `---
document: chinh-sach\nversion: 2026-11-01\neffective: 2026-11-01\nlanguage: ko-KR\nshop: Quê Nhà\nemail: lan@example.vn
---
# 정책

## 소식지 {#ban-tin consent=newsletter}
매주 월요일.
`;

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

test('a language that gives itself out for another fails the build', async () => {
  await assert.rejects(buildWith('src/locales/ko.ts', korean.replace("language: 'ko'", "language: 'en'")), /ko\.ts says language: 'en'.*write 'ko'/);
});

test('pages without JavaScript and the answers to their forms speak it as well, by the same file', async () => {
  const built = await buildWith('src/locales/ko.ts', withPages, ['cli/an-tam.js', 'ledger.js']);
  try {
    mkdirSync(join(built, 'content/chinh-sach'), { recursive: true });
    mkdirSync(join(built, 'data'));
    writeFileSync(join(built, 'content/chinh-sach/1.md'), policy);
    execFileSync(process.execPath, ['dist/cli/an-tam.js', 'publish', 'content', '--out', 'site', '--base', '/p/', '--endpoint', '/an-tam/records'], { cwd: built });
    assert.match(readFileSync(join(built, 'site/index.html'), 'utf8'), /<h1>Quê Nhà의 정책<\/h1>/);
    const published = readFileSync(join(built, 'site/chinh-sach/index.html'), 'utf8');
    assert.match(published, /<form [^>]*lang="ko">[^]*아직 선택하지 않음/);
    assert.match(published, /<p class="meta" lang="ko">/);

    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(published)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const { openLedger, makeLog } = await import(join(built, 'dist/ledger.js')) as typeof Ledger;
    const ledger = await openLedger({ database: { folder: join(built, 'data') }, content: join(built, 'content'), log: makeLog('silent') });
    const answer = await ledger.fetch(new Request('https://shop.example/an-tam/records/form', {
      method: 'POST', headers: { 'Origin': 'https://shop.example', 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ matter: field('matter'), page: field('page'), act: 'granted' }),
    }));
    const said = await answer.text();
    await ledger.close();
    assert.equal(answer.status, 200, said);
    assert.match(said, /<html lang="ko">[^]*선택을 확인해 주세요/);
  } finally {
    await rm(built, { recursive: true, force: true });
  }
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
