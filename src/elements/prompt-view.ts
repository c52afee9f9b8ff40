import { html, nothing, type TemplateResult } from 'lit/html.js';
import { promptWords } from '../locales/vi-prompt.ts';
import { readUpcoming, type Upcoming } from '../policy/read-upcoming.ts';
import { flowPlace } from './flow-place.ts';
import { footPlace } from './foot-place.ts';
import type { PolicyBoundElement } from './policy-bound-element.ts';
import type { PromptPlace } from './prompt-place.ts';
import { promptStyles } from './prompt-styles.ts';
import { renderPrompt, renderStrip, titleOf, type Announced, type Asking, type PromptActs } from './prompt-template.ts';
import { leaveTurn, takeTurn } from './prompt-turn.ts';
import { isKnown, isPutOff, keepKnown, putOff, readDuration } from './put-off.ts';

const TITLE = 'an-tam-title';

/** Asks for what is unanswered or changed, as long as it is, and announces a version to come. */
export class PromptView {
  readonly #host: PolicyBoundElement;
  #closing = new AbortController();
  #place: PromptPlace | undefined;
  /** Purposes that this prompt has asked for since it came: an answered row stays till she has done. */
  readonly #round = new Set<string>();
  /** She pressed something in a row. What other tabs answer makes the prompt go; what she answers here doesn't. */
  #isUsed = false;
  #isShown = false;
  /** For those who don't see it come and go. */
  #said = '';
  /** What had the focus before. */
  #before: HTMLElement | undefined;

  constructor(host: PolicyBoundElement) {
    this.#host = Object.assign(host, { plainAnswers: true });
    host.adopt(promptStyles);
  }

  readonly update = (): void => this.#host.update();

  /** The element came into a page, or came back. */
  open(): void {
    this.#closing.abort();
    const { signal } = this.#closing = new AbortController();
    const { root } = this.#host;
    const scene = {
      host: this.#host, update: this.update, signal, retract: () => this.#retract(),
      box: () => root.querySelector<HTMLElement>('.place'), section: () => root.querySelector<HTMLElement>('.prompt'),
    };
    this.#place = this.#isAtFoot ? footPlace(scene) : flowPlace(scene);
    // Another tab put it off, or cleared the device.
    addEventListener('storage', this.update, { signal });
  }

  close(): void {
    this.#closing.abort();
    this.#isShown = false;
    this.#rest();
  }

  render(): TemplateResult {
    const asking = this.#ask();
    const words = promptWords(this.#host.words);
    const shape = asking && this.#place ? this.#place.shape() : 'none';
    if (!asking && this.#isShown) this.#leave(false);
    if (asking && shape !== 'none') this.#appear(titleOf(asking, words));
    void this.#host.updateComplete.then(() => this.#place?.settle());
    return html`<div class="place">${this.#isAtFoot || shape === 'none' ? html`<slot></slot>` : nothing}
      ${asking && shape === 'open' ? renderPrompt(this.#host, asking, words, this.#acts) : nothing}
      ${asking && shape === 'strip' ? renderStrip(this.#host, asking, words, this.#acts) : nothing}</div>
      <p class="unseen" role="status" lang=${words.language}>${this.#said}</p>`;
  }

  #retract(): void {
    this.#isShown = false;
    this.#said = '';
  }

  #appear(title: string): void {
    if (!this.#isShown) this.#said = title;
    this.#isShown = true;
  }

  /** What there is to ask or to announce, where it is this prompt's turn. */
  #ask(): Asking | undefined {
    const { view, session } = this.#host;
    const due = this.#due();
    const upcoming = this.#upcoming();
    const isIdle = !due || (due.length === 0 && !this.#isUsed && !upcoming);
    if (isIdle || isPutOff(this.endpoint, readDuration(this.#host.getAttribute('later')), Date.now())) {
      this.#rest();
      return undefined;
    }
    if (due.length > 0 && view?.is === 'ready' && !view.actsOf) {
      session?.prepare(); // the plain answers come with what an act needs
      return undefined;
    }
    if (!takeTurn(this)) return undefined;
    for (const purpose of due) this.#round.add(purpose);
    const clauses = this.#host.asking.filter(({ consent }) => this.#round.has(consent.purpose));
    return { clauses: due.length > 0 || this.#isUsed ? clauses : [], due: due.length, upcoming };
  }

  /** The purposes that wait for an answer; nothing while that isn't known, or while the element isn't in a page. */
  #due(): readonly string[] | undefined {
    const { view, choices = [] } = this.#host;
    if (this.#closing.signal.aborted || view?.is !== 'ready') return undefined;
    return choices.filter(({ standing }) => standing === 'unanswered' || standing === 'changed').map(({ purpose }) => purpose);
  }

  #upcoming(): Announced | undefined {
    const { model } = this.#host;
    if (model.is !== 'ready' || !model.upcoming) return undefined;
    const coming = readUpcoming(model.upcoming.source);
    return isKnown(coming.document, coming.version) ? undefined : { ...coming, title: model.policy.title };
  }

  get #isAtFoot(): boolean {
    return this.#host.getAttribute('place') === 'foot';
  }

  get endpoint(): string {
    return this.#host.getAttribute('endpoint') ?? '';
  }

  readonly #acts: PromptActs = {
    open: () => {
      this.#place?.open();
      this.#focusTitle();
    },
    putOff: () => {
      putOff(this.endpoint, Date.now());
      this.#leave(true);
      this.#said = promptWords(this.#host.words).putOff;
    },
    done: () => this.#leave(true),
    know: ({ document, version }: Upcoming, isAlone: boolean) => {
      keepKnown(document, version);
      if (isAlone) this.#leave(true);
      else this.#focusTitle();
      this.update();
    },
    use: () => {
      this.#isUsed = true;
      if (this.#isAtFoot) this.#place?.open();
    },
    enter: ({ relatedTarget, currentTarget }) => {
      const isWithin = (currentTarget as Element).contains(relatedTarget as Node | null); // a step from row to row is no way in
      if (relatedTarget instanceof HTMLElement && relatedTarget !== this.#host && !isWithin) this.#before = relatedTarget;
    },
  };

  #focusTitle(): void {
    void this.#host.updateComplete.then(() => this.#host.root.getElementById(TITLE)?.focus());
  }

  #rest(): void {
    this.#round.clear();
    this.#isUsed = false;
    leaveTurn(this);
  }

  /** Where a press ends it, the button is about to go: the focus returns to where it came from, or to what stands here instead. */
  #leave(byPress: boolean): void {
    this.#place?.leave(byPress);
    this.#retract();
    if (!byPress) return;
    this.#rest();
    this.update();
    const back = this.#before?.isConnected ? this.#before : this.#host.querySelector<HTMLElement>('a[href], button');
    void this.#host.updateComplete.then(() => back?.focus({ preventScroll: true }));
  }
}

const views = new WeakMap<PolicyBoundElement, PromptView>();

/** An element that comes back into the page, or is moved in it, keeps what it knew. One that left meanwhile asks nothing. */
export const promptOf = (host: PolicyBoundElement): PromptView => {
  const view = views.get(host) ?? new PromptView(host);
  views.set(host, view);
  if (host.isConnected) view.open();
  return view;
};
