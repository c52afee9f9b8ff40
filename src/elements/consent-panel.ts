import { html, type TemplateResult } from 'lit/html.js';
import { askedClause, PolicyBoundElement } from './policy-bound-element.ts';
import type { ReadyView } from './session-view.ts';

/**
 * @summary The consents that a policy asks for, each with its switch, and what became of every choice.
 * @attr policy - address of the policy file
 * @attr endpoint - URL that receives the choices (https, or loopback)
 * @attr terms - page where the policy is read, for the links to its clauses; by default the fallback link's
 * @attr lang - on the element or around it: BCP 47 tag of a language that was built in, such as `en`; otherwise Vietnamese
 * @slot - the fallback: a plain link to the policy; stays in sight until, and unless, the element takes over
 * @fires an-tam-choice - a decision was made
 * @fires an-tam-delivery - a record's outcome changed
 * @fires an-tam-token-needed - the endpoint asks who is there
 * @fires an-tam-error - something the page's owner should know
 * @csspart panel - the whole
 * @csspart title - its heading
 * @csspart row - one consent; inside it `label`, `switch`, `status`, `refuse`, `retry`, `receipt`, `history`, `terms`, `recipients`
 * @csspart see-changes - the button in a row that shows what has changed in its clause
 * @csspart changes - what has changed, as a redline; inside it `unchanged`, the buttons that open what has not
 * @csspart form - what a grant must come with; inside it `input`, `fault`, `agree`, `cancel`
 * @csspart withdraw-all - the button that withdraws every consent
 * @csspart clear - the button that clears this device
 * @csspart clear-anyway - the button that clears it though choices are unsent
 * @csspart trouble - the sentence where something is wrong
 * @cssprop --an-tam-heading-font - font of headings; the page's by default
 * @cssprop --an-tam-accent - colour of what is on and of focus; the text's own colour by default
 * @cssprop --an-tam-ink - text; the page's by default
 * @cssprop --an-tam-paper - ground of controls; the page's by default
 * @cssprop --an-tam-muted - lesser text
 * @cssprop --an-tam-line - hairlines
 * @cssprop --an-tam-error - what is wrong with what was typed
 * @cssprop --an-tam-radius - corners, 6px by default
 */
export class ConsentPanel extends PolicyBoundElement {
  static readonly observedAttributes = ['policy', 'endpoint', 'terms', 'lang'];

  protected override render(): TemplateResult {
    const { words, model, view } = this;
    switch (model.is) {
      case 'loading': return html`<slot></slot>`;
      case 'failed': return this.renderTrouble(words.unreadable);
      case 'ready':
        if (!view || view.is === 'failed') return this.renderTrouble(words.unserved);
        if (view.is === 'loading') return html`<slot></slot>`;
        // What was agreed to can be withdrawn even where the text has a fault.
        return model.policy.problems.length > 0 ? html`${this.renderTrouble(words.withheld)}${this.#renderFoot(view)}`
          : html`<section class="panel" dir="auto" part="panel" lang=${words.language} aria-labelledby="an-tam-title">
            <h2 part="title" id="an-tam-title" tabindex="-1">${words.panelTitle}</h2>
            <p class="note">${words.panelIntro}</p>
            ${this.asking.map((clause) => this.renderRow(clause, this.#termsOf(clause.id)))}
            ${this.#renderFoot(view)}
          </section>`;
    }
  }

  #renderFoot({ choices, footOf }: ReadyView): TemplateResult | undefined {
    return footOf?.(this)?.render(choices, this.asking.map(askedClause), this.words);
  }

  #termsOf(id: string): string | undefined {
    const page = this.getAttribute('terms') ?? this.querySelector('a')?.href;
    return page === undefined ? undefined : `${page}#${id}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'an-tam-consent': ConsentPanel;
  }
}
