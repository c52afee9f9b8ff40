import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AskedClause, Choices } from '../consent/choice.ts';
import { actingWords } from '../locales/vi-acting.ts';
import type { ShownWords, Words } from '../locales/words.ts';
import { consentFootStyles } from './consent-foot-styles.ts';
import { perform } from './perform.ts';
import type { PanelFoot, PanelHost } from './session-view.ts';

/** The part of a keeper that clearing needs. */
type Clearable = {
  /** How many choices the endpoint hasn't got yet. */
  unsent(): Promise<number>;
  clear(): Promise<void>;
};

/** Where clearing stands. `asking`: so many choices would be lost, and she is asked before. */
type Clearing =
  | { readonly is: 'idle' | 'cleared' | 'failed' }
  | { readonly is: 'asking'; readonly unsent: number };

/** What stands below the consents once there is a choice: withdrawing them all, and clearing every trace on this device. */
export class ConsentFoot implements PanelFoot {
  readonly #host: PanelHost;
  readonly #keeper: Clearable;
  #clearing: Clearing = { is: 'idle' };

  constructor(host: PanelHost, keeper: Clearable) {
    this.#host = host;
    this.#keeper = keeper;
    host.adopt(consentFootStyles);
  }

  render(choices: Choices, clauses: readonly AskedClause[], shown: ShownWords | Words): TemplateResult {
    const words = actingWords(shown);
    return html`<div class="foot" lang=${words.language}>
      ${[...choices.values()].some(({ state }) => state === 'granted') ? html`<button type="button" class="act" part="withdraw-all"
        @click=${() => this.#withdrawAll(clauses, words.withdrawAll)}>${words.withdrawAll}</button>` : nothing}
      <button type="button" class="act" part="clear" id="an-tam-clear" @click=${() => this.#try(this.#begin)}>${words.clearDevice}</button>
      <div role="status">${this.#renderClearing(words)}</div>
    </div>`;
  }

  #renderClearing(words: ReturnType<typeof actingWords>): TemplateResult | typeof nothing {
    const clearing = this.#clearing;
    switch (clearing.is) {
      case 'idle': return nothing;
      case 'cleared': return html`<p class="note">${words.cleared}</p>`;
      case 'failed': return html`<p class="note">${words.clearFailed}</p>`;
      case 'asking': return html`<p class="note">${words.clearUnsent(clearing.unsent)}</p>
        <button type="button" class="act" part="clear-anyway" @click=${() => this.#try(this.#clear)}>${words.clearAnyway}</button>
        <button type="button" class="act" part="cancel" @click=${() => this.#say({ is: 'idle' })}>${words.keep}</button>`;
      default: return clearing satisfies never;
    }
  }

  #withdrawAll(clauses: readonly AskedClause[], label: string): void {
    perform(this.#host, { do: 'withdraw-all', clauses, label }).catch(() => undefined); // the owner is told, and the switches show what stands
    // The pressed button is about to go. Its neighbour clears: the focus must not fall on that.
    this.#host.root.getElementById('an-tam-title')?.focus();
  }

  readonly #begin = async (): Promise<void> => {
    const unsent = await this.#keeper.unsent();
    if (unsent > 0) this.#say({ is: 'asking', unsent });
    else await this.#clear();
  };

  readonly #clear = async (): Promise<void> => {
    await this.#keeper.clear();
    this.#say({ is: 'cleared' });
  };

  #try(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      this.#say({ is: 'failed' });
      this.#host.report('not-done', String(error));
    });
  }

  #say(clearing: Clearing): void {
    this.#clearing = clearing;
    this.#host.update();
    this.#host.root.getElementById('an-tam-clear')?.focus();
  }
}
