import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before } from 'node:test';
import { engines } from '../support/browsers/open-browser.ts';
import { assertHonest } from '../support/customer.ts';
import { openJourneyShop, type JourneyShop } from '../support/journey-shop.ts';
import { describeJourneys } from '../support/journey.ts';
import { withNextVersion } from '../support/other-builds.ts';
import { allPoints, fewPoints, holdPoints, libraryPath, productPath, readerPath, type Point } from '../support/points.ts';

const received = 'Cửa hàng đã ghi nhận';
const script = '<script type="module" src="/an-tam/an-tam.js"></script>';
const [copyScript, nextScript] = ['copy', 'next'].map((folder) => script.replace('/an-tam/', `/an-tam/${folder}/`));

let built = '';
before(async () => { built = await withNextVersion(); });
after(() => rm(built, { recursive: true, force: true }));

const hostile = '* { all: unset; box-sizing: content-box; font-size: 9px } button, input { transform: rotate(9deg) }';

/** Changes every page that the points are on. */
const alterAll = (shop: JourneyShop, change: (html: string) => string): void => {
  for (const path of [readerPath, libraryPath, productPath]) shop.alter(path, change);
};

/** What a page can do to a guest, and what is held there. The demo as it is shows that the points themselves hold. */
const pages: readonly (readonly [page: string, points: readonly Point[], spoil: (shop: JourneyShop) => void, frame?: string])[] = [
  ['as it is', allPoints, () => undefined],
  ['that undoes every style', allPoints, (shop) => shop.alter('/demo.css', (css) => `${css}\n${hostile}`)],
  ['whose root is 62.5%', fewPoints, (shop) => shop.alter('/demo.css', (css) => `${css}\nhtml { font-size: 62.5% }`)],
  ['that runs from right to left', fewPoints, (shop) => alterAll(shop, (html) => html.replace('<html ', '<html dir="rtl" '))],
  ['with a second copy of the script', fewPoints, (shop) => alterAll(shop, (html) => html.replace(script, `${script}${copyScript}`))],
  ['with another version of the script after ours', fewPoints, (shop) => alterAll(shop, (html) => html.replace(script, `${script}${nextScript}`))],
  ['with another version of the script before ours', fewPoints, (shop) => alterAll(shop, (html) => html.replace(script, `${nextScript}${script}`))],
  ['in a frame', fewPoints, (shop) => {
    shop.alter('/tai-khoan', (html) => html.replace(/<main[^]*<\/main>/, `<main><iframe title="Chính sách" src="${readerPath}" width="700" height="600"></iframe></main>`));
  }, 'iframe >>> '],
];

describeJourneys('a guest on a page', engines, (journey) => {
  for (const [page, points, spoil, frame = ''] of pages) {
    journey(`${page} works as on any other`, async ({ shop, opens }) => {
      spoil(shop);
      const lan = await (frame ? opens('/tai-khoan', `${frame}an-tam-policy`) : opens(readerPath));
      await holdPoints(points, { lan, shop, frame });
      assert.deepEqual([shop.told.errors, shop.told.violations, shop.told.early], [[], [], []]);
    });
  }

  journey('and in another tab a page with another version of the script: the two agree, and each names itself', async ({ shop, opens }) => {
    shop.alter('/tai-khoan', (html) => html.replace(script, nextScript ?? ''));
    const older = await opens(readerPath);
    const newer = await opens('/tai-khoan');
    await older.turnsOn('giao-hang');
    await older.sees('giao-hang', `Đồng ý · ${received}`);
    await newer.page.focus();
    await newer.sees('giao-hang', `Đồng ý · ${received}`);
    await newer.turnsOff('giao-hang');
    await newer.sees('giao-hang', `Đã rút đồng ý · ${received}`);
    await older.page.focus();
    await older.sees('giao-hang', `Đã rút đồng ý · ${received}`);
    assertHonest(shop, 'giao-hang', ['granted', 'withdrawn']);
    assert.deepEqual(shop.rows().map(({ record }) => record.widget), ['an-tam/1.0.0', 'an-tam/9.9.9']);
    assert.deepEqual(shop.told.errors, []);
  });
}, () => openJourneyShop(undefined, built));
