import { html, type TemplateResult } from 'lit/html.js';
import { PolicyBoundElement } from './policy-bound-element.ts';
import type { PromptView } from './prompt-view.ts';

/**
 * @summary Asks for the consents that are unanswered or changed, in the page's flow or at its foot; otherwise only the fallback.
 * @attr policy - address of the policy file
 * @attr endpoint - URL that receives the choices (https, or loopback)
 * @attr terms - page where the policy is read, for the links to its clauses; by default the fallback link's
 * @attr later - how long "Để sau" keeps it away: `12h`, `7d`; `7d` by default
 * @attr place - `foot` for a strip at the foot of the window; otherwise where the element stands
 * @attr lang - on the element or around it: BCP 47 tag of a language that was built in, such as `en`; otherwise Vietnamese
 * @slot - the fallback: a plain link to the policy or to the choices; the place of the prompt while there is nothing to ask
 * @fires an-tam-choice - a decision was made
 * @fires an-tam-delivery - a record's outcome changed
 * @fires an-tam-token-needed - the endpoint asks who is there
 * @fires an-tam-error - something the page's owner should know
 * @csspart prompt - the whole; inside it `title`, `later`, `done`, `open`
 * @csspart upcoming - the announcement of a version to come; inside it `preview`, `known`
 * @csspart row - one; inside it `label`, `switch`, `status`, `agree`, `refuse`, `retry`, `receipt`, `history`, `terms`, `recipients`
 * @csspart see-changes - the button in a row that shows what has changed in its clause
 * @csspart changes - what has changed, as a redline; inside it `unchanged`, the buttons that open what has not
 * @csspart form - what a grant must come with; inside it `input`, `fault`, `cancel`
 * @cssprop --an-tam-heading-font - font of headings; the page's by default
 * @cssprop --an-tam-accent - colour of what is on and of focus; the text's own colour by default
 * @cssprop --an-tam-ink - text; the page's by default
 * @cssprop --an-tam-paper - ground of controls and of the strip; the page's by default
 * @cssprop --an-tam-muted - lesser text
 * @cssprop --an-tam-line - hairlines
 * @cssprop --an-tam-error - what is wrong with what was typed
 * @cssprop --an-tam-radius - corners, 6px by default
 */
export class ConsentPrompt extends PolicyBoundElement {
  static readonly observedAttributes = ['policy', 'endpoint', 'terms', 'lang', 'later', 'place'];
  #prompt: PromptView | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    import('./late-views.ts').then(({ promptOf }) => promptOf(this)).then((prompt) => {
      this.#prompt = prompt;
      this.update();
    }, (error: unknown) => this.report('part-missing', String(error)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#prompt?.close();
  }

  protected override render(): TemplateResult {
    return this.#prompt?.render() ?? html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'an-tam-prompt': ConsentPrompt;
  }
}
