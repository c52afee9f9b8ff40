import { html, nothing, type TemplateResult } from 'lit/html.js';
import { findText, makeSearchable, type Searchable } from '../policy/find-text.ts';
import { markHits, unmarkHits } from './mark-hits.ts';
import type { AidWords, ReaderScene } from './reading-aid.ts';
import { measureStickyTop } from './sticky-top.ts';
import { rangeOf, readBlocks, type TextBlock } from './text-of-sections.ts';

export { textSearchStyles } from './text-search-styles.ts';

/** Milliseconds without a key after which it is searched. */
const PAUSE = 150;

/** What the search shows of itself. */
type State =
  | { readonly is: 'empty' }
  | { readonly is: 'none'; readonly query: string }
  | { readonly is: 'found'; readonly query: string; readonly hits: readonly Range[]; readonly at: number };

/** Searches a text for words: a strip above it, which stays in sight while it steps from place to place. */
export class TextSearch {
  readonly #scene: ReaderScene;
  readonly #onClose: () => void;
  #state: State = { is: 'empty' };
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The text as it was read with the first search; it never changes. */
  #read: { readonly blocks: readonly TextBlock[]; readonly texts: readonly Searchable[] } | undefined;

  constructor(scene: ReaderScene, onClose: () => void) {
    this.#scene = scene;
    this.#onClose = onClose;
  }

  focus(): void {
    this.#field?.focus();
  }

  /** @returns whether it showed a place in the text */
  close(): boolean {
    clearTimeout(this.#typing);
    unmarkHits();
    return this.#state.is === 'found';
  }

  render(words: AidWords): TemplateResult {
    const state = this.#state;
    const found = state.is === 'found' ? state : undefined;
    return html`<search class="search" part="search-strip" lang=${words.language} @keydown=${this.#press}>
      <input type="search" part="search-input" aria-label=${words.searchFor} placeholder=${words.searchFor} autocomplete="off" spellcheck="false"
        enterkeyhint="search" @input=${this.#type}>
      <span class="count" aria-hidden="true">${found ? `${found.at + 1} / ${found.hits.length}` : ''}</span>
      <button type="button" class="act icon" part="search-previous" aria-label=${words.previousHit} ?disabled=${!found}
        @click=${() => this.#step(-1)}>${arrow('M4 13l6-6 6 6')}</button>
      <button type="button" class="act icon" part="search-next" aria-label=${words.nextHit} ?disabled=${!found}
        @click=${() => this.#step(1)}>${arrow('M4 7l6 6 6-6')}</button>
      <button type="button" class="act icon" part="search-close" aria-label=${words.closeSearch} @click=${this.#onClose}>${arrow('M5 5l10 10M15 5L5 15')}</button>
      <p class=${state.is === 'none' ? 'said' : 'said unseen'} role="status">${state.is === 'none' ? words.noHit(state.query)
        : found ? words.hit(found.at + 1, found.hits.length, this.#titleOf(found)) : nothing}</p>
    </search>`;
  }

  get #field(): HTMLInputElement | null {
    return this.#scene.root.querySelector<HTMLInputElement>('[part=search-input]');
  }

  readonly #type = (): void => {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#search(), PAUSE);
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.isComposing) return; // Enter ends a word in an input method, and is no press of ours
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#onClose();
    } else if (event.key === 'Enter' && event.target === this.#field) {
      event.preventDefault();
      void this.#go(event.shiftKey ? -1 : 1);
    }
  };

  /** Enter right after typing finds; after that it steps. */
  async #go(by: number): Promise<void> {
    const state = this.#state;
    if (state.is === 'found' && state.query === this.#field?.value) this.#step(by);
    else await this.#search();
  }

  async #search(): Promise<void> {
    clearTimeout(this.#typing);
    const query = this.#field?.value ?? '';
    const { sections, draw, root, signal } = this.#scene;
    if (query.trim() === '') {
      this.#show({ is: 'empty' });
      return;
    }
    if (!this.#read) {
      await draw(sections.length - 1); // also what has not been drawn yet can be found
      const blocks = readBlocks(root);
      this.#read = { blocks, texts: blocks.map(({ text }) => makeSearchable(text)) };
    }
    if (signal.aborted || query !== this.#field?.value) return;
    const { blocks, texts } = this.#read;
    const { hits, first } = findText(texts, query);
    const ranges = hits.flatMap((hit) => {
      const block = blocks[hit.text];
      return block ? rangeOf(block, hit) : [];
    });
    this.#show(ranges.length > 0 ? { is: 'found', query, hits: ranges, at: first } : { is: 'none', query });
  }

  #step(by: number): void {
    const state = this.#state;
    if (state.is !== 'found') return;
    const { hits, at } = state;
    this.#show({ ...state, at: (at + by + hits.length) % hits.length });
  }

  #show(state: State): void {
    this.#state = state;
    if (state.is === 'found') {
      this.#reveal(state.hits[state.at]);
      markHits(state.hits, state.at);
    } else {
      unmarkHits();
    }
    this.#scene.update();
  }

  /** Brings a hit into the free part of the window: below the page's headers and the strip. */
  #reveal(hit: Range | undefined): void {
    const owner = hit?.startContainer.parentElement;
    if (!hit || !owner) return;
    const top = measureStickyTop(this.#scene.host) + 72;
    const isFree = (): boolean => {
      const box = hit.getBoundingClientRect();
      return box.height > 0 && box.top >= top && box.bottom <= innerHeight - 24;
    };
    if (isFree()) return;
    owner.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (!isFree()) scrollBy({ top: hit.getBoundingClientRect().top - Math.max(top, innerHeight / 3), behavior: 'instant' }); // a long paragraph
  }

  #titleOf({ hits, at }: Extract<State, { is: 'found' }>): string {
    const section = hits[at]?.startContainer.parentElement?.closest('.sections > section');
    return section?.querySelector('h1, h2, h3, h4, h5, h6')?.textContent?.trim() ?? this.#scene.policy.title;
  }
}

const arrow = (path: string): TemplateResult => html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
