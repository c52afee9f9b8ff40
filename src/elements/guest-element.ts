import { render, type TemplateResult } from 'lit/html.js';

const sheets = new Map<string, CSSStyleSheet>();

/**
 * A custom element that draws itself with lit's templates into its shadow root. It stands in for LitElement, whose
 * reactive properties would take a fifth of the bytes that the consent panel may cost a page (see src/README.md).
 *
 * Attributes are its settings; what else changes calls `update()`.
 */
export abstract class GuestElement extends HTMLElement {
  readonly root = this.attachShadow({ mode: 'open' });
  #due: Promise<void> | undefined;

  /** Resolves when what is due has been drawn. */
  get updateComplete(): Promise<void> {
    return this.#due ?? Promise.resolve();
  }

  connectedCallback(): void {
    // What the page set before this script came hides the accessor of the same name: take it away and set it anew.
    const early: { readonly value?: unknown } | undefined = Object.getOwnPropertyDescriptor(this, 'token');
    if (early && Reflect.deleteProperty(this, 'token')) Object.assign(this, { token: early.value });
  }

  attributeChangedCallback(): void {
    this.update();
  }

  /** Draws soon, once for all that changes meanwhile. */
  readonly update = (): void => {
    this.#due ??= Promise.resolve().then(() => {
      this.#due = undefined;
      render(this.render(), this.root, { host: this });
    });
  };

  protected abstract render(): TemplateResult;

  /** Adds styles: one constructed sheet for all elements that share the text, since a strict CSP forbids style elements. */
  adopt(styles: string): void {
    const sheet = sheets.get(styles) ?? new CSSStyleSheet();
    if (!sheets.has(styles)) sheet.replaceSync(styles);
    sheets.set(styles, sheet);
    if (!this.root.adoptedStyleSheets.includes(sheet)) this.root.adoptedStyleSheets.push(sheet);
  }
}

/** Registers an element. A second copy of the script leaves the first one's in place. */
export const defineElement = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element);
};
