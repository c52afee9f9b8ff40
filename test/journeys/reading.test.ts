import assert from 'node:assert/strict';
import type { Page } from '../support/browsers/browser.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { describeJourneys } from '../support/journey.ts';
import { Keyboard } from '../support/keyboard.ts';

const reader = 'an-tam-policy >>> ';

/** What the table of contents marks as being read. */
const isReading = (page: Page, title: string): Promise<unknown> => page.waitFor((wanted) =>
  document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('nav [aria-current]')?.textContent?.includes(wanted), `“${title}” is being read`, { args: [title] });

/** Where a heading stands in the window, once it stands still. */
const topOf = async (page: Page, id: string): Promise<number> => {
  let before = NaN;
  for (let tries = 0; tries < 50; tries += 1) {
    const top = await page.evaluate((wanted) => document.querySelector('an-tam-policy')?.shadowRoot?.getElementById(wanted)?.getBoundingClientRect().top ?? NaN, id);
    if (top === before) return top;
    before = top;
    await new Promise((resolve) => { setTimeout(resolve, 120); });
  }
  return before;
};

const titleOf = (page: Page): Promise<string> => page.text(`${reader}h1`);

describeJourneys('reading', engines, (journey) => {
  journey('a link to a clause lands below the shop’s own header, also after a reload, and the contents follow the reading', async ({ shop, opens }) => {
    const sticky = 'position: sticky; top: 0; z-index: 2; height: 64px; overflow: hidden';
    shop.alter('/demo.css', (css) => `${css}\n.top { ${sticky} }`);
    const { page } = await opens('/chinh-sach/bao-mat');
    await page.goto(`${shop.url}/chinh-sach/bao-mat#xoa-du-lieu`);
    await page.reload(); // only what stands behind the # has changed before
    await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.activeElement?.id === 'xoa-du-lieu', 'the clause has the focus');
    for (const way of ['first', 'again']) {
      const top = await topOf(page, 'xoa-du-lieu');
      assert.ok(top >= 64 && top < 140, `${way}: the heading stands at ${top}`);
      const title = await page.text(`${reader}#xoa-du-lieu`);
      await isReading(page, title);
      await page.reload();
      await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.activeElement?.id === 'xoa-du-lieu', 'the clause has the focus again');
    }
    await page.press('Escape'); // whoever acts has taken over from the address
    await page.evaluate(() => { (document.querySelector('an-tam-policy')?.shadowRoot?.activeElement as HTMLElement | null)?.blur(); });
    for (const id of ['luu-tru', 'ban-tin']) { // down, and up again
      await page.waitFor((wanted) => { // what comes near gets its real height, and moves the rest: she scrolls on until it stands there
        const root = document.querySelector('an-tam-policy')?.shadowRoot;
        root?.getElementById(wanted)?.scrollIntoView({ behavior: 'instant' });
        return root?.querySelector('nav [aria-current]')?.getAttribute('href') === `#${wanted}`;
      }, `${id} is being read`, { args: [id] });
      assert.equal(await page.evaluate(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelectorAll('nav [aria-current]').length), 1, 'one entry is marked');
    }
  });

  journey('by the keyboard she looks for words without their marks, goes from place to place, and back to where she began', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    const { page } = lan;
    const keyboard = new Keyboard(page);
    await lan.finds('[part~=search]');
    await keyboard.goesTo(lan.at('[part~=search]'));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at('[part~=search-input]'));
    await keyboard.types('ban tin');
    await keyboard.presses('Enter');
    await lan.finds('.count:not(:empty)');
    const counted = async (): Promise<readonly number[]> => (await page.text(lan.at('.count'))).split(' / ').map(Number);
    const [first = 0, of = 0] = await counted();
    assert.ok(of > 3, `${of} places`);
    const shown = (at: number): Promise<unknown> => page.waitFor((wanted) =>
      document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('.count')?.textContent === wanted, `place ${at}`, { args: [`${at} / ${of}`] });
    await keyboard.presses('Enter');
    await shown(first % of + 1);
    await keyboard.presses('Shift+Enter');
    await shown(first);
    assert.match(await page.text(lan.at('[part~=search-strip] [role=status]')), new RegExp(`^Chỗ thứ ${first} trong ${of}: `));
    assert.ok(await page.evaluate(() => {
      const [hit] = CSS.highlights.get('an-tam-hit-here') ?? [];
      const { top, bottom } = (hit as Range).getBoundingClientRect();
      const strip = document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('[part=search-strip]')?.getBoundingClientRect();
      return top >= (strip?.bottom ?? 0) - 1 && bottom <= innerHeight && /^bản tin$/iu.test(String(hit));
    }), 'the place is in sight, below the strip');
    await keyboard.presses('Escape');
    await keyboard.isAt(lan.at('[part~=search]'));
    assert.equal(await page.has(lan.at('[part~=search-strip]')), false);
    assert.equal(await page.evaluate(() => CSS.highlights.has('an-tam-hit')), false);
  });

  journey('the shop’s documents open in one reader, each under its own address', async ({ browser, shop }) => {
    const page = await browser.newPage();
    try {
      await page.focus();
      await page.goto(`${shop.url}/chinh-sach/`);
      await page.waitFor(() => Boolean(document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('[part=print]')), 'the reader is there');
      assert.equal(await titleOf(page), 'Chính sách bảo vệ dữ liệu cá nhân của Quê Nhà');
      await page.click('a[data-policy*="doi-tra"]');
      await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.activeElement?.matches('h1'), 'the title has the focus');
      assert.match(await titleOf(page), /^Chính sách đổi trả/);
      assert.match(await page.text(`${reader}.meta`), /01\/06\/2026/);
      assert.equal(await page.evaluate(() => location.pathname), '/chinh-sach/doi-tra');
      await page.evaluate(() => { history.back(); });
      await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('h1')?.textContent?.includes('dữ liệu'), 'the first document again');
      await page.evaluate(() => { history.forward(); });
      await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('h1')?.textContent?.includes('đổi trả'), 'the second document again');
      await page.reload();
      await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('h1')?.textContent?.includes('đổi trả'), 'the same after a reload');
      assert.deepEqual(shop.told.violations, []);
    } finally {
      await page.close();
    }
  });
});
