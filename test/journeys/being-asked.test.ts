import assert from 'node:assert/strict';
import { goods } from '../../demo/goods.ts';
import type { Page } from '../support/browsers/browser.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { describeJourneys, type Scene } from '../support/journey.ts';

const product = `/san-pham/${goods[0]?.slug}`;
const prompt = 'an-tam-prompt >>>';

const opensAt = async ({ browser, shop }: Scene, path: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(shop.url + path);
  return page;
};

const untilAsked = (page: Page): Promise<unknown> => page.waitFor(() => document.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=row]'), 'the prompt asks');
const untilGone = (page: Page): Promise<unknown> => page.waitFor(() => {
  const root = document.querySelector('an-tam-prompt')?.shadowRoot;
  return root && !root.querySelector('[part~=prompt]');
}, 'the prompt is gone');
const isAsking = (page: Page): Promise<boolean> => page.has(`${prompt} [part~=prompt]`);
/** Everything that the page loads for its prompt has come, and nothing more is under way. */
const untilQuiet = (page: Page): Promise<unknown> => page.waitFor(async () => {
  const element = document.querySelector('an-tam-prompt') as unknown as { readonly choices?: unknown } | null;
  if (!element?.choices) return false;
  await new Promise((resolve) => { setTimeout(resolve, 400); });
  return true;
}, 'it knows where she stands');

describeJourneys('being asked', engines, (journey) => {
  for (const path of ['/', product]) {
    journey(`on ${path}: an answer is kept like any other, and "later" decides nothing and lasts`, async (scene) => {
      const { shop } = scene;
      const page = await opensAt(scene, path);
      try {
        await untilAsked(page);
        assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
        await page.click(`${prompt} #an-tam-giao-hang ~ .acts [part~=refuse]`);
        await page.waitFor(() => document.querySelector('an-tam-prompt')?.shadowRoot?.getElementById('an-tam-giao-hang-status')
          ?.textContent.includes('ghi nhận lúc'), 'the shop has it');
        assert.deepEqual(shop.states('giao-hang'), ['denied']);
        await page.click(`${prompt} [part~=later]`);
        await untilGone(page);
        await page.reload();
        await untilQuiet(page);
        assert.equal(await isAsking(page), false);
        assert.equal(shop.rows().length, 1);
        assert.deepEqual([shop.told.violations, shop.told.errors], [[], []]);
      } finally {
        await page.close();
      }
    });
  }

  journey('on a phone it comes as one line, and a press opens it with all that a choice needs in sight', async ({ browser, shop }) => {
    const page = await browser.newPage();
    try {
      await page.setViewport(Math.max(320, browser.can.narrowest), 640);
      await page.goto(shop.url + product);
      await page.waitFor(() => document.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=open]'), 'the line comes');
      const line = await page.evaluate(() => {
        const root = document.querySelector('an-tam-prompt')?.shadowRoot;
        const { height = 0 } = root?.querySelector('[part~=prompt]')?.getBoundingClientRect() ?? {};
        return { isLow: height > 0 && height <= innerHeight / 3, rows: root?.querySelectorAll('[part~=row]').length, isFree: document.activeElement === document.body };
      });
      assert.deepEqual(line, { isLow: true, rows: 0, isFree: true });
      assert.equal(await page.has(`${prompt} [part~=later]`), true);
      const length = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.click(`${prompt} [part~=open]`);
      await page.waitFor(() => document.querySelector('an-tam-prompt')?.shadowRoot?.activeElement?.id === 'an-tam-title', 'the focus is on its title');
      const opened = await page.evaluate(() => {
        const root = document.querySelector('an-tam-prompt')?.shadowRoot;
        const { height = 0 } = root?.querySelector('[part~=prompt]')?.getBoundingClientRect() ?? {};
        const recipients = [...root?.querySelectorAll('[part~=recipients]') ?? []].filter((each) => each.getClientRects().length > 0);
        return { part: height / innerHeight, recipients: recipients.map(({ textContent }) => textContent.replace(/\s+/g, ' ')), length: document.documentElement.scrollHeight };
      });
      assert.ok(opened.part > 0.5 && opened.part <= 0.851, String(opened.part));
      assert.deepEqual([opened.recipients[0], opened.recipients.length, opened.length], ['Bên nhận: Giao Hàng Bến Thủy, Chuyển Phát Ngàn Phố', 2, length]);
      const hidden: string[] = [];
      for (let stops = 0; stops < 40; stops += 1) {
        await page.press('Tab');
        const at = await page.evaluate(() => {
          const focused = document.querySelector('an-tam-prompt')?.shadowRoot?.activeElement;
          const around = focused?.closest('.rest, .head');
          if (!focused || !around) return undefined;
          if (focused === around) return { name: '', isSeen: true }; // Firefox stops at what scrolls, too
          const [own, box] = [focused.getBoundingClientRect(), around.getBoundingClientRect()];
          return { name: focused.outerHTML.slice(0, 80), isSeen: own.top >= box.top + 3.5 && own.bottom <= box.bottom - 3.5 };
        });
        if (!at) break;
        if (!at.isSeen) hidden.push(at.name);
        assert.ok(stops < 39, 'the way out');
      }
      assert.deepEqual(hidden, []);
      await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('footer a')].at(-1)?.focus());
      await page.waitFor(() => document.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=open]'), 'it makes way for what has the focus, and the line is left');
      assert.equal(shop.rows().length, 0);
      assert.deepEqual([shop.told.violations, shop.told.errors], [[], []]);
    } finally {
      await page.close();
    }
  });

  journey('what another tab puts off or answers makes it go here', async (scene) => {
    const [one, two] = [await opensAt(scene, product), await opensAt(scene, product)];
    try {
      await one.focus();
      await untilAsked(one);
      await one.click(`${prompt} [part~=later]`);
      await untilGone(one);
      await two.focus();
      await untilGone(two);
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      assert.deepEqual([await isAsking(one), await isAsking(two)], [false, false]);
    } finally {
      await one.close();
      await two.close();
    }
  });

  journey('of two windows side by side one asks; when it is gone, the other does', async (scene) => {
    const page = await opensAt(scene, '/tai-khoan');
    try {
      await page.evaluate((address) => {
        document.body.replaceChildren(...['one', 'two'].map((id) => Object.assign(document.createElement('iframe'), { id, src: address, width: 500, height: 700 })));
      }, product);
      const asking = (): Promise<readonly string[]> => page.evaluate(() => [...document.querySelectorAll('iframe')]
        .filter(({ contentDocument }) => contentDocument?.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=prompt]')).map(({ id }) => id));
      await page.waitFor(() => [...document.querySelectorAll('iframe')].every(({ contentDocument }) =>
        (contentDocument?.querySelector('an-tam-prompt') as unknown as { readonly choices?: unknown } | null)?.choices), 'both know where she stands');
      await page.waitFor(() => [...document.querySelectorAll('iframe')].some(({ contentDocument }) =>
        contentDocument?.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=prompt]')), 'one asks');
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      const [first = '', ...more] = await asking();
      assert.deepEqual(more, []);
      await page.evaluate((id) => document.getElementById(id)?.setAttribute('src', '/tai-khoan'), first);
      await page.waitFor((gone) => Boolean([...document.querySelectorAll('iframe')].find(({ id }) => id !== gone)?.contentDocument
        ?.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=prompt]')), 'the other asks', { args: [first] });
      assert.equal((await asking()).length, 1);
    } finally {
      await page.close();
    }
  });

  journey('whoever comes back by the browser\'s own button is not asked again', async (scene) => {
    const page = await opensAt(scene, product);
    try {
      await untilAsked(page);
      await page.goto(`${scene.shop.url}/`);
      await untilAsked(page);
      await page.click(`${prompt} [part~=later]`);
      await untilGone(page);
      await page.evaluate(() => history.back());
      await page.waitFor(() => location.pathname !== '/' && document.readyState === 'complete', 'she is back');
      await untilQuiet(page);
      await untilGone(page);
    } finally {
      await page.close();
    }
  });

  for (const path of ['/', product]) {
    journey(`on ${path} nothing moves when it comes, whatever the window`, async (scene) => {
      const { browser, t } = scene;
      if (browser.name !== 'chromium') {
        t.skip('only Chromium counts layout shifts');
        return;
      }
      for (const [width, height] of [[320, 640], [360, 640], [640, 320], [1280, 800], [1280, 5000]] as const) {
        const page = await browser.newPage();
        try {
          await page.setViewport(width, height);
          await page.goto(scene.shop.url + path);
          await page.waitFor(() => document.querySelector('an-tam-prompt')?.shadowRoot?.querySelector('[part~=prompt]'), 'it comes');
          await untilQuiet(page);
          const moved = await page.evaluate(() => new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0));
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(0), 300);
          }));
          assert.equal(moved, 0, `${width} × ${height}`);
        } finally {
          await page.close();
        }
      }
    });
  }
});
