import type { Browser } from './browsers/browser.ts';

/** The same browser, whose new tabs have this width from their first frame: some things are laid out once. In CSS pixels. */
export const withWidth = (browser: Browser, width: number, height: number): Browser => ({
  ...browser,
  newPage: async () => {
    const page = await browser.newPage();
    await page.setViewport(width, height);
    return page;
  },
});
