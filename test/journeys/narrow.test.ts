import assert from 'node:assert/strict';
import { describeJourneys, quickest } from '../support/journey.ts';
import { views } from '../support/visible-states.ts';
import { withWidth } from '../support/with-width.ts';

describeJourneys('on a phone of 320 pixels', quickest, (journey) => {
  for (const state of ['prompt-strip', 'library-other'] as const) {
    journey(`she gets to see: ${state}`, async ({ browser, shop }) => {
      const view = views.find(({ name, language }) => name === state && language === 'vi');
      assert.ok(view);
      const page = await view.show({ browser: withWidth(browser, 320, 1500), shop, where: view.where, language: 'vi' });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, 'nothing makes the page wider');
      await page.close();
    });
  }

  journey('the drawing of each good is whole', async ({ browser, shop }) => {
    const page = await withWidth(browser, 320, 1500).newPage();
    await page.goto(shop.url);
    const shapes = await page.evaluate(() => [...document.querySelectorAll('.card img')].map((image) => {
      const { width, height } = image.getBoundingClientRect();
      return (width / height).toFixed(1);
    }));
    assert.deepEqual([...new Set(shapes)], ['1.3']);
    await page.close();
  });
});
