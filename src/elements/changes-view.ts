import { html, type TemplateResult } from 'lit/html.js';
import type { AskedClause, Choice } from '../consent/choice.ts';
import { changesWords } from '../locales/vi-changes.ts';
import type { ChangesWords, ShownWords, Words } from '../locales/words.ts';
import { layOutRedline, type Block, type Fold } from '../policy/lay-out-redline.ts';
import type { Redline, RedlinedSection } from '../policy/redline.ts';
import { compareAgreed, comparePrevious, compareTexts, type Compared } from './compare-versions.ts';
import { redlineStyles } from './redline-styles.ts';
import { renderBlocks } from './render-redline.ts';

/** What a view of changes asks of the element that it stands in. */
export type ChangesHost = { readonly update: () => void; adopt(styles: string): void };

/** What was compared: a whole document with the version before, or one clause with the words agreed to. */
type Subject = 'document' | 'clause';

type State =
  | { readonly is: 'opening' }
  | { readonly is: 'missing' }
  | { readonly is: 'ready'; readonly sections: Redline; readonly blocks: readonly Block[]; readonly since: string };

/** What has changed between two texts, as a redline that is read and heard. The way in are the two functions below. */
export class ChangesView {
  readonly #host: ChangesHost;
  readonly #subject: Subject;
  readonly #opened = new Set<Fold>();
  #state: State = { is: 'opening' };

  constructor(host: ChangesHost, subject: Subject, compared: Promise<Compared>) {
    this.#host = host;
    this.#subject = subject;
    host.adopt(redlineStyles);
    void this.#show(compared);
  }

  /** @param language BCP 47 of the text that was compared */
  render(shown: ShownWords | Words, language: string): TemplateResult {
    const words = changesWords(shown);
    const state = this.#state;
    const isDocument = this.#subject === 'document';
    const name = !isDocument ? words.changesSinceAgreed
      : state.is === 'ready' && state.since ? words.changesSince(words.day(state.since)) : words.changes;
    // Beside its clause the clause's own name need not be said again.
    const isNamed = ({ before, title }: RedlinedSection): boolean => !isDocument && before?.index === 0 && title.every(({ is }) => is === 'same');
    const drawing = { words, opened: this.#opened, toggle: this.#toggle, isNamed };
    return html`<section class="changes" part="changes" lang=${words.language} aria-label=${name}>
      ${isDocument ? html`<h2>${name}</h2>` : ''}
      <p class="about" role="status">${this.#say(words)}</p>
      ${state.is === 'ready' && isChanged(state.sections) ? html`<p class="about">${words.changesLegend}</p>
        <div lang=${language}>${renderBlocks(state.blocks, drawing)}</div>` : ''}
    </section>`;
  }

  #say(words: ChangesWords): string {
    const state = this.#state;
    switch (state.is) {
      case 'opening': return words.openingChanges;
      case 'missing': return this.#subject === 'document' ? words.previousMissing : words.agreedMissing;
      case 'ready': {
        if (!isChanged(state.sections)) return words.noChanges;
        const count = (kind: string): number => state.sections.filter(({ is }) => is === kind).length;
        return this.#subject === 'clause' ? '' : words.countChanges(count('changed'), count('added'), count('removed'));
      }
      default: return state satisfies never;
    }
  }

  async #show(compared: Promise<Compared>): Promise<void> {
    const found = await compared;
    if (found) {
      this.#state = { is: 'ready', ...found, blocks: layOutRedline(found.sections) };
    } else {
      this.#state = { is: 'missing' };
    }
    this.#host.update();
  }

  readonly #toggle = (fold: Fold, open: boolean): void => {
    if (open === this.#opened.has(fold)) return;
    if (open) this.#opened.add(fold);
    else this.#opened.delete(fold);
    this.#host.update();
  };
}

const isChanged = (sections: Redline): boolean => sections.some(({ is }) => is !== 'kept');

/** A version of a document against the one before it. See `comparePrevious`. */
export const viewPrevious = (host: ChangesHost, source: string, previous: string, url: string): ChangesView =>
  new ChangesView(host, 'document', comparePrevious(source, previous, url));

/** The version in force against the one that is to come. */
export const viewComing = (host: ChangesHost, inForce: string, coming: string): ChangesView =>
  new ChangesView(host, 'document', compareTexts(inForce, coming));

/** A clause against the words that were agreed to. See `compareAgreed`. */
export const viewAgreed = (host: ChangesHost, clause: AskedClause, choice: Choice, endpoint: string | null): ChangesView =>
  new ChangesView(host, 'clause', compareAgreed(clause, choice, endpoint));
