import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '../support/browsers/browser.ts';
import { engines, openBrowser } from '../support/browsers/open-browser.ts';
import { Customer } from '../support/customer.ts';
import { describeJourneys } from '../support/journey.ts';
import { Keyboard } from '../support/keyboard.ts';
import { readSheets, squeeze } from '../support/pdf-text.ts';
import { untilGone } from '../support/points.ts';
import { untilThere } from '../support/stage.ts';

const received = 'Cửa hàng đã ghi nhận';
const dialog = 'an-tam-dialog >>> ';

const untilChecked = async (page: Page): Promise<void> => {
  await untilThere(page, `${dialog}blockquote.text p`);
  await page.waitFor(() => /Đã kiểm tra trên máy này|Chưa kiểm tra được/.test(document.querySelector('an-tam-dialog')?.shadowRoot?.textContent ?? ''), 'the check');
};

/** The receipt alone, on one sheet. */
const assertOneSheet = async (page: Page): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-receipt-'));
  try {
    const file = join(folder, 'receipt.pdf');
    await page.print(file);
    const sheets = readSheets(file);
    assert.equal(sheets.length, 1, 'one sheet');
    assert.ok(sheets[0]?.includes(squeeze('Biên nhận lựa chọn')));
    assert.deepEqual(['Xin chào', 'Đơn hàng của bạn', 'Tải về', 'Đóng'].filter((outside) => sheets[0]?.includes(squeeze(outside))), []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describeJourneys('a receipt', engines, (journey) => {
  journey('is there on a second device at once, is verified there, and prints on one sheet', async ({ browser, shop, opens }) => {
    const desk = await opens('/tai-khoan');
    await desk.signsIn('lan');
    await desk.turnsOn('giao-hang');
    await desk.sees('giao-hang', `Đồng ý · ${received}`);
    // Her other device is of the next make; so each of them has been one.
    const other = await openBrowser(engines[(engines.indexOf(browser.name) + 1) % engines.length] ?? browser.name);
    try {
      const phone = await Customer.opens(other, shop, '/tai-khoan');
      await phone.signsIn('lan');
      await phone.sees('giao-hang', `Đồng ý · ${received}`);
      await phone.page.click(phone.inRow('giao-hang', '[part~=history]'));
      await phone.finds('.history li');
      assert.match(await phone.page.text(phone.at('.history li')), /Cửa hàng có, máy này thì không: bạn chọn ở nơi khác/);
      await phone.page.click(phone.inRow('giao-hang', '[part~=receipt]'));
      await untilChecked(phone.page);
      const said = await phone.page.text(`${dialog}.receipt`);
      assert.match(said, /Đã kiểm tra trên máy này: đúng là cửa hàng ký/);
      assert.match(said, /Tài khoản lan/);
      if (other.can.print) await assertOneSheet(phone.page);
    } finally {
      await other.close();
    }
    if (browser.can.print) {
      await desk.page.focus();
      await desk.page.click(desk.inRow('giao-hang', '[part~=receipt]'));
      await untilChecked(desk.page);
      await assertOneSheet(desk.page);
    }
    assert.deepEqual(shop.told.violations, []);
  });

  journey('is opened, copied and saved by keyboard, and so are my choices; the focus comes back to what was pressed', async ({ shop, opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    const { page } = lan;
    const keyboard = new Keyboard(page);
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', `Đồng ý · ${received}`);
    await keyboard.goesTo(lan.inRow('giao-hang', '[part~=receipt]')); // she pressed the switch, and goes on from there
    await keyboard.presses('Enter');
    await untilChecked(page);
    await keyboard.isAt(`${dialog}#an-tam-dialog-title`);
    await page.evaluate(() => {
      HTMLAnchorElement.prototype.click = () => undefined; // what Firefox shows of a file that is saved takes the focus
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => { document.documentElement.dataset['saved'] = text; });
        return make(blob);
      };
    });
    await keyboard.goesTo(`${dialog}.acts .act:nth-of-type(2)`);
    await keyboard.presses('Enter');
    await untilThere(page, `${dialog}.acts [role=status]:not(:empty)`);
    const isCopied = await page.text(`${dialog}.acts [role=status]`) === 'Đã chép.';
    assert.ok(isCopied || (await page.text(`${dialog}.acts [role=status]`)).includes('Trình duyệt không cho chép'));
    await keyboard.goesTo(`${dialog}.acts .act:nth-of-type(3)`);
    await keyboard.presses('Enter');
    const saved = await page.waitFor(() => document.documentElement.dataset['saved'], 'the file');
    const file = JSON.parse(saved ?? '') as { readonly record: unknown; readonly receipt: string; readonly checked_here: unknown };
    assert.deepEqual(file.record, shop.rows()[0]?.record);
    assert.match(file.receipt, /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.deepEqual(file.checked_here, { clause: 'same', signature: 'verified' });
    await keyboard.presses('Escape');
    await untilGone(page, 'an-tam-dialog');
    await keyboard.isAt(lan.inRow('giao-hang', '[part~=receipt]'));
    await keyboard.goesTo(lan.inRow('giao-hang', '[part~=history]'));
    await keyboard.presses('Space');
    await lan.finds('.history li');

    await page.evaluate(() => { document.querySelector<HTMLElement>('footer address a')?.focus(); }); // past all of the text
    await keyboard.goesTo('[data-an-tam-open]');
    await keyboard.presses('Enter');
    const panel = `${dialog}an-tam-consent >>> `;
    await untilThere(page, `${panel}#an-tam-giao-hang[aria-checked=true]`);
    await keyboard.goesTo(`${panel}#an-tam-giao-hang`);
    await keyboard.presses('Space');
    await untilThere(page, `${panel}#an-tam-giao-hang[aria-checked=false]`);
    await keyboard.isAt(`${panel}#an-tam-giao-hang`);
    await keyboard.presses('Escape');
    await untilGone(page, 'an-tam-dialog');
    await keyboard.isAt('[data-an-tam-open]');
    await lan.sees('giao-hang', `Đã rút đồng ý · ${received}`);
    assert.deepEqual(shop.states('giao-hang'), ['granted', 'withdrawn']);
    assert.deepEqual([shop.told.errors, shop.told.violations, shop.told.early], [[], [], []]);
  });
});
