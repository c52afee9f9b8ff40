import assert from 'node:assert/strict';
import { assertAccessible, OF_COLORS } from '../support/axe.ts';
import { describeJourneys, quickest } from '../support/journey.ts';
import { views } from '../support/visible-states.ts';

describeJourneys('axe finds nothing, light or dark', quickest, (journey) => {
  for (const { name, show, where, language } of views) {
    journey(`on ${where} in ${language}: ${name}`, async ({ browser, shop }) => {
      const page = await show({ browser, shop, where, language });
      try {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), colorScheme === 'dark');
          await assertAccessible(page, `${name}, ${colorScheme}`, colorScheme === 'dark' ? OF_COLORS : []);
        }
      } finally {
        await page.close();
      }
    });
  }

  journey('and would find a fault', async ({ opens }) => {
    const { page } = await opens('/tai-khoan');
    await page.evaluate(() => {
      document.querySelector('an-tam-consent')?.shadowRoot?.querySelector('[part~=switch]')?.removeAttribute('aria-labelledby');
    });
    await assert.rejects(assertAccessible(page, 'a switch without a name'), /button-name/);
    await page.evaluate(() => { (document.querySelector('an-tam-consent') as HTMLElement).style.setProperty('--an-tam-ink', '#bbb'); });
    await page.emulateMedia({ colorScheme: 'light' });
    await assert.rejects(assertAccessible(page, 'letters that are hard to see', OF_COLORS), /color-contrast/);
  });
});
