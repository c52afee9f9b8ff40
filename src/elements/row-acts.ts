import { html, nothing, type TemplateResult } from 'lit/html.js';
import { standingOn, type AskedClause } from '../consent/choice.ts';
import type { Command } from '../consent/decide.ts';
import { actingWords } from '../locales/vi-acting.ts';
import type { RecordId, Subject } from '../record/consent-record.ts';
import { GrantForm } from './grant-form.ts';
import { grantFormStyles } from './grant-form-styles.ts';
import { outcomeWords } from './outcome-words.ts';
import { perform } from './perform.ts';
import { rowActStyles } from './row-act-styles.ts';
import { isSeen, SomebodyElse } from './who-is-here.ts';
import { RowChanges } from './row-changes.ts';
import { RowPast } from './row-past.ts';
import type { RowActions, RowHost, RowView } from './row-view.ts';

/** What is open in a row. */
type Opened = {
  readonly changes: RowChanges; readonly past: RowPast; form: GrantForm | undefined;
  /** Why the last act could not be carried out. */
  failed: 'notDone' | 'notYours' | undefined;
};

/** What presses on a row do, and what may be done with the choice that it shows. */
export class RowActs implements RowActions {
  readonly #host: RowHost;
  readonly #key: string;
  #opened: Opened;
  /** Who opened it. */
  #opener: Subject | undefined;

  /** @param key prefix of the ids in the row */
  constructor(host: RowHost, key: string) {
    this.#host = host;
    this.#key = key;
    this.#opened = this.#nothingOpen();
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
    const { failed } = this.#here;
    return failed && actingWords(words)[failed];
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
      <div class="acts">${this.#here.changes.renderButton(view)}${choice && outcome?.is === 'refused' ? html`<button type="button" class="act" part="retry"
        @click=${() => {
      this.#retry(choice.record);
      this.#focus();
    }}>${words.retry}</button>` : nothing}</div>`;
  }

  renderAgree(view: RowView): TemplateResult | typeof nothing {
    const { agree } = actingWords(view.words);
    const standing = standingOn(view.clause, view.choice);
    const isOpen = !this.#here.form && (standing === 'changed' || (standing === 'unanswered' && this.#host.plainAnswers === true));
    return isOpen ? html`<button type="button" class="act" part="agree" aria-describedby="${this.#key}-label"
      @click=${() => this.#grant(view, agree)}>${agree}</button>` : nothing;
  }

  renderBelow(view: RowView): TemplateResult {
    const { clause, signedIn, words } = view;
    const { changes, form, past } = this.#here;
    return html`${past.renderLinks(view)}${changes.renderBelow(view)}${form?.render(clause, signedIn, words)}${past.renderHistory(view)}`;
  }

  #nothingOpen(): Opened {
    return { changes: new RowChanges(this.#host), past: new RowPast(this.#host, this.#key), form: undefined, failed: undefined };
  }

  /**
   * What is open for whoever is here. Who signs in takes along the form that she began; what an account began no other one sends,
   * and nobody sees another one's past. While it isn't known who is here, nobody is somebody else.
   */
  get #here(): Opened {
    const { view } = this.#host;
    if (view?.is === 'ready') {
      if (!isSeen(view.subject, this.#opener)) {
        const { past, form, failed } = this.#opened;
        past.end();
        this.#opened = this.#nothingOpen();
        if (this.#opener?.kind !== 'account') this.#opened.form = form;
        if (failed === 'notYours') this.#opened.failed = failed; // it is said to whoever is here now
      }
      this.#opener = view.subject;
    }
    return this.#opened;
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
    const opened = this.#here;
    const failed = await perform(this.#host, command).then(() => undefined, (error: unknown) => (error instanceof SomebodyElse ? 'notYours' : 'notDone'));
    (failed === 'notYours' ? this.#here : opened).failed = failed;
    this.#host.update();
  }

  /** Opens the form: nothing is decided until it is sent. */
  #ask(clause: AskedClause): void {
    this.#host.adopt(grantFormStyles);
    this.#here.failed = undefined;
    this.#here.form = new GrantForm({
      key: this.#key,
      update: this.#host.update,
      grant: (given) => void this.#act({ do: 'grant', clause, ...given }),
      cancel: () => this.#close(),
    });
    this.#host.update();
    void this.#host.updateComplete.then(() => this.#host.root.querySelector<HTMLElement>(`#${this.#key} ~ form input`)?.focus());
  }

  #close(): void {
    this.#here.form = undefined;
    this.#host.update();
    this.#focus();
  }

  /** Puts the focus on the switch: what had it is about to go. */
  #focus(): void {
    this.#host.root.getElementById(this.#key)?.focus();
  }
}
