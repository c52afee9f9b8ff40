import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertAccessible } from '../support/axe.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { assertHonest, type Customer } from '../support/customer.ts';
import type { JourneyShop } from '../support/journey-shop.ts';
import { describeJourneys } from '../support/journey.ts';

const received = 'Cửa hàng đã ghi nhận';
const changed = 'đã đổi từ khi bạn chọn';
const present = '/content/chinh-sach-bao-mat/2026-11-15.md';

/** Before November the shop's pages named the version of June. */
const inJune = (shop: JourneyShop): void =>
  shop.alter(present, () => readFileSync(new URL('../../content/chinh-sach-bao-mat/2026-06-01.md', import.meta.url), 'utf8'));
const inNovember = (shop: JourneyShop): void => shop.alter(present, undefined);

/** What a redline adds and removes, as it is read, and all of it as it is heard. */
type Changes = { readonly added: string[]; readonly removed: string[]; readonly heard: string };

const readChanges = (lan: Customer, element: string): Promise<Changes> => lan.page.evaluate((name) => {
  const root = document.querySelector(name)?.shadowRoot;
  const read = (selector: string): string[] => [...root?.querySelectorAll(`[part~=changes] ${selector}`) ?? []].map((part) => {
    const copy = part.cloneNode(true) as Element;
    copy.querySelectorAll('.said').forEach((said) => said.remove());
    return copy.textContent ?? '';
  });
  return { added: read('ins'), removed: read('del'), heard: root?.querySelector('[part~=changes]')?.textContent ?? '' };
}, element);

describeJourneys('what has changed', engines, (journey) => {
  journey('is there to see before she is asked again, and the new agreement is one on the new words', async ({ shop, opens }) => {
    inJune(shop);
    const lan = await opens('/chinh-sach/bao-mat');
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', received);

    inNovember(shop);
    await lan.reloads();
    await lan.sees('giao-hang', changed);
    await lan.page.click(lan.inRow('giao-hang', '[part~=see-changes]'));
    await lan.finds('[part~=changes] ins');
    const { added, removed, heard } = await readChanges(lan, 'an-tam-policy');
    assert.deepEqual(added, ['Chuyển Phát Ngàn Phố', 'hoặc Chuyển Phát Ngàn Phố, tùy bên nào giao đơn ấy']);
    assert.deepEqual(removed, ['chỉ']);
    assert.match(heard, /thêm: {1,2}hoặc [^]*, hết phần thêm\./);
    await assertAccessible(lan.page, 'a clause with its changes');
    assert.equal(await lan.switchIsOn('giao-hang'), false, 'to look is not to agree');

    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', `Đồng ý · ${received}`);
    assert.equal(await lan.page.has(lan.at('[part~=changes]')), false);
    assertHonest(shop, 'giao-hang', ['granted', 'granted']);
    const [before, now] = shop.rows().map(({ record: { decisions: [decision] } }) => decision?.clause.sha256);
    assert.notEqual(before, now);
  });

  journey('is found in the shop’s archive where this device never saw the words', async ({ shop, opens }) => {
    inJune(shop);
    const lan = await opens('/tai-khoan');
    await lan.signsIn('lan');
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', received);
    await lan.clears();
    await lan.finds('[role=status] .note'); // all is cleared
    await lan.sees('giao-hang', received); // from the shop again

    inNovember(shop);
    await lan.reloads();
    await lan.sees('giao-hang', changed);
    await lan.page.click(lan.inRow('giao-hang', '[part~=see-changes]'));
    await lan.finds('[part~=changes] ins');
    assert.deepEqual((await readChanges(lan, 'an-tam-consent')).removed, ['chỉ']);
    const asked = (await lan.page.requests()).filter((url) => url.includes('/clauses/'));
    assert.deepEqual(asked.map((url) => /^.*\/an-tam\/records\/clauses\/[0-9a-f]{64}$/.test(url)), [true]);
    assertHonest(shop, 'giao-hang', ['granted']);
  });

  journey('since the version before stands in the reader at one press of a key, and so does the text again', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    await lan.finds('[part~=compare-previous]');
    await lan.page.click(lan.at('[part~=compare-previous]'));
    await lan.finds('[part~=changes] ins');
    const { added, removed, heard } = await readChanges(lan, 'an-tam-policy');
    assert.match(heard, /So với bản 01\/06\/2026[^]*\d+ mục đổi, 1 mục mới\./);
    assert.ok(removed.includes('36') && added.includes('24') && added.includes('20 tháng 11'));
    assert.match(heard, /Đã chuyển chỗ, trước đây đứng sau mục “Dữ liệu trên máy của bạn”/);
    await assertAccessible(lan.page, 'two versions compared');
    assert.equal(await lan.page.has(lan.at('[part~=compare-previous]:focus')), true, 'the focus stays where she pressed');

    await lan.page.press('Enter');
    await lan.page.waitFor(() => !document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('[part~=changes]'), 'the text is back');
    assert.equal(await lan.page.has(lan.at('.sections:not([hidden])')), true);
  });
});
