import { html, nothing, type TemplateResult } from 'lit/html.js';
import { standingOn } from '../consent/choice.ts';
import type { RowActions, RowHost, RowView } from './row-view.ts';

const renderRecipients = ({ clause: { recipients }, words, language }: RowView): TemplateResult | undefined => (recipients[0]
  ? html`<p class="note" part="recipients">${words.recipients}: <span lang=${language}>${recipients.join(', ')}</span></p>` : undefined);

/** One clause that asks: its switch, its plain refusal, and in words where the choice stands. */
export class ConsentRow {
  readonly #host: RowHost;
  readonly #key: string;
  /** What a press does, and what may be done with a choice: a part that comes with the first of either. */
  #acts: RowActions | undefined;
  /** That part could not be had. */
  #missing = false;

  /** @param id the clause's id, for the ids of the row's own parts */
  constructor(host: RowHost, id: string) {
    this.#host = host;
    this.#key = `an-tam-${id}`;
  }

  render(view: RowView): TemplateResult {
    const { clause, choice, words, terms, language, actsOf } = view;
    const standing = standingOn(clause, choice);
    const open = ['unanswered', 'changed'].includes(standing);
    const key = this.#key;
    const acts = this.#acts ??= actsOf?.(this.#host, key);
    return html`<div class="row" part="row">
      <span class="label" part="label" id="${key}-label" lang=${language}>${clause.title}</span>
      <button type="button" class="switch" part="switch" role="switch" id=${key} aria-checked=${standing === 'granted'}
        aria-labelledby="${key}-label" aria-describedby="${key}-status" @click=${() => this.#act('press', view)}><span class="knob"></span></button>
      <p class="status" part="status" id="${key}-status" role="status">${this.#missing ? words.notDone : acts?.fault(view) ?? words[standing] + (open ? '' : acts?.say(view) ?? '')}</p>
      ${renderRecipients(view)}
      ${acts?.render(view)}
      <div class="acts">${open ? html`<span class="answers">${acts?.renderAgree(view)}<button type="button" class="act" part="refuse"
        aria-describedby="${key}-label" @click=${() => this.#act('refuse', view)}>${words.refuse}</button></span>` : nothing}${
        terms === undefined || choice ? nothing : html`<a part="terms" href=${terms} aria-describedby="${key}-label">${words.terms}</a>`}</div>
      ${acts?.renderBelow(view)}
    </div>`;
  }

  async #act(act: 'press' | 'refuse', view: RowView): Promise<void> {
    try {
      const { RowActs: Acts } = await import('./acting.ts');
      this.#missing = false;
      (this.#acts ??= new Acts(this.#host, this.#key))[act](view);
    } catch { // the network is gone: the row says that nothing was done
      this.#missing = true;
      this.#host.update();
    }
  }
}
