import { html, nothing, type TemplateResult } from 'lit/html.js';
import { actingWords } from '../locales/vi-acting.ts';
import type { ChoiceHistory, PastView } from './choice-history.ts';
import { outcomeWords } from './outcome-words.ts';
import type { RowHost, RowView } from './row-view.ts';

const pastOf = ({ choice, outcome, words }: RowView): PastView => ({ choice, outcome, words: actingWords(words), say: outcomeWords });

/** The way from a row to its past: the receipt of the choice that stands, and what was chosen before. Both come with the first press. */
export class RowPast {
  readonly #host: RowHost;
  readonly #key: string;
  readonly #over = new AbortController();
  #history: ChoiceHistory | undefined;
  #failed = false;

  /** @param key prefix of the ids in the row */
  constructor(host: RowHost, key: string) {
    this.#host = host;
    this.#key = key;
  }

  /** The ways, once there is a choice. */
  renderLinks(view: RowView): TemplateResult | typeof nothing {
    const { choice, outcome, terms } = view;
    if (!choice) return nothing;
    const words = actingWords(view.words);
    const about = `${this.#key}-label`;
    return html`<div class="acts links">
      ${outcome?.is === 'received' || outcome?.is === 'told' ? html`<button type="button" class="link" part="receipt" aria-describedby=${about}
        aria-haspopup="dialog" @click=${({ target }: Event) => this.#use(view, (history) => history.showReceipt(pastOf(view), target as HTMLElement))}
        >${words.receipt}</button>` : nothing}
      ${terms === undefined ? nothing : html`<a part="terms" href=${terms} aria-describedby=${about}>${words.clause}</a>`}
      <button type="button" class="link" part="history" aria-describedby=${about} aria-expanded=${this.#history?.isOpen === true}
        @click=${() => this.#use(view, (history) => history.toggle())}>${words.history}</button>
      <span role="status">${this.#failed ? words.notOpened : nothing}</span>
    </div>`;
  }

  renderHistory(view: RowView): TemplateResult | typeof nothing {
    return (view.choice && this.#history?.render(pastOf(view))) ?? nothing;
  }

  /** Somebody else is here: what is open closes, and what is on its way opens nothing. */
  end(): void {
    this.#over.abort();
  }

  /** @param use answers whether there was something to open; where there was not, the row says so */
  async #use(view: RowView, use: (history: ChoiceHistory) => Promise<boolean>): Promise<void> {
    const part = await import('./choice-history.ts').catch((error: unknown) => this.#host.report('part-missing', String(error)));
    if (part) this.#history ??= new part.ChoiceHistory(this.#host, this.#key, view.clause.purpose, this.#over.signal);
    try {
      this.#failed = !this.#history || !await use(this.#history);
    } catch (error) { // who she is can't be told, or the device fails to tell
      this.#failed = true;
      this.#host.report('not-done', String(error));
    }
    this.#host.update();
  }
}
