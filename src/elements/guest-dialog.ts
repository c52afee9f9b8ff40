import { html, nothing, type TemplateResult } from 'lit/html.js';
import { dialogWords } from '../locales/vi-dialog.ts';
import type { ShownWords, Words } from '../locales/words.ts';
import { dialogStyles } from './dialog-styles.ts';
import { GuestElement } from './guest-element.ts';

/** What a dialog shows, and for whom. */
export type DialogContent = {
  readonly words: ShownWords | Words;
  /** Its name; shown as its heading unless the content brings one of its own. */
  readonly title: string;
  readonly heading: boolean;
  /** Said beside the heading. */
  readonly beside?: string;
  readonly render: () => TemplateResult;
  /** Gone from the screen. */
  readonly closed?: () => void;
};

/** Public properties of the elements, which a dialog at the end of the page would not inherit from one of them. */
const PROPERTIES = ['accent', 'ink', 'paper', 'muted', 'line', 'error', 'radius', 'heading-font'].map((name) => `--an-tam-${name}`);

const CLEAR = /^(transparent|rgba\(.*, 0\))$/;

/** The colour that an element stands on: a dialog's own ground must go with the ink that it inherits. */
const paperBelow = (element: Element): string | undefined => {
  const { backgroundColor } = getComputedStyle(element);
  if (!CLEAR.test(backgroundColor)) return backgroundColor;
  const below = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  return below && paperBelow(below);
};

/**
 * A dialog at the end of the page. It opens by a press of the customer alone; Esc or its button closes it, and the focus goes
 * back to what was pressed.
 */
export class GuestDialog extends GuestElement {
  #content: DialogContent | undefined;
  #opener: HTMLElement | undefined;
  readonly #closing = new AbortController();

  /** @param like the element whose look it takes on */
  static open(content: DialogContent, opener: HTMLElement, like: Element): GuestDialog {
    if (!customElements.get('an-tam-dialog')) customElements.define('an-tam-dialog', GuestDialog);
    // Another copy of the script may have come first: its class is the one that the name stands for.
    const dialog = document.createElement('an-tam-dialog') as GuestDialog;
    dialog.fill(content, opener, like);
    return dialog;
  }

  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }

  fill(content: DialogContent, opener: HTMLElement, like: Element): void {
    this.#content = content;
    this.#opener = opener;
    this.root.adoptedStyleSheets.push(...like.shadowRoot?.adoptedStyleSheets ?? []);
    this.adopt(dialogStyles);
    this.#takeLook(like);
    // A page that turns dark with the system takes the dialog along.
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#takeLook(like), { signal: this.#closing.signal });
    document.body.append(this);
    this.update();
    void this.updateComplete.then(() => {
      this.dialog?.showModal();
      (this.root.getElementById('an-tam-dialog-title') ?? this.dialog)?.focus();
    });
  }

  #takeLook(like: Element): void {
    if (!like.isConnected) return;
    const look = getComputedStyle(like);
    for (const property of PROPERTIES) {
      const value = look.getPropertyValue(property);
      if (value) this.style.setProperty(property, value);
    }
    const paper = look.getPropertyValue('--an-tam-paper') || paperBelow(like);
    if (paper) this.style.setProperty('--an-tam-paper', paper);
    for (const property of ['color', 'font-family', 'font-size', 'color-scheme']) this.style.setProperty(property, look.getPropertyValue(property));
  }

  close(): void {
    this.dialog?.close();
  }

  /** Closed, or taken away by a page that draws itself anew. */
  disconnectedCallback(): void {
    const content = this.#content;
    this.#content = undefined;
    this.#closing.abort();
    content?.closed?.();
  }

  protected override render(): TemplateResult {
    const content = this.#content;
    if (!content) return html``;
    const { title, heading, beside } = content;
    const words = dialogWords(content.words);
    return html`<dialog lang=${words.language} tabindex="-1" aria-label=${heading ? nothing : title}
        aria-labelledby=${heading ? 'an-tam-dialog-title' : nothing} @close=${this.#closed}>
      <div class="head">${heading ? html`<h2 id="an-tam-dialog-title" tabindex="-1">${title}</h2>` : nothing}
        ${beside === undefined ? nothing : html`<p class="beside">${beside}</p>`}
        <button type="button" class="act close" @click=${() => this.close()}>${words.close}</button></div>
      ${content.render()}
    </dialog>`;
  }

  #closed(): void {
    this.remove();
    this.#opener?.focus();
  }
}
