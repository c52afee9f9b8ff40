import assert from 'node:assert/strict';
import type { Page } from '../support/browsers/browser.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { describeJourneys } from '../support/journey.ts';

const PAGE = '/chinh-sach-tinh/chinh-sach-bao-mat/';
const MODULE = '<script type="module" src="/an-tam/an-tam.js"></script>';

type Box = readonly [what: string, top: number, height: number];

/** Runs in the page: where each part of the text stands, in the file's own markup or in the reader's. */
const readPlaces = (): readonly Box[] => {
  const host = document.querySelector('an-tam-policy');
  const root = host?.shadowRoot ?? host;
  // What is out of sight has a reserved height until it was seen: here all of it counts.
  const whole = new CSSStyleSheet();
  whole.replaceSync('section { content-visibility: visible !important; }');
  (host?.shadowRoot ?? document).adoptedStyleSheets.push(whole);
  return [...root?.querySelectorAll('h1, .meta, .aids, summary, h2, h3, .row, .text p:not([class]), .text ul, .text table') ?? []]
    .filter((part) => !part.closest('nav, details > :not(summary)') && !part.parentElement?.closest('.row'))
    .map((part): Box => {
      const { top, height } = part.getBoundingClientRect();
      return [part.id || part.className || part.textContent.slice(0, 30), Math.round(top + scrollY), Math.round(height)];
    });
};

const isTaken = (): boolean => Boolean(document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('.aids button'));

/** Runs in the page: how far its parts moved by themselves, as browsers count it. */
const readShifts = (): Promise<number> => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += (entry as unknown as { readonly value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => { resolve(sum); }, 300);
});

type Watched = { readonly tops: number[]; shifted: number; readonly sees: boolean };

/** Runs in the page: notes from now on where a heading (without an id the first) stands when a frame is painted, and what has shifted. */
const watchHeading = (id: string): number => {
  const readTop = (): number => {
    const host = document.querySelector('an-tam-policy');
    const heading = id ? `[id="${id}"]` : 'h1';
    return (host?.shadowRoot?.querySelector(heading) ?? host?.querySelector(heading))?.getBoundingClientRect().top ?? -1;
  };
  const watched: Watched = { tops: [], shifted: 0, sees: PerformanceObserver.supportedEntryTypes.includes('layout-shift') };
  Object.assign(globalThis, { watched });
  // Sizes are told of after a frame was laid out, right before it is painted: what is read then is what she sees.
  const note = (): void => {
    requestAnimationFrame(() => {
      const seen = new ResizeObserver(() => {
        seen.disconnect();
        watched.tops.push(Math.round(readTop()));
      });
      seen.observe(document.body);
      note();
    });
  };
  note();
  if (watched.sees) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.shifted += (entry as unknown as { readonly value: number }).value;
    }).observe({ type: 'layout-shift' });
  }
  return readTop();
};

const readWatched = (): Watched => (globalThis as unknown as { readonly watched: Watched }).watched;

/**
 * Places as they would be, did the row of the reader's buttons take one line. Where the screen is narrow they take more,
 * in every reader; all else keeps its place to the pixel.
 */
const asOneLine = (boxes: readonly Box[]): readonly Box[] => {
  const at = boxes.findIndex(([what]) => what === 'aids');
  const more = (boxes[at]?.[2] ?? 44) - 44;
  return boxes.map(([what, top, height], index) => [what, index > at ? top - more : top, index === at ? height - more : height]);
};

const markdownRequests = async (page: Page): Promise<readonly string[]> => (await page.requests()).filter((url) => url.includes('.md'));

describeJourneys('an element takes a published page over', engines, (journey) => {
  for (const width of [320, 768, 1280]) {
    journey(`at ${width} px: no part of the text moves, and the text is not asked for again`, async ({ browser, shop }) => {
      shop.alter(PAGE, (html) => html.replace(MODULE, ''));
      const page = await browser.newPage();
      await page.setViewport(width, 900);
      await page.goto(shop.url + PAGE);
      const before = await page.evaluate(readPlaces); // what comes after may add parts below the text
      assert.ok(before.length > 80, `only ${before.length} parts`);
      assert.equal(before.filter(([what]) => what === 'row').length, 4);
      await page.evaluate(async (script) => { await import(script); }, `${shop.url}/an-tam/an-tam.js`);
      await page.waitFor(isTaken, 'the reader has taken over');
      await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelectorAll('.row').length === 4, 'all rows are there');
      const after = await page.evaluate(readPlaces);
      const settled = width < 768 ? asOneLine(after) : after;
      const moved = before.map((box, index) => [box, settled[index]] as const)
        .filter(([[, top, height], now]) => now === undefined || Math.abs(now[1] - top) > 1 || Math.abs(now[2] - height) > 1);
      assert.deepEqual(moved.slice(0, 3), []);
      if (width >= 768) assert.equal(await page.evaluate(readShifts), 0);
      assert.deepEqual(await markdownRequests(page), []);
      await page.close();
    });
  }

  for (const width of [320, 375, 1280]) {
    for (const id of [undefined, 'uu-dai-doi-tac', 'luu-tru']) {
      journey(`at ${width} px, ${id ? `in the middle of the text: ${id} stays where it is read` : 'at the top: nothing moves'}, in every frame`, async ({ browser, shop }) => {
        shop.alter(PAGE, (html) => html.replace(MODULE, ''));
        const page = await browser.newPage();
        await page.setViewport(width, 800);
        await page.goto(shop.url + PAGE);
        for (let time = 0; id && time < 4; time++) { // what comes near gets its real height, and moves the rest
          await page.evaluate((name) => {
            document.getElementById(name)?.scrollIntoView({ behavior: 'instant' });
            scrollBy(0, -100);
            return new Promise((resolve) => { setTimeout(resolve, 150); });
          }, id);
        }
        const before = await page.evaluate(watchHeading, id ?? '');
        assert.ok(!id || before > 50 && before < 400, `it stands at ${before}`);
        await page.evaluate(async (script) => { await import(script); }, `${shop.url}/an-tam/an-tam.js`);
        await page.waitFor(isTaken, 'the reader has taken over');
        await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 500); }));
        const { tops, shifted, sees } = await page.evaluate(readWatched);
        assert.ok(tops.length > 5, `only ${tops.length} frames`);
        assert.deepEqual(tops.filter((top) => Math.abs(top - before) > 2), [], `shift ${shifted}: each frame shows it at ${before}`);
        if (sees) assert.equal(shifted, 0);
        await page.close();
      });
    }
  }

  journey('as it comes from the shop: nothing shifts, what carries data runs nothing and is not blocked, and choices go to the ledger', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await page.goto(shop.url + PAGE);
    await page.waitFor(isTaken, 'the reader has taken over');
    assert.equal(await page.evaluate(readShifts), 0);
    const data = await page.evaluate(() => document.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
    assert.equal((JSON.parse(data) as Record<string, unknown>)['inLanguage'], 'vi');
    await page.click('an-tam-policy >>> #an-tam-giao-hang');
    await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.getElementById('an-tam-giao-hang-status')
      ?.textContent.includes('đã ghi nhận'), 'the shop has received it');
    const [row] = shop.rows();
    assert.deepEqual([row?.record.act.gesture, row?.unknownClauses], ['switch', '']);
    assert.equal(row?.record.policy.url, `${shop.url}/chinh-sach-tinh/chinh-sach-bao-mat/2026-11-15.md`);
    assert.deepEqual([shop.told.violations, shop.told.errors], [[], []]);
    await page.close();
  });
});
