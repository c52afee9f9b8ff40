import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../support/browsers/browser.ts';
import { describeJourneys, quickest } from '../support/journey.ts';

const place = '/chinh-sach/bao-mat';
const aids = readdirSync('dist/chunks').find((name) => name.startsWith('reading-aids-'));
const file = '/content/chinh-sach-bao-mat/2026-11-15.md';

/** What the browser tells of a shift; rectangles are in the window's own pixels. */
type Shift = { readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[] };

/** What moved since the page began, by the browser's own count. */
const movedOn = (page: Page): Promise<readonly string[]> => page.evaluate(() => new Promise<readonly string[]>((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().flatMap((entry) => (entry as unknown as Shift).sources.map(({ node, previousRect, currentRect }) =>
      `${node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName}: ${previousRect.top} → ${currentRect.top}`)));
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve([]), 300);
}));

describeJourneys('a reader whose aids come after its first screen', quickest, (journey) => {
  for (const language of ['vi', 'en']) {
    for (const [what, change] of [
      ['a text with a version before it', String],
      ['a text with a version to come', (text: string) => text.replace(/^effective: .*$/m, 'effective: 2999-12-01')],
      ['a text alone', (text: string) => text.replace(/^previous: .*\n/m, '')],
    ] as const) {
      journey(`moves nothing: ${what}, ${language}, at every width and size of text`, async ({ browser, shop }) => {
        shop.alter(place, (page) => page.replace('<html lang="vi"', `<html lang="${language}"`));
        shop.alter(file, change);
        // Late enough for the first screen to be painted without them.
        shop.alter(`/an-tam/chunks/${aids}`, (script) => wait(300, script));
        for (const width of [320, 375, 480, 600, 768, 1280]) {
          for (const size of width < 400 ? ['0', '2'] : ['0']) {
            const page = await browser.newPage();
            try {
              await page.setViewport(width, 800);
              await page.goto(shop.url + place);
              await page.evaluate((kept) => localStorage.setItem('an-tam-text-size', kept), size);
              await page.reload();
              await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('.aids button'), 'the aids');
              await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
              assert.deepEqual(await movedOn(page), [], `${width} px, size ${size}`);
            } finally {
              await page.close();
            }
          }
        }
      });
    }
  }
});
