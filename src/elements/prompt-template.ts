import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { promptWords } from '../locales/vi-prompt.ts';
import type { AskingClause } from '../policy/document.ts';
import type { Upcoming } from '../policy/read-upcoming.ts';
import { COMING } from './coming-address.ts';
import type { PolicyBoundElement } from './policy-bound-element.ts';

/** A version to come of the document that is called so today. */
export type Announced = Upcoming & { readonly title: string };

/** What a prompt has to say just now. */
export type Asking = {
  readonly clauses: readonly AskingClause[];
  /** How many of them are open. */
  readonly due: number;
  /** A version to come that the customer doesn't know of. */
  readonly upcoming: Announced | undefined;
};

export type PromptText = ReturnType<typeof promptWords>;

/** What presses do. */
export type PromptActs = {
  readonly open: () => void;
  readonly putOff: () => void;
  readonly done: () => void;
  /** @param isAlone whether the announcement is all that the prompt says */
  readonly know: (upcoming: Upcoming, isAlone: boolean) => void;
  /** Something in a row was pressed. */
  readonly use: () => void;
  readonly enter: (event: FocusEvent) => void;
};

const announce = ({ title, effective }: Announced, words: PromptText): string => words.upcoming(title, words.day(effective));

/** One line for all that it has to say. */
export const titleOf = ({ clauses, due, upcoming }: Asking, words: PromptText): string => {
  if (due > 0) return words.promptTitle(due);
  return clauses.length === 0 && upcoming ? announce(upcoming, words) : words.answered;
};

/** Where a clause can be read, or what else the reader's page shows by a fragment. */
const addressOf = (host: PolicyBoundElement, fragment: string): string | undefined => {
  const page = host.getAttribute('terms') ?? host.querySelector('a')?.href;
  return page === undefined ? undefined : page.replace(/#.*|$/, () => fragment);
};

const isAtFoot = (host: PolicyBoundElement): boolean => host.getAttribute('place') === 'foot';

/** What ends it without a word more. */
const renderEnd = ({ clauses, due }: Asking, words: PromptText, { putOff, done }: PromptActs): TemplateResult | typeof nothing => {
  if (due > 0) return html`<button type="button" class="act" part="later" @click=${putOff}>${words.later}</button>`;
  return clauses.length > 0 ? html`<button type="button" class="act" part="done" @click=${done}>${words.done}</button>` : nothing;
};

/** One line that opens with a press. At the foot, where it lies over the page, it can be sent away at once. */
export const renderStrip = (host: PolicyBoundElement, asking: Asking, words: PromptText, acts: PromptActs): TemplateResult => {
  const title = html`<h2 part="title" id="an-tam-title"><button type="button" class="open" part="open" aria-expanded="false"
    @click=${acts.open}>${titleOf(asking, words)}</button></h2>`;
  return html`<section class=${isAtFoot(host) ? 'prompt foot-of-window' : 'prompt'} part="prompt" lang=${words.language}
    aria-labelledby="an-tam-title" @focusin=${acts.enter}>${isAtFoot(host) ? html`<div class="head">${title}${renderEnd(asking, words, acts)}</div>` : title}</section>`;
};

/** All of it: what ends it stands beside the title, within reach however long the list is. */
export const renderPrompt = (host: PolicyBoundElement, asking: Asking, words: PromptText, acts: PromptActs): TemplateResult => {
  const { clauses, due, upcoming } = asking;
  const isAlone = clauses.length === 0;
  const announcement = upcoming ? renderUpcoming(host, upcoming, isAlone, words, acts) : nothing;
  return html`<section class=${isAtFoot(host) ? 'prompt foot-of-window' : 'prompt'} part="prompt" lang=${words.language}
      aria-labelledby="an-tam-title" @focusin=${acts.enter}>
    <div class="head"><h2 part="title" id="an-tam-title" tabindex="-1">${titleOf(asking, words)}</h2>
      ${renderEnd(asking, words, acts)}
      ${isAlone ? announcement : nothing}</div>
    ${isAlone ? nothing : html`<div class="rest">
      ${due > 0 ? html`<p class="note">${words.panelIntro}</p>` : nothing}
      ${announcement}
      <div class="rows" @click=${acts.use}>${clauses.map((clause) => host.renderRow(clause, addressOf(host, `#${clause.id}`)))}</div></div>`}
  </section>`;
};

const renderUpcoming = (
  host: PolicyBoundElement, upcoming: Announced, isAlone: boolean, words: PromptText, { know }: PromptActs,
): TemplateResult => {
  const address = addressOf(host, COMING);
  return html`<div class="upcoming" part="upcoming">${isAlone ? nothing : html`<p>${announce(upcoming, words)}</p>`}
    ${address === undefined ? nothing : html`<a part="preview" href=${address}>${words.preview}</a>`}
    <button type="button" class="act" part="known" @click=${() => know(upcoming, isAlone)}>${words.known}</button></div>`;
};
