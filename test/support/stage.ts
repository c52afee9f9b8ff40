import { goods } from '../../demo/goods.ts';
import type { Browser, Page } from './browsers/browser.ts';
import { Customer } from './customer.ts';
import type { JourneyShop } from './journey-shop.ts';

/** Where a customer meets what is ours in the demo, and the element that she looks at there. */
export const places = {
  reader: { path: '/chinh-sach/bao-mat', element: 'an-tam-policy >>> ' },
  panel: { path: '/tai-khoan', element: 'an-tam-consent >>> ' },
  library: { path: '/chinh-sach/', element: 'an-tam-policy >>> ' },
  home: { path: '/', element: 'an-tam-prompt >>> ' },
  product: { path: `/san-pham/${goods[0]?.slug}`, element: 'an-tam-prompt >>> ' },
  /** The page that needs no script. */
  published: { path: '/chinh-sach-tinh/chinh-sach-bao-mat/', element: '' },
} as const;

export type Where = keyof typeof places;

export type Language = 'vi' | 'en';

export type Stage = {
  readonly browser: Browser;
  readonly shop: JourneyShop;
  readonly where: Where;
  readonly language: Language;
};

/** Something that a person can meet on the screen, and how it comes to be. */
export type VisibleState = {
  readonly name: string;
  readonly on: readonly Where[];
  /** What to look at there. */
  readonly at: string;
  readonly show: (stage: Stage) => Promise<Page>;
  /** Those in which it is met; both without it. */
  readonly languages?: readonly Language[];
  /** Somebody would print it. */
  readonly prints?: true;
};

export const policyFile = '/content/chinh-sach-bao-mat/2026-11-15.md';

/** What our elements say in each language, in part. */
export const said = {
  vi: { received: 'Cửa hàng đã ghi nhận lúc', refused: 'Cửa hàng chưa ghi nhận được', waiting: 'cửa hàng đang bận', withdrawn: 'Đã rút',
    denied: 'Không đồng ý ·', changed: 'Điều khoản này đã đổi' },
  en: { received: 'Received by the shop', refused: 'The shop could not', waiting: 'The shop is busy', withdrawn: 'Consent withdrawn',
    denied: 'Not agreed ·', changed: 'This clause has changed' },
} as const;

/** The shop's page is in that language, as far as our elements read it. */
export const speak = ({ shop, where, language }: Stage, change: (html: string) => string = String): void =>
  shop.alter(places[where].path, (html) => change(html.replace('<html lang="vi"', `<html lang="${language}"`)));

/** A customer on a page with rows, which can be used. */
export const open = async (stage: Stage): Promise<Customer> => {
  speak(stage);
  return Customer.opens(stage.browser, stage.shop, stage.where === 'panel' ? '/tai-khoan' : '/chinh-sach/bao-mat');
};

/** A page on which no row can be waited for. */
export const openPage = async (stage: Stage, change?: (html: string) => string): Promise<Page> => {
  speak(stage, change);
  const page = await stage.browser.newPage();
  await page.goto(stage.shop.url + places[stage.where].path);
  return page;
};

/** Waits until a part is there, whatever it is in. */
export const untilThere = async (page: Page, selector: string): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!await page.has(selector)) {
    if (Date.now() > end) throw new Error(`no ${selector}`);
    await new Promise((resolve) => { setTimeout(resolve, 60); });
  }
};
