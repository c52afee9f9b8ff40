import assert from 'node:assert/strict';
import type { EngineName } from '../support/browsers/browser.ts';
import { engines, openBrowser } from '../support/browsers/open-browser.ts';
import { assertHonest, Customer } from '../support/customer.ts';
import { describeJourneys } from '../support/journey.ts';

const received = 'Cửa hàng đã ghi nhận';

/** Engines that bring a page back as it was left; Firefox, driven from outside, loads it anew. */
const restoring: readonly EngineName[] = ['chromium', 'webkit'];

/** Leaves for another page, and comes back by the browser's own button when `meanwhile` is over. */
const leavesFor = async ({ page }: Customer, path: string, meanwhile: () => Promise<void>): Promise<void> => {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => { document.documentElement.dataset['persisted'] = String(persisted); });
  });
  const left = await page.evaluate(() => location.pathname);
  await page.evaluate((next) => { location.pathname = next; }, path);
  await page.waitFor((next) => location.pathname === next && document.readyState === 'complete', `the page ${path}`, { args: [path] });
  await meanwhile();
  await page.focus();
  await page.evaluate(() => { history.back(); });
  await page.waitFor((before) => location.pathname === before && document.readyState === 'complete', `the page ${left} again`, { args: [left] });
};

describeJourneys('an account', engines, (journey) => {
  journey('is the same on two devices, and each device keeps its own choices apart', async ({ browser, shop, opens }) => {
    const desk = await opens('/tai-khoan');
    await desk.turnsOn('thong-ke'); // as a guest
    await desk.sees('thong-ke', `Đồng ý · ${received}`);

    await desk.signsIn('lan');
    assert.equal(await desk.reads('thong-ke'), 'Chưa chọn', 'a guest’s choice is not the customer’s');
    await desk.turnsOn('giao-hang');
    await desk.sees('giao-hang', `Đồng ý · ${received}`);

    const other = await openBrowser(engines[(engines.indexOf(browser.name) + 1) % engines.length] ?? browser.name);
    try {
      const phone = await Customer.opens(other, shop, '/tai-khoan');
      assert.equal(await phone.reads('giao-hang'), 'Chưa chọn');
      await phone.signsIn('lan');
      await phone.sees('giao-hang', `Đồng ý · ${received}`);
      assert.equal(await phone.switchIsOn('giao-hang'), true);
      // No other tab tells a page that was left of what was chosen elsewhere: it has to ask when it comes back.
      await leavesFor(desk, '/', async () => {
        await phone.page.focus();
        await phone.turnsOff('giao-hang');
        await phone.sees('giao-hang', `Đã rút đồng ý · ${received}`);
      });
      await desk.sees('giao-hang', `Đã rút đồng ý · ${received}`);
      assert.equal(await desk.page.evaluate(() => document.documentElement.dataset['persisted']), restoring.includes(browser.name) ? 'true' : undefined);
      await phone.signsOut();
      assert.equal(await phone.reads('giao-hang'), 'Chưa chọn', 'signed out, nothing of hers is seen');
    } finally {
      await other.close();
    }

    await desk.reloads();
    await desk.sees('giao-hang', `Đã rút đồng ý · ${received}`);
    assert.equal(await desk.switchIsOn('giao-hang'), false);
    await desk.signsOut();
    await desk.sees('thong-ke', `Đồng ý · ${received}`);
    assert.equal(await desk.reads('giao-hang'), 'Chưa chọn');
    await desk.signsIn('minh');
    assert.deepEqual([await desk.reads('thong-ke'), await desk.reads('giao-hang')], ['Chưa chọn', 'Chưa chọn'], 'another customer sees neither');

    assert.deepEqual(shop.rows().map(({ record: { subject } }) => (subject.kind === 'account' ? subject.id : 'device')), ['device', 'lan', 'lan']);
    assertHonest(shop, 'giao-hang', ['granted', 'withdrawn']);
    assertHonest(shop, 'thong-ke', ['granted']);
  });
});
