import assert from 'node:assert/strict';
import type { Page } from './browsers/browser.ts';

/** More stops than any page of the shop has. */
const MOST_STOPS = 140;

/**
 * A person without a mouse: goes from stop to stop, and never beyond what she sees. Every stop of ours on the way
 * must show that it has the focus.
 */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes forward (or back) until the focus is there. */
  async goesTo(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.#page.press(key);
      assert.ok(await this.#page.evaluate(isShown), `no ring on the way to ${selector}: ${await this.#page.evaluate(nameFocus)}`);
      if (await this.#page.has(`${selector}:focus`)) return;
    }
    throw new Error(`${key} never came to ${selector}`);
  }

  async presses(...keys: readonly string[]): Promise<void> {
    await this.#page.press(...keys);
  }

  async types(text: string): Promise<void> {
    await this.#page.type(text);
  }

  /** Waits until the focus has been put there: after an act it must not be lost. */
  async isAt(selector: string): Promise<void> {
    for (let tries = 0; !await this.#page.has(`${selector}:focus`); tries += 1) {
      assert.ok(tries < 100, `the focus is not at ${selector} but at ${await this.#page.evaluate(nameFocus)}`);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }
}

/** Runs in the page: whether what has the focus draws a ring, where it is ours. */
const isShown = (): boolean => {
  let focused = document.activeElement;
  if (!focused?.shadowRoot?.activeElement) return true;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
  return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
};

/** Runs in the page. */
const nameFocus = (): string => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const { outlineStyle = '', outlineWidth = '' } = focused ? getComputedStyle(focused) : {};
  return `${focused?.outerHTML.slice(0, 160)} (outline ${outlineStyle} ${outlineWidth}, ${focused?.matches(':focus-visible') ? '' : 'not '}:focus-visible)`;
};
