import { html, type TemplateResult } from 'lit/html.js';
import type { PolicyDocument } from '../policy/document.ts';
import { PolicyBoundElement } from './policy-bound-element.ts';
import type { ReaderView } from './reader-view.ts';

const importView = () => import('./reader-view.ts');

/**
 * @summary A policy to read, with a switch beside each clause that asks.
 * @attr src - address of the policy file
 * @attr endpoint - URL that receives the choices; without one the policy is only read
 * @attr lang - on the element or around it: BCP 47 tag of a language that was built in, such as `en`; otherwise Vietnamese
 * @slot - the fallback: a plain link to the policy; stays in sight until, and unless, the element takes over. Links with
 *   `data-policy`, the address of a file each, stay in sight above the text and open in this one reader
 * @fires an-tam-choice - a decision was made
 * @fires an-tam-delivery - a record's outcome changed
 * @fires an-tam-token-needed - the endpoint asks who is there
 * @fires an-tam-error - something the page's owner should know
 * @csspart policy - the whole text
 * @csspart header - title, dates and reading time
 * @csspart contents - the table of contents
 * @csspart print - the button that prints
 * @csspart search - the button that opens the search
 * @csspart search-strip - the search; inside it `search-input`, `search-previous`, `search-next`, `search-close`
 * @csspart compare-previous - the button that compares with the version before
 * @csspart upcoming - the announcement of a version to come; inside it `preview`, `coming-changes`
 * @csspart coming - that version, or what changes with it, in the place of the text; inside it `back-to-text`
 * @csspart text-size - the three buttons for the size of the text
 * @csspart copy-link - the button behind a heading that copies its address
 * @csspart contact - how to reach the shop, and the digest of the text
 * @csspart section - a heading with its text
 * @csspart row - one consent; inside it `label`, `switch`, `status`, `refuse`, `retry`, `receipt`, `history`, `recipients`, `see-changes`
 * @csspart changes - what has changed, as a redline; inside it `unchanged`, the buttons that open what has not
 * @csspart form - what a grant must come with; inside it `input`, `fault`, `agree`, `cancel`
 * @csspart request - the button that opens a request under its clause; then the form, with `send`
 * @csspart requests - the requests that were sent under a clause
 * @csspart show-held - the button that shows what the shop has recorded; then `held`, with `download`
 * @csspart trouble - the sentence where something is wrong
 * @cssprop --an-tam-heading-font - font of headings; the page's by default
 * @cssprop --an-tam-accent - colour of what is on and of focus; the text's own colour by default
 * @cssprop --an-tam-ink - text; the page's by default
 * @cssprop --an-tam-paper - ground of controls; the page's by default
 * @cssprop --an-tam-muted - lesser text
 * @cssprop --an-tam-line - hairlines
 * @cssprop --an-tam-error - what is wrong with what was typed
 * @cssprop --an-tam-radius - corners, 6px by default
 * @cssprop --an-tam-sticky-top - height of the page's own sticky header, so that headings land below it
 */
export class PolicyReader extends PolicyBoundElement {
  static readonly observedAttributes = ['src', 'endpoint', 'lang'];
  #reader: ReaderView | undefined;

  constructor() {
    super();
    void importView().catch(() => undefined); // beside the file, not after it; who needs it asks again, and hears of a failure
  }

  protected override async readOpening(source: string, signal: AbortSignal): Promise<void> {
    await (await this.#readerFor(signal)).showOpening(source);
  }

  protected override async readPolicy(source: string, signal: AbortSignal): Promise<PolicyDocument> {
    return (await this.#readerFor(signal)).read(source);
  }

  /** The parser, the templates of the text and their styles come with the first policy that is read. A file has a view of its own. */
  async #readerFor(signal: AbortSignal): Promise<ReaderView> {
    const { ReaderView } = await importView();
    if (this.#reader?.signal !== signal) this.#reader = new ReaderView(this, signal);
    return this.#reader;
  }

  protected override render(): TemplateResult {
    const { words, model } = this;
    switch (model.is) {
      case 'loading': return this.#reader?.renderOpening(words) ?? html`<slot></slot>`;
      case 'failed': return this.renderTrouble(words.unreadable);
      case 'ready':
        return this.#reader?.render(model.policy, words) ?? html`<slot></slot>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'an-tam-policy': PolicyReader;
  }
}
