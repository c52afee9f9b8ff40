import { AssertionError } from 'node:assert';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, BrowserOptions, EngineName } from './browsers/browser.ts';
import { engines, openBrowser } from './browsers/open-browser.ts';
import { Customer } from './customer.ts';
import { openJourneyShop, type JourneyShop } from './journey-shop.ts';

/** Where a journey takes place: a shop of its own, and a browser that it shares with the journeys before it. */
export type Scene = {
  readonly browser: Browser;
  readonly shop: JourneyShop;
  /** A customer opens a page of the shop in a tab of her own; it is closed when the journey is over. */
  readonly opens: (...where: Place) => Promise<Customer>;
  readonly t: TestContext;
};

type Place = Parameters<typeof Customer.opens> extends [Browser, JourneyShop, ...infer Where] ? Where : never;
type Story = (scene: Scene) => Promise<void>;

/** Core journeys run in every engine that is asked for; the long lists in the one that is quickest. */
export const quickest: readonly EngineName[] = engines.filter((engine) => engine === 'chromium');

const travel = async (browser: Browser, shop: JourneyShop, t: TestContext, story: Story): Promise<void> => {
  const customers: Customer[] = [];
  const opens = async (...where: Place): Promise<Customer> => {
    const customer = await Customer.opens(browser, shop, ...where);
    customers.push(customer);
    return customer;
  };
  try {
    await story({ browser, shop, opens, t });
  } finally {
    for (const { page } of customers) await page.close().catch(() => undefined); // She may have closed it in her story.
    await shop.close();
  }
};

/**
 * A suite of journeys for each engine. What only one of them can do is asked of `browser.can` in the story.
 *
 * @param openShop for journeys that need another shop than the usual one
 * @param options for journeys of a customer whose browser is not as usual
 */
export const describeJourneys = (
  title: string, wanted: readonly EngineName[], tell: (journey: (name: string, story: Story) => void) => void,
  openShop = () => openJourneyShop(), options: BrowserOptions = {},
): void => {
  for (const engine of wanted) {
    describe(`${title} in ${engine}`, () => {
      let browser: Browser;
      before(async () => { browser = await openBrowser(engine, options); });
      after(async () => { await browser.close(); });
      tell((name, story) => {
        it(name, async (t) => {
          try {
            await travel(browser, await openShop(), t, story);
          } catch (error) {
            // A promise that was broken is broken. Only what was never seen in time, on a machine that may be busy, gets a second look.
            if (error instanceof AssertionError) throw error;
            t.diagnostic(`a second look at “${name}” in ${engine}, after: ${String(error)}`);
            await travel(browser, await openShop(), t, story);
          }
        });
      });
    });
  }
};
