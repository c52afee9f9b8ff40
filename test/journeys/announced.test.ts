import assert from 'node:assert/strict';
import { engines } from '../support/browsers/open-browser.ts';
import { assertHonest } from '../support/customer.ts';
import { describeJourneys } from '../support/journey.ts';
import { productPath, readerPath, untilGone } from '../support/points.ts';
import { policyFile, untilThere } from '../support/stage.ts';

const prompt = 'an-tam-prompt >>> ';
const reader = 'an-tam-policy >>> ';

describeJourneys('what is announced and not asked', engines, (journey) => {
  journey('a clause that was reworded within its edition: the agreement stands, the row says so, and nobody asks again', async ({ shop, opens }) => {
    const lan = await opens(readerPath);
    await lan.turnsOn('thong-ke');
    await lan.sees('thong-ke', 'Đồng ý · Cửa hàng đã ghi nhận');
    shop.alter(policyFile, (text) => text.replace(/(\{#thong-ke [^\n]*\n\n)/, '$1Nói cho rõ hơn: '));
    await lan.reloads();
    await lan.finds('#an-tam-thong-ke ~ .given');
    assert.equal(await lan.switchIsOn('thong-ke'), true);
    assert.equal(await lan.page.has(lan.inRow('thong-ke', '[part~=agree]')), false);
    await lan.page.click(lan.inRow('thong-ke', '[part~=see-changes]'));
    await lan.finds('[part~=changes] ins');
    assert.equal(await lan.page.text(lan.at('[part~=changes] ins')).then((words) => words.includes('Nói cho rõ hơn')), true);
    assert.equal(await lan.page.evaluate(() => {
      const { choices } = document.querySelector('an-tam-policy') as unknown as { choices?: readonly { purpose: string; standing: string }[] };
      return choices?.find(({ purpose }) => purpose === 'statistics')?.standing;
    }), 'granted');
    await lan.page.goto(shop.url + productPath);
    await untilThere(lan.page, `${prompt}[part~=row]`);
    assert.deepEqual([await lan.page.has(`${prompt}#an-tam-thong-ke`), await lan.page.has(`${prompt}#an-tam-ban-tin`)], [false, true]);
    assertHonest(shop, 'thong-ke', ['granted']);
  });

  journey('a version to come: the prompt leads into it, it has no switch, and the way back is the text in force', async ({ browser, shop }) => {
    shop.alter(policyFile, (text) => text.replace('version: 2026-11-15', 'version: 2099-01-01').replace('effective: 2026-11-20', 'effective: 2099-02-01'));
    const page = await browser.newPage();
    try {
      await page.focus();
      await page.goto(shop.url + productPath);
      await untilThere(page, `${prompt}[part~=row]`);
      await page.click(`${prompt}[part~=preview]`);
      await page.waitFor((path) => location.pathname === path, 'the page where the policy is read', { args: [readerPath] });
      await untilThere(page, `${reader}.not-yet:focus`);
      assert.match(await page.text(`${reader}.not-yet`), /^Chưa có hiệu lực\. Bản dưới đây áp dụng từ ngày 01\/02\/2099;/);
      assert.match(await page.text(`${reader}[part~=coming]`), /Chuyển Phát Ngàn Phố/);
      assert.equal(await page.has(`${reader}[part~=coming] [part~=switch]`), false);
      await page.click(`${reader}[part~=coming-changes]`);
      await untilThere(page, `${reader}[part~=coming] ins`);
      await page.click(`${reader}[part~=back-to-text]`);
      await untilGone(page, `${reader}[part~=coming]`);
      await untilThere(page, `${reader}.sections:not([hidden]) [part~=switch]`);
      assert.deepEqual([shop.rows(), shop.told.errors, shop.told.violations], [[], [], []]);
    } finally {
      await page.close();
    }
  });
});
