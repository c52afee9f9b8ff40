import { html, nothing, type TemplateResult } from 'lit/html.js';
import { standingOn, type AskedClause } from '../consent/choice.ts';
import type { Command } from '../consent/decide.ts';
import { actingWords } from '../locales/vi-acting.ts';
import type { RecordId } from '../record/consent-record.ts';
import { GrantForm } from './grant-form.ts';
import { grantFormStyles } from './grant-form-styles.ts';
import { outcomeWords } from './outcome-words.ts';
import { perform } from './perform.ts';
import { rowActStyles } from './row-act-styles.ts';
import { SomebodyElse } from './who-is-here.ts';
import { RowChanges } from './row-changes.ts';
import { RowPast } from './row-past.ts';
import type { RowActions, RowHost, RowView } from './row-view.ts';

/** What presses on a row do, and what may be done with the choice that it shows. */
export class RowActs implements RowActions {
  readonly #host: RowHost;
  readonly #key: string;
  readonly #changes: RowChanges;
  readonly #past: RowPast;
  #asking: { readonly form: GrantForm; readonly account: string | undefined } | undefined;
  #failed: 'notDone' | 'notYours' | undefined;

  /** @param key prefix of the ids in the row */
  constructor(host: RowHost, key: string) {
    this.#host = host;
    this.#key = key;
    this.#changes = new RowChanges(host);
    this.#past = new RowPast(host, key);
    host.adopt(rowActStyles);
  }

  press(view: RowView): void {
    const { clause, choice } = view;
    if (standingOn(clause, choice) === 'granted') void this.#act({ do: 'withdraw', clause, label: clause.title });
    else this.#grant(view, clause.title);
  }

  refuse({ clause, words }: RowView): void {
    void this.#act({ do: 'refuse', clause, label: words.refuse });
  }

  fault({ words }: RowView): string | undefined {
    return this.#failed && actingWords(words)[this.#failed];
  }

  say({ outcome, words }: RowView): string {
    return outcome ? ` · ${outcomeWords(outcome, words)}` : '';
  }

  render(view: RowView): TemplateResult {
    const { choice, outcome, clause } = view;
    const words = actingWords(view.words);
    const standing = standingOn(clause, choice);
    return html`${choice && standing === 'changed' ? html`<p class="given">${words.grantedBefore(words.moment(new Date(choice.decidedAt)))}</p>` : nothing}
      ${choice && standing === 'granted' && choice.clause.sha256 !== clause.sha256 ? html`<p class="given">${words.reworded}</p>` : nothing}
      <div class="acts">${this.#changes.renderButton(view)}${choice && outcome?.is === 'refused' ? html`<button type="button" class="act" part="retry"
        @click=${() => {
      this.#retry(choice.record);
      this.#focus();
    }}>${words.retry}</button>` : nothing}</div>`;
  }

  renderAgree(view: RowView): TemplateResult | typeof nothing {
    const { agree } = actingWords(view.words);
    const standing = standingOn(view.clause, view.choice);
    const isOpen = !this.#form && (standing === 'changed' || (standing === 'unanswered' && this.#host.plainAnswers === true));
    return isOpen ? html`<button type="button" class="act" part="agree" aria-describedby="${this.#key}-label"
      @click=${() => this.#grant(view, agree)}>${agree}</button>` : nothing;
  }

  renderBelow(view: RowView): TemplateResult {
    const { clause, signedIn, words } = view;
    return html`${this.#past.renderLinks(view)}${this.#changes.renderBelow(view)}${this.#form?.render(clause, signedIn, words)}${
      this.#past.renderHistory(view)}`;
  }

  /** Who is signed in, as the screen shows it. */
  get #account(): string | undefined {
    const { view } = this.#host;
    return view?.is === 'ready' && view.subject?.kind === 'account' ? view.subject.id : undefined;
  }

  /** The form that is open. Who signs in takes along what she began; what an account began no other one sees or sends. */
  get #form(): GrantForm | undefined {
    const asking = this.#asking;
    return asking?.account === undefined || asking.account === this.#account ? asking?.form : undefined;
  }

  /** @param label the words on the control that was pressed */
  #grant({ clause, signedIn }: RowView, label: string): void {
    if ((clause.ask && !signedIn) || clause.minAge) this.#ask(clause);
    else void this.#act({ do: 'grant', clause, label });
  }

  #retry(record: RecordId): void {
    this.#host.session?.keep().then((keeper) => keeper.retry(record)).catch((error: unknown) => this.#host.report('not-done', String(error)));
  }

  async #act(command: Command): Promise<void> {
    this.#close();
    this.#failed = await perform(this.#host, command).then(() => undefined, (error: unknown) => (error instanceof SomebodyElse ? 'notYours' : 'notDone'));
    this.#host.update();
  }

  /** Opens the form: nothing is decided until it is sent. */
  #ask(clause: AskedClause): void {
    this.#host.adopt(grantFormStyles);
    this.#failed = undefined;
    const form = new GrantForm({
      key: this.#key,
      update: this.#host.update,
      grant: (given) => void this.#act({ do: 'grant', clause, ...given }),
      cancel: () => this.#close(),
    });
    this.#asking = { form, account: this.#account };
    this.#host.update();
    void this.#host.updateComplete.then(() => this.#host.root.querySelector<HTMLElement>(`#${this.#key} ~ form input`)?.focus());
  }

  #close(): void {
    this.#asking = undefined;
    this.#host.update();
    this.#focus();
  }

  /** Puts the focus on the switch: what had it is about to go. */
  #focus(): void {
    this.#host.root.getElementById(this.#key)?.focus();
  }
}
