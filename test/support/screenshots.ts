/**
 * Pictures of every visible state, for looking at: three widths, both schemes, both languages, both pages, in Chromium, and
 * what leaves the printer. A state that can't be shown is named at the end, and the others have their pictures.
 * `node test/support/screenshots.ts <folder> [state]`
 */
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from './browsers/browser.ts';
import { openBrowser } from './browsers/open-browser.ts';
import { openJourneyShop } from './journey-shop.ts';
import { views } from './visible-states.ts';
import { withWidth } from './with-width.ts';

/** CSS pixels. Taller than a screen, so that a picture holds a whole panel. */
const HEIGHT = 1500;

const [folder = '', only] = process.argv.slice(2);
if (folder === '') {
  console.error('Where to? node test/support/screenshots.ts <folder> [state]');
  process.exit(2);
}

/** The widest holds all that a printer would be sent. */
const PRINTS_AT = 1280;

/** A PDF, and a picture of each of its pages where poppler's `pdftoppm` is there. */
const printOut = async (page: Page, file: string): Promise<void> => {
  await page.print(`${file}.pdf`);
  spawnSync('pdftoppm', ['-png', '-r', '60', `${file}.pdf`, file]);
};

const photograph = async (browser: Browser, view: typeof views[number], width: number): Promise<void> => {
  const { name, at, show, where, language, prints } = view;
  const shop = await openJourneyShop();
  try {
    const page = await show({ browser: withWidth(browser, width, HEIGHT), shop, where, language });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reveal(at);
      await page.screenshot(join(folder, `${name}-${where}-${language}-${width}-${colorScheme}.png`));
    }
    await page.emulateMedia({});
    if (prints && width === PRINTS_AT) await printOut(page, join(folder, `${name}-${where}-${language}-print`));
    await page.close();
  } finally {
    await shop.close();
  }
};

await mkdir(folder, { recursive: true });
const browser = await openBrowser('chromium');
let failed = 0;
try {
  for (const view of views.filter(({ name }) => only === undefined || name === only)) {
    const named = `${view.name}, ${view.where}, ${view.language}`;
    for (const width of [320, 768, PRINTS_AT]) {
      await photograph(browser, view, width).catch((error: unknown) => {
        failed += 1;
        console.error(`${named}, ${width} px: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    console.log(named);
  }
} finally {
  await browser.close();
}
if (failed > 0) {
  console.error(`${failed} could not be shown`);
  process.exitCode = 1;
}
