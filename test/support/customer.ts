import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from './browsers/browser.ts';
import type { JourneyShop } from './journey-shop.ts';

const elements = { '/chinh-sach/bao-mat': 'an-tam-policy', '/tai-khoan': 'an-tam-consent' } as const;
type Place = keyof typeof elements;

/**
 * A customer of the demo shop in one tab: what she does, and what she reads. Clauses go by the heading's id. Before she
 * acts she brings her tab to the front, as a person must: a tab behind another draws nothing.
 */
export class Customer {
  readonly page: Page;
  readonly #shop: JourneyShop;
  #element: string = elements['/chinh-sach/bao-mat'];

  private constructor(page: Page, shop: JourneyShop) {
    this.page = page;
    this.#shop = shop;
  }

  /** @param element the element that she looks at there, where it is not the demo's own: `an-tam-center >>> an-tam-consent` */
  static async opens(browser: Browser, shop: JourneyShop, place: Place, element: string = elements[place]): Promise<Customer> {
    const customer = new Customer(await browser.newPage(), shop);
    await customer.goes(place, element);
    return customer;
  }

  /** Resolves when the rows of that page can be used. */
  async goes(place: Place, element: string = elements[place]): Promise<void> {
    this.#element = element;
    await this.page.focus();
    await this.page.goto(this.#shop.url + place);
    await this.#untilRows();
  }

  /** From now on it is another element of the same page that she acts on and reads. */
  turnsTo(element: string): void {
    this.#element = element;
  }

  async reloads(): Promise<void> {
    await this.page.focus();
    await this.page.reload();
    await this.#untilRows();
  }

  /** By the shop's own button, as one of its two customers. */
  async signsIn(who: 'lan' | 'minh'): Promise<void> {
    await this.goes('/tai-khoan');
    await this.page.click(`form[action="/tai-khoan/dang-nhap"] [value=${who}]`);
    await this.page.waitFor(() => 'signedIn' in document.documentElement.dataset, `signed in as ${who}`);
    await this.#untilRows();
  }

  async signsOut(): Promise<void> {
    await this.page.focus();
    await this.page.click('form[action="/tai-khoan/dang-xuat"] button');
    await this.page.waitFor(() => !('signedIn' in document.documentElement.dataset), 'signed out');
    await this.#untilRows();
  }

  /** A part of the element that she looks at, as a selector. */
  at(part: string): string {
    return `${this.#element} >>> ${part}`;
  }

  /** A part of a clause's row beside its switch: `[part~=refuse]`. */
  inRow(clause: string, part: string): string {
    return this.at(`#an-tam-${clause} ~ * ${part}`);
  }

  /** Waits until the part is there. */
  async finds(part: string, timeout = 15_000): Promise<void> {
    await this.#until(() => this.page.has(this.at(part)), timeout, `no ${this.at(part)}`);
  }

  /** Brings the row into sight; resolves when the page has all that a decision needs. */
  async looksAt(clause: string): Promise<void> {
    await this.page.focus();
    await this.page.reveal(this.at(`#an-tam-${clause}`));
    await this.page.waitFor(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/chunks/acting-')),
      'the part that acts is here');
  }

  /** Presses the switch; gives the address, and says that she is old enough, where the clause asks. */
  async turnsOn(clause: string, email?: string, declares = false): Promise<void> {
    await this.#presses(this.at(`#an-tam-${clause}`));
    if (email === undefined) return;
    if (declares) await this.page.click(this.at(`#an-tam-${clause} ~ form [name=age]`));
    await this.page.click(this.at(`#an-tam-${clause} ~ form [name=contact]`));
    await this.page.type(email);
    await this.page.press('Enter');
  }

  /** The same switch, one press. */
  turnsOff(clause: string): Promise<void> {
    return this.#presses(this.at(`#an-tam-${clause}`));
  }

  refuses(clause: string): Promise<void> {
    return this.#presses(this.inRow(clause, '[part~=refuse]'));
  }

  sendsAgain(clause: string): Promise<void> {
    return this.#presses(this.inRow(clause, '[part~=retry]'));
  }

  withdrawsAll(): Promise<void> {
    return this.#presses(this.at('[part~=withdraw-all]'));
  }

  clears(): Promise<void> {
    return this.#presses(this.at('[part~=clear]'));
  }

  async reads(clause: string): Promise<string> {
    return this.page.text(this.at(`#an-tam-${clause}-status`));
  }

  /** Waits until the row says this. */
  async sees(clause: string, words: string, timeout = 15_000): Promise<void> {
    const { statuses, errors } = this.#shop.told;
    await this.#until(async () => (await this.reads(clause)).includes(words), timeout, () =>
      `${clause} never said “${words}” but: ${statuses.slice(-8).join(' | ')}; errors: ${errors.slice(-3).join(' | ')}`);
  }

  /** Waits until the row says this, or has said it: for what may pass before anyone can look. */
  async saw(clause: string, words: string, timeout = 15_000): Promise<void> {
    const { statuses } = this.#shop.told;
    const hasSaid = (): boolean => statuses.some((said) => said.startsWith(`an-tam-${clause}-status: `) && said.includes(words));
    await this.#until(() => Promise.resolve(hasSaid()), timeout, () =>
      `${clause} never said “${words}” but: ${statuses.slice(-8).join(' | ')}`);
  }

  switchIsOn(clause: string): Promise<boolean> {
    return this.page.has(this.at(`#an-tam-${clause}[aria-checked=true]`));
  }

  async #presses(selector: string): Promise<void> {
    await this.page.focus();
    await this.page.click(selector);
  }

  #untilRows(): Promise<void> {
    return this.finds('[part~=switch]');
  }

  async #until(holds: () => Promise<boolean>, timeout: number, complaint: string | (() => string)): Promise<void> {
    const end = Date.now() + timeout;
    // A page that is on its way to another can't answer; it is asked again.
    while (!await holds().catch(() => false)) {
      if (Date.now() > end) throw new Error(typeof complaint === 'string' ? complaint : complaint());
      await pause(60);
    }
  }
}

/** What must hold after every journey, whatever went wrong on the way. */
export const assertHonest = (shop: JourneyShop, clause: string, states: readonly string[]): void => {
  assert.deepEqual(shop.states(clause), states, 'every decision is in the ledger exactly once, in order');
  const ids = shop.rows().map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'no record is kept twice');
  assert.deepEqual(shop.told.early, [], 'no screen said received before it was');
  assert.deepEqual(shop.told.violations, [], 'the page’s policy was not violated');
};
