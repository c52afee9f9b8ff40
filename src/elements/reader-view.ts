import { html, noChange, nothing, type TemplateResult } from 'lit/html.js';
import { readerWords } from '../locales/vi-reader.ts';
import type { ReaderWords, ShownWords, Words } from '../locales/words.ts';
import { endingsOf } from '../policy/clause-endings.ts';
import { askingClauses, type AskingClause, type Clause, type PolicyDocument } from '../policy/document.ts';
import { findHeadings } from '../policy/find-headings.ts';
import { parseOpening, parsePolicy, type Section } from '../policy/parse-policy.ts';
import { readingMinutes } from '../policy/reading-time.ts';
import { renderHeading, renderTokens } from '../policy/render-tokens.ts';
import { readPreference } from './kept-preference.ts';
import { keepPlace, placeIn, type Place } from './keep-place.ts';
import type { PolicyBoundElement } from './policy-bound-element.ts';
import { readerStyles } from './reader-styles.ts';
import type { ReadingAids } from './reading-aid.ts';

/** Sections in the first frame: more than a screen holds. The rest follows, frame by frame. */
const FIRST = 8;
const STEP = 40;

/** Square CSS pixels for a character of a policy, the blanks around it counted: a text of a screen's characters fills that screen. */
const CHARACTER = 300;
/** CSS pixels; wider a line of text doesn't become. */
const LINE = 720;

/** Milliseconds after which a frame isn't waited for: a tab that nobody looks at has none. */
const FRAMELESS = 1_000;

/** Screens in which the heading must come that ends the opening. */
const FAR = 8;

/** The start of a text, front matter included, that fills the screen and ends before a heading; empty where none is near. */
const screenOf = (source: string): string => {
  const screen = Math.min(innerWidth, LINE) * innerHeight / CHARACTER;
  const body = source.indexOf('\n---') + 1;
  const lines = source.slice(body, body + screen * FAR).split('\n').slice(0, -1); // of the last one the end may be missing
  const before = findHeadings(lines).headings.map(({ line }) => lines.slice(0, line).join('\n')).find(({ length }) => length > screen);
  return before === undefined ? '' : source.slice(0, body + before.length);
};

/** Element width in CSS pixels from which the contents stand beside the text; the styles say the same. */
const WIDE = 900;

/** Why switches are missing from the text, in a sentence; nothing where all is well, or where that isn't known yet. */
const troubleOf = (host: PolicyBoundElement, { problems, clauses }: PolicyDocument): string | undefined => {
  if (host.model.is !== 'ready') return undefined;
  if (problems.length > 0) return host.words.withheld;
  const unserved = !host.session || host.view?.is === 'failed';
  return unserved && host.getAttribute('endpoint') && clauses.some(({ consent }) => consent) ? host.words.unserved : undefined;
};

/** The part of a reader that its first screen needs: the full parse and the text's templates. The aids come after it. */
export class ReaderView {
  readonly #host: PolicyBoundElement;
  readonly #root: ShadowRoot;
  readonly #update: () => void;
  #sections: readonly Section[] = [];
  /** Which clauses end with a section, inner ones first. */
  #endings: ReadonlyMap<Section, readonly Clause[]> = new Map();
  #shown = FIRST;
  /** Sections whose text stands in the tree: it never changes, so it is made once. */
  readonly #drawn = new Set<Section>();
  #wide = false;
  /** Unknown while the rest is on its way. */
  #minutes: number | undefined;
  #aids: ReadingAids | undefined;
  /** Where she reads whose page holds the text already, until it was drawn here. */
  #place: Place | undefined;
  /** What is shown of a long text while the rest is being read: no clause of it asks for anything yet. */
  #opening: PolicyDocument | undefined;

  /** Aborts when another file was asked for, or the element is gone. */
  readonly signal: AbortSignal;
  /** Resolves when the opening has been painted. */
  #painted: Promise<void> | undefined;

  constructor(host: PolicyBoundElement, signal: AbortSignal) {
    this.#host = host;
    this.#root = host.root;
    this.#update = host.update;
    this.signal = signal;
    readerStyles.forEach((styles) => host.adopt(styles));
  }

  /** Shows the start of a file while the rest is on its way, or has yet to be read. */
  showOpening(source: string): Promise<void> {
    return this.#painted ??= this.#paintOpening(source);
  }

  async read(source: string): Promise<PolicyDocument> {
    this.#wide = this.#host.clientWidth >= WIDE;
    // A published page holds the text already: whoever reads there stays where she is.
    const place = placeIn(this.#host);
    await this.#host.spoken; // words that came after the first frame would take other room than those before them
    await (this.#painted ??= Promise.resolve());
    const { policy, sections } = await parsePolicy(source);
    this.#minutes = readingMinutes(policy.body);
    this.#sections = sections;
    this.#endings = endingsOf(sections);
    if (place) {
      this.#shown = sections.length;
      this.#place = place;
    }
    requestAnimationFrame(() => {
      this.#showMore();
      this.#fetchAids(source, policy);
    });
    return policy;
  }

  /** Title and dates, contents, then the sections shown so far, each consent after the last of its clause. */
  render(policy: PolicyDocument, shown: ShownWords | Words): TemplateResult {
    const trouble = troubleOf(this.#host, policy);
    const rowOf = (clause: AskingClause): unknown => this.#host.renderRow(clause);
    if (policy !== this.#opening) this.#takeOver();
    const words = readerWords(shown);
    const title = titleOf(this.#sections);
    const asking = new Set<Clause>(askingClauses(policy));
    const aids = this.#aids;
    const instead = aids?.instead(shown);
    return html`<article class="reader" dir="auto" part="policy" lang=${policy.language} data-size=${readPreference('text-size') ?? nothing}>
      ${this.#host.querySelector('[data-policy]') ? html`<div class="library"><slot></slot></div>` : nothing}
      ${trouble ? html`<p class="trouble" part="trouble" role="status" lang=${words.language}>${trouble}</p>` : nothing}
      <header part="header">${title?.heading ? renderHeading(title.heading) : html`<h1 tabindex="-1">${policy.title}</h1>`}
        ${renderMeta(policy, this.#minutes, words)}<div class=${`aids${policy.fields.has('previous') ? ' more' : ''}${this.#isAhead ? ' ahead' : ''}`} lang=${words.language}>${aids?.controls(shown)}</div></header>
      ${this.#renderContents(policy, words)}
      <div class="text">${aids?.above(shown)}${instead}<div class="sections" ?hidden=${Boolean(instead)}>${
        this.#sections.slice(0, this.#shown).map((section) => this.#renderSection(section, section === title, shown, asking, rowOf))}${this.#renderRest(words)}</div>${aids?.foot(shown)}</div>
    </article>`;
  }

  /** Of a text that is still on its way its place is kept free. */
  #renderContents({ clauses }: PolicyDocument, { language, contents }: ReaderWords & ShownWords): TemplateResult | typeof nothing {
    return clauses.length > 2 || this.#opening ? html`<details class="contents" part="contents" ?open=${this.#wide}>
      <summary lang=${language}>${contents}</summary><nav aria-label=${contents}>${this.#aids?.contents()}</nav></details>` : nothing;
  }

  #renderRest(words: ShownWords & ReaderWords): TemplateResult | undefined {
    // Should it never come, the way to the file is there.
    return this.#opening && html`<p class="meta" role="status" lang=${words.language}>${words.rest}</p>${
      this.#host.querySelector('[data-policy]') ? nothing : html`<slot></slot>`}`;
  }

  /** The whole text is there, and will be in the tree when this task is over: before it is painted it is brought to where she reads. */
  #takeOver(): void {
    const place = this.#place;
    this.#opening = this.#place = undefined;
    if (place) queueMicrotask(() => keepPlace(this.#root, place));
  }

  /** A version to come is announced above the text: its place is kept free from the first frame. */
  get #isAhead(): boolean {
    const { model } = this.#host;
    return model.is === 'ready' && Boolean(model.upcoming);
  }

  #renderSection(
    section: Section, isTitle: boolean, shown: ShownWords | Words, asking: ReadonlySet<Clause>, rowOf: (clause: AskingClause) => unknown,
  ): TemplateResult {
    const { heading, clause, tokens } = section;
    const aids = this.#aids;
    const isDrawn = this.#drawn.has(section);
    this.#drawn.add(section);
    return html`<section part="section">
      ${isTitle || !heading || !clause ? nothing
        : html`<div class="head">${isDrawn ? noChange : renderHeading(heading)}${aids?.besideHeading(clause, shown)}</div>`}
      ${isDrawn ? noChange : renderTokens(tokens)}
      ${this.#endings.get(section)?.map((ending) => [asking.has(ending) ? rowOf(ending as AskingClause) : nothing, aids?.clauseEnd(ending, shown)])}
    </section>`;
  }

  /** The first screen of a long text, if that is what there is to show. */
  renderOpening(shown: ShownWords | Words): TemplateResult | undefined {
    return this.#opening && !this.signal.aborted ? this.render(this.#opening, shown) : undefined;
  }

  async #paintOpening(source: string): Promise<void> {
    this.#wide = this.#host.clientWidth >= WIDE;
    await this.#host.spoken;
    const start = screenOf(source);
    // A section that has no end yet, or no text: the whole will tell. Where the page holds the text, that is read meanwhile.
    if (!start || start.includes('\0') || this.#host.querySelector('.sections')) return;
    const opening = await parseOpening(start).catch(() => undefined); // the whole may be read all the same
    if (this.signal.aborted || !opening?.sections.length) return;
    this.#sections = opening.sections;
    this.#opening = opening.policy;
    this.#update();
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, FRAMELESS);
    });
  }

  #showMore(): void {
    if (this.signal.aborted || this.#shown >= this.#sections.length) return;
    this.#shown += STEP;
    this.#update();
    requestAnimationFrame(() => this.#showMore());
  }

  /** All up to this section is drawn at once: what comes before it is its place. */
  async #draw(index: number): Promise<HTMLElement | undefined> {
    this.#shown = Math.max(this.#shown, index + FIRST);
    this.#update();
    await this.#host.updateComplete;
    return this.signal.aborted ? undefined : this.#root.querySelectorAll<HTMLElement>('.sections > section')[index];
  }

  #fetchAids(source: string, policy: PolicyDocument): void {
    const { signal } = this;
    import('./reading-aids.ts').then(({ makeReadingAids }) => {
      if (signal.aborted) return;
      this.#aids = makeReadingAids({
        host: this.#host, root: this.#root, policy, source, sections: this.#sections,
        update: this.#update, draw: (index) => this.#draw(index), signal,
      });
      this.#update();
    }).catch((error: unknown) => this.#host.report('part-missing', String(error)));
  }
}

/** The section that the document's title heads. */
const titleOf = ([first]: readonly Section[]): Section | undefined => (first?.heading?.depth === 1 ? first : undefined);

/** @param minutes its room is kept free until they are known, so that nothing moves when they are */
const renderMeta = (
  { version, published, effective }: PolicyDocument, minutes: number | undefined, words: ShownWords & ReaderWords,
): TemplateResult => html`
  <p class="meta" lang=${words.language}>
    <span>${words.version(words.day(version))}</span>
    ${published && published !== version ? html`<span>${words.published(words.day(published))}</span>` : nothing}
    ${effective ? html`<span>${words.effective(words.day(effective))}</span>` : nothing}
    <span class=${minutes ? nothing : 'unknown'}>${words.readingTime(minutes ?? 99)}</span>
  </p>`;
