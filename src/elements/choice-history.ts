import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ToldHistory } from '../consent/fetch-history.ts';
import { pastWords } from '../locales/vi-past.ts';
import type { ActingWords, ShownWords } from '../locales/words.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { RecordId } from '../record/consent-record.ts';
import { historyStyles } from './history-styles.ts';
import { knownRecords, type KnownRecord, type OwnRecord } from './known-records.ts';
import { openReceipt } from './receipt-dialog.ts';
import type { Below } from './receipt-facts.ts';
import type { RowHost, RowView } from './row-view.ts';

type PastWords = ReturnType<typeof pastWords>;

/** Where reading stands. `asking`: the device has told, the endpoint not yet. */
type Reading =
  | { readonly is: 'unread' }
  | { readonly is: 'asking'; readonly own: readonly OwnRecord[]; readonly below: Below }
  | { readonly is: 'read'; readonly own: readonly OwnRecord[]; readonly below: Below; readonly told: ToldHistory };

/** What a row shows, with the words of acting, and how it says what became of a choice. */
export type PastView = Pick<RowView, 'choice' | 'outcome'> & {
  readonly words: ShownWords & ActingWords;
  readonly say: (outcome: Outcome, words: ShownWords & ActingWords) => string;
};

/** What was chosen about one purpose, when, and who knows of it: this device, the shop, or both. */
export class ChoiceHistory {
  readonly #host: RowHost;
  readonly #key: string;
  readonly #purpose: string;
  readonly #over: AbortSignal;
  #reading: Reading = { is: 'unread' };
  #readings = 0;
  /** What the row showed when this was read. */
  #seen = '';
  isOpen = false;

  /**
   * @param key prefix of the ids in the row
   * @param over aborted when somebody else is here than the row was of
   */
  constructor(host: RowHost, key: string, purpose: string, over: AbortSignal) {
    this.#host = host;
    this.#key = key;
    this.#purpose = purpose;
    this.#over = over;
    host.adopt(historyStyles);
  }

  /**
   * Opens the list, or closes it.
   *
   * @returns true: there is always a list
   * @throws where the device fails to tell what it remembers
   */
  async toggle(): Promise<boolean> {
    this.isOpen = !this.isOpen;
    if (!this.isOpen) return true;
    try {
      await this.#read();
      return true;
    } catch (error) {
      this.isOpen = false;
      throw error;
    }
  }

  /**
   * @returns false where nothing is known of that record: another device made it, and the endpoint doesn't tell
   * @throws where the device fails to tell what it remembers
   */
  async showReceipt({ choice, words }: PastView, opener: HTMLElement): Promise<boolean> {
    const reading = await this.#read(choice?.made?.id);
    const known = this.#known(reading).find(({ record }) => record.id === choice?.record);
    if (known) this.#open(known, reading, words, opener);
    return known !== undefined;
  }

  render(view: PastView): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const shown = `${view.choice?.record} ${view.outcome?.is}`;
    if (shown !== this.#seen) {
      const isFirst = this.#seen === '';
      this.#seen = shown;
      if (!isFirst) this.#readAgain(); // also where the reading under way is of what was shown before
    }
    const words = pastWords(view.words);
    const known = this.#known(this.#reading);
    return html`<div class="history" lang=${words.language}>
      <p class="note" role="status">${this.#sayWhere(words, known.length)}</p>
      ${this.#reading.is === 'read' && ['unreachable', 'unproved'].includes(this.#reading.told.is) ? html`<button type="button" class="link"
        @click=${() => this.#readAgain()}>${words.past.askAgain}</button>` : nothing}
      <ol>${known.map((each, index) => this.#renderOne(each, `${this.#key}-past-${index}`, view, words))}</ol>
    </div>`;
  }

  #renderOne(known: KnownRecord, id: string, { choice, words: shown, say }: PastView, words: PastWords): TemplateResult {
    const { record, decision, outcome, knowledge } = known;
    const hasReceipt = knowledge.is === 'both' || knowledge.is === 'there' || outcome?.is === 'received';
    return html`<li>
      <p id=${id}><b>${words[decision.state]}</b> · ${words.moment(new Date(record.decided_at))}${choice?.record === record.id ? ` · ${words.past.standing}` : ''}</p>
      <p class="note">${sayKnowledge(known, words, say)}</p>
      <button type="button" class="link" aria-describedby=${id} aria-haspopup="dialog"
        @click=${(event: Event) => this.#open(known, this.#reading, shown, event.target as HTMLElement)}>${hasReceipt ? words.receipt : words.past.record}</button>
    </li>`;
  }

  #sayWhere({ past }: PastWords, count: number): string | typeof nothing {
    if (this.#reading.is !== 'read') return past.loading;
    const { told } = this.#reading;
    if (told.is !== 'told') return past[told.is];
    if (!told.whole) return past.partial;
    return count === 0 ? past.empty : nothing;
  }

  #known(reading: Reading): readonly KnownRecord[] {
    return reading.is === 'unread' ? [] : knownRecords(this.#purpose, reading.own, reading.is === 'read' ? reading.told : undefined);
  }

  #open(known: KnownRecord, reading: Reading, words: PastView['words'], opener: HTMLElement): void {
    const { model, root } = this.#host;
    const policy = model.is === 'ready' ? model.policy : undefined;
    if (reading.is !== 'unread') openReceipt(known, { below: reading.below, words, opener, like: root.host, policy, over: this.#over });
  }

  /** Where that fails, what was read before stays on the screen, with the button that asks again. */
  #readAgain(): void {
    this.#read().catch((error: unknown) => {
      if (this.#reading.is === 'asking') this.#reading = { ...this.#reading, is: 'read', told: { is: 'unreachable' } };
      this.#host.report('unreadable', String(error));
      this.#host.update();
    });
  }

  /**
   * @param enough the id of a record that is all that is wanted: where this device made it, the endpoint isn't waited for
   * @returns what it read, which is shown unless a later reading has begun
   */
  async #read(enough?: RecordId): Promise<Reading> {
    const mine = this.#readings += 1;
    const show = (reading: Reading): Reading => {
      if (mine === this.#readings) {
        this.#reading = reading;
        this.#host.update();
      }
      return reading;
    };
    const { session, view } = this.#host;
    const keeper = await session?.keep();
    if (!keeper) return { is: 'unread' };
    const { own, below, told } = await keeper.past(view?.subject);
    const asking = show({ is: 'asking', own, below });
    const ending = told.then((answer) => show({ is: 'read', own, below, told: answer }));
    return own.some(({ choice, outcome }) => choice.record === enough && outcome?.is === 'received') ? asking : ending;
  }
}

/** Who knows of a record, in words. */
const sayKnowledge = ({ knowledge, decision, outcome }: KnownRecord, words: PastWords, say: PastView['say']): string => {
  const { past } = words;
  switch (knowledge.is) {
    case 'both':
    case 'there': {
      const { received_at: at, unknown_clauses: uncounted } = knowledge.held;
      return uncounted.includes(decision.purpose) && decision.state === 'granted' ? past.uncounted : past[knowledge.is](words.moment(new Date(at)));
    }
    case 'here': return outcome ? say(outcome, words) : past.unsure;
    case 'lost': return past.lost;
    default: return knowledge satisfies never;
  }
};
