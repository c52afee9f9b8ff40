import { html, type TemplateResult } from 'lit/html.js';
import type { renderCenter } from './center-view.ts';
import { GuestElement } from './guest-element.ts';
import type { TokenProvider } from './session-view.ts';

/**
 * @summary The consents and the policy together: the panel above, the text below, both of one mind.
 * @attr policy - address of the policy file
 * @attr endpoint - URL that receives the choices (https, or loopback)
 * @attr lang - on the element or around it: BCP 47 tag of a language that was built in, such as `en`; otherwise Vietnamese
 * @slot - the fallback: a plain link to the policy; stays in sight until, and unless, the element takes over
 * @fires an-tam-choice - a decision was made
 * @fires an-tam-delivery - a record's outcome changed
 * @fires an-tam-token-needed - the endpoint asks who is there
 * @fires an-tam-error - something the page's owner should know
 * @csspart panel - the consents; inside it `title`, `withdraw-all`, `clear`, `clear-anyway`
 * @csspart policy - the text; inside it `header`, `contents`, `print`, `search`, `text-size`, `copy-link`, `contact`, `section`
 * @csspart compare-previous - the button that compares with the version before
 * @csspart upcoming - the announcement of a version to come; inside it `preview`, `coming-changes`
 * @csspart coming - that version, or what changes with it, in the place of the text; inside it `back-to-text`
 * @csspart search-strip - the search; inside it `search-input`, `search-previous`, `search-next`, `search-close`
 * @csspart row - one consent; inside it `label`, `switch`, `status`, `refuse`, `retry`, `receipt`, `history`, `terms`, `recipients`
 * @csspart see-changes - the button in a row that shows what has changed in its clause
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
export class ConsentCenter extends GuestElement {
  static readonly observedAttributes = ['policy', 'endpoint', 'lang'];
  #token: TokenProvider | undefined;
  /** Another function each time the token is set, so that the elements inside hear of it also where it is the same. */
  #ask: TokenProvider | undefined;
  #draw: typeof renderCenter | undefined;

  /** A function that resolves to the signed-in customer's JWT, or to null. Set it again when who is signed in changes. */
  get token(): TokenProvider | undefined {
    return this.#token;
  }

  set token(token: TokenProvider | undefined) {
    this.#token = token;
    this.#ask = token && (() => token());
    this.update();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    import('./late-views.ts').then(({ renderCenter: draw }) => {
      this.#draw = draw;
      this.update();
    }, (error: unknown) => console.error('an-tam:', error)); // the fallback stays
  }

  protected override render(): TemplateResult {
    return this.#draw?.(this, this.#ask) ?? html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'an-tam-center': ConsentCenter;
  }
}
