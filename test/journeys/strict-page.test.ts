import assert from 'node:assert/strict';
import { goods } from '../../demo/goods.ts';
import { policies } from '../../demo/policies.ts';
import type { Page } from '../support/browsers/browser.ts';
import { engines } from '../support/browsers/open-browser.ts';
import type { JourneyShop } from '../support/journey-shop.ts';
import { describeJourneys, type Scene } from '../support/journey.ts';

const policyPages = policies.map(({ slug }) => `/chinh-sach/${slug}`);
const otherPages = ['/', '/chinh-sach/', '/gio-hang', '/khong-co-trang-nay', ...goods.map(({ slug }) => `/san-pham/${slug}`)];

/** Every address that the page asked for is the shop's own. */
const assertOwnRequests = async (page: Page, shop: JourneyShop): Promise<void> => {
  const asked = (await page.requests()).filter((url) => !/^(about|data|blob):/.test(url));
  assert.ok(asked.length > 0, 'requests are counted');
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${shop.url}/`)), [], 'no request to another host');
};

/** Presses everything that can be pressed, so that every part of the bundle is loaded and drawn. */
const useEverything = async ({ shop, opens }: Scene): Promise<void> => {
  const lan = await opens('/chinh-sach/bao-mat');
  await lan.page.click('an-tam-policy >>> summary');
  await lan.turnsOn('uu-dai-doi-tac', 'lan@example', true);
  await lan.finds('[part~=fault]:not(:empty)');
  await lan.page.click(lan.at('form [part~=cancel]'));
  await lan.turnsOn('ban-tin', 'lan@example.vn');
  await lan.sees('ban-tin', 'Cửa hàng đã ghi nhận'); // the form above has closed: nothing moves under the next press
  await lan.refuses('thong-ke');
  await lan.sees('thong-ke', 'Cửa hàng đã ghi nhận');
  await lan.goes('/tai-khoan');
  shop.faults.next({ is: 'answer', status: 422 });
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', 'Cửa hàng chưa ghi nhận được');
  await lan.sendsAgain('giao-hang');
  await lan.sees('giao-hang', 'Cửa hàng đã ghi nhận');
  await lan.withdrawsAll();
  await lan.sees('ban-tin', 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
  await lan.clears();
  await lan.sees('ban-tin', 'Chưa chọn');
  await lan.signsIn('lan');
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', 'Cửa hàng đã ghi nhận');
  await assertOwnRequests(lan.page, shop);
};

describeJourneys('the strict page', engines, (journey) => {
  journey('everything is used under default-src ‘self’ and Trusted Types: no violation, no error, no request to another host', async (scene) => {
    const { shop } = scene;
    for (const path of [...otherPages, ...policyPages, '/tai-khoan']) {
      const policy = (await fetch(shop.url + path)).headers.get('content-security-policy');
      assert.equal(policy, "default-src 'self'; require-trusted-types-for 'script'", path);
    }
    await useEverything(scene);
    assert.deepEqual(shop.told.violations, []);
    assert.deepEqual(shop.told.errors.filter((text) => !text.includes('refused a record')), [], 'nothing went wrong but what we refused');
  });

  journey('every page of the shop keeps to it', async ({ browser, shop }) => {
    const page = await browser.newPage();
    try {
      for (const path of [...policyPages, '/tai-khoan', ...otherPages]) {
        await page.goto(shop.url + path);
        // A reader's aids too: WebKit tells the page that is left that a script did not come.
        await page.waitFor(() => [...document.querySelectorAll('an-tam-policy, an-tam-consent, an-tam-prompt')].every(({ shadowRoot }) =>
          shadowRoot?.querySelector('[part~=section], [part~=row], .place')
          && (!shadowRoot.querySelector('.reader') || shadowRoot.querySelector('[part~=print]'))), `the elements of ${path} took over`);
      }
      await assertOwnRequests(page, shop);
      assert.deepEqual(shop.told.violations, []);
      assert.deepEqual(shop.told.errors, []);
    } finally {
      await page.close();
    }
  });

  journey('a breach would be counted: HTML from a string, an inline style, another host', async ({ shop, opens, t }) => {
    const { page } = await opens('/tai-khoan');
    const breaches = await page.evaluate(async () => {
      document.body.setAttribute('style', 'color: red');
      await fetch('https://another.example/').catch(() => undefined);
      if (!('trustedTypes' in window)) return 2;
      try {
        document.body.innerHTML = '<p>từ một chuỗi</p>';
        return 0;
      } catch {
        return 3;
      }
    });
    if (breaches === 2) t.diagnostic('this engine has no Trusted Types: the page’s HTML from strings is not counted in it');
    await page.waitFor(async () => new Promise((resolve) => { setTimeout(() => resolve(true), 300); }), 'the page has told');
    assert.equal(shop.told.violations.length, breaches, shop.told.violations.join('\n'));
  });
});
