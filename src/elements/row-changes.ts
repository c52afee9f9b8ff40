import { html, nothing, type TemplateResult } from 'lit/html.js';
import { actingWords } from '../locales/vi-acting.ts';
import type { ChangesView } from './changes-view.ts';
import type { RowHost, RowView } from './row-view.ts';

/** The door from a row to what has changed in its clause since the customer agreed; what compares comes with the first press. */
export class RowChanges {
  readonly #host: RowHost;
  #open: 'closed' | 'missing' | ChangesView = 'closed';
  /** The digests of the two texts that are compared. */
  #of = '';

  constructor(host: RowHost) {
    this.#host = host;
  }

  /** A button, where a grant was given on other words than the present ones. */
  renderButton(view: RowView): TemplateResult | typeof nothing {
    if (!isReworded(view)) return nothing;
    const isOpen = typeof this.#open === 'object' && this.#of === textsOf(view);
    return html`<button type="button" class="act" part="see-changes" aria-describedby="an-tam-${view.clause.id}-label"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => (isOpen ? this.#show('closed', '') : void this.#load(view))}>${actingWords(view.words).seeChanges}</button>`;
  }

  renderBelow(view: RowView): TemplateResult | typeof nothing {
    const open = this.#open;
    if (open === 'closed' || !isReworded(view) || this.#of !== textsOf(view)) return nothing;
    return open === 'missing' ? html`<p class="given" role="status">${actingWords(view.words).changesMissing}</p>` : open.render(view.words, view.language);
  }

  async #load(view: RowView): Promise<void> {
    const { clause, choice } = view;
    if (!choice) return;
    try {
      const { viewAgreed } = await import('./changes-view.ts');
      this.#show(viewAgreed(this.#host, clause, choice, this.#host.root.host.getAttribute('endpoint')), textsOf(view));
    } catch { // the network is gone: the row says so, and the next press tries anew
      this.#show('missing', textsOf(view));
    }
  }

  #show(open: 'closed' | 'missing' | ChangesView, of: string): void {
    this.#open = open;
    this.#of = of;
    this.#host.update();
  }
}

const isReworded = ({ clause, choice }: RowView): boolean => choice?.state === 'granted' && choice.clause.sha256 !== clause.sha256;

const textsOf = ({ clause, choice }: RowView): string => `${choice?.clause.sha256} ${clause.sha256}`;
