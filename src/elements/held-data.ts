import { html, nothing, type TemplateResult } from 'lit/html.js';
import { requestWords } from '../locales/vi-requests.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { ConsentRecord, Subject, Timestamp } from '../record/consent-record.ts';
import type { RequestRecord, StandingRequest } from '../record/request-record.ts';
import type { Counter } from './counter.ts';
import { fetchBelow, isStanding } from './fetch-requests.ts';
import type { GivenWords, ReaderScene } from './reading-aid.ts';
import { renderAnswers, toldFate } from './request-list.ts';
import { isRequest } from './request-trace.ts';

type HeldRecord = { readonly received_at: Timestamp; readonly position?: number; readonly record: ConsentRecord | RequestRecord };

type Held = {
  readonly records: readonly HeldRecord[];
  /** What became of the requests among them. */
  readonly requests?: readonly StandingRequest[];
  readonly subject?: Partial<Subject>;
  readonly [more: string]: unknown;
};

type State =
  | { readonly is: 'closed' | 'unread' }
  | { readonly is: 'reading'; readonly end: AbortController }
  | { readonly is: 'read'; readonly held: Held; readonly file: string };

const isHeld = (value: unknown): value is Held => {
  const { records, requests = [] } = (value ?? {}) as Partial<Held>;
  return Array.isArray(requests) && requests.every(isStanding)
    && Array.isArray(records) && records.every((each: Partial<HeldRecord> | null) =>
    typeof each?.received_at === 'string' && typeof each.record?.schema === 'string');
};

/** What it was about, what was said, when and on which text; then what became of it. */
const describe = (
  { record, received_at: at, position }: HeldRecord, requests: Held['requests'], given: GivenWords, here: PolicyDocument,
): TemplateResult => {
  const words = requestWords(given);
  const said = (moment: string): string => given.moment(new Date(moment));
  const { document, version } = record.policy;
  const on = words.onVersion(document === here.document ? here.title : document, given.day(version));
  const place = html`${words.received(said(at))} ${position === undefined ? nothing : words.place(position)}`;
  if (isRequest(record)) {
    const standing = requests?.find(({ id }) => id === record.id);
    return html`<p><b>${record.clause.title}</b>${record.message ? html`: ${record.message}` : nothing}</p>
      <p class="note">${[...standing ? [words.numbered(standing.number)] : [], words.made(said(record.made_at)), on].join(' · ')}</p>
      <p>${standing ? toldFate(standing, words, given) : place}</p>${standing ? renderAnswers(standing, given) : nothing}`;
  }
  const contacts = [record.contact?.email, record.contact?.phone].filter((each) => each !== undefined);
  return html`${record.decisions.map(({ clause, state, recipients }) => html`<p><b>${clause.title}</b>: ${given[state]}.
      ${recipients.length > 0 ? `${given.recipients}: ${recipients.join(', ')}.` : nothing}</p>`)}
    <p class="note">${[words.chosen(said(record.decided_at)), words.pressed(record.act.label), ...contacts, on].join(' · ')}</p><p>${place}</p>`;
};

/** Shows everything that the endpoint holds on the person, and lets her download it as it came. */
export class HeldData {
  readonly #counter: () => Promise<Counter> | undefined;
  readonly #update: () => void;
  readonly #signal: AbortSignal;
  readonly #policy: PolicyDocument;
  #state: State = { is: 'closed' };
  /** Whom it is about: nobody else may see it, not on the same screen either. */
  #whose: string | undefined;

  constructor(counter: () => Promise<Counter> | undefined, { update, signal, policy }: Pick<ReaderScene, 'update' | 'signal' | 'policy'>) {
    this.#counter = counter;
    this.#update = update;
    this.#signal = signal;
    this.#policy = policy;
    signal.addEventListener('abort', () => this.#show({ is: 'closed' }));
  }

  /** @param whose id of the subject that the screen is of */
  render(given: GivenWords, whose: string): TemplateResult {
    if (whose !== this.#whose) this.#become({ is: 'closed' });
    this.#whose = whose;
    const words = requestWords(given);
    const state = this.#state;
    return html`<button type="button" class="act" part="show-held" aria-expanded=${state.is === 'read'} @click=${() => void this.#press()}>${words.showHeld}</button>
      <p class="note" role="status">${state.is === 'unread' ? words.heldUnread : nothing}</p>
      ${state.is === 'read' ? html`<div class="held" part="held"><p class="told">${words.held}</p>
        <p class="note">${state.held.records.length > 0 ? words.heldAbout : words.heldNothing}</p>
        <ul>${state.held.records.map((each) => html`<li>${describe(each, state.held.requests, given, this.#policy)}</li>`)}</ul>
        <a class="act" part="download" href=${state.file} download="${words.heldFile}.json">${words.download}</a></div>` : nothing}`;
  }

  async #press(): Promise<void> {
    if (this.#state.is === 'reading') return;
    if (this.#state.is === 'read') {
      this.#show({ is: 'closed' });
      return;
    }
    const end = new AbortController();
    this.#show({ is: 'reading', end });
    const signal = AbortSignal.any([this.#signal, end.signal]);
    const told = await this.#ask(signal).catch(() => undefined); // the page's token function failed: the same as unread
    if (signal.aborted) return;
    // Somebody else may have signed in between the press and the question.
    if (!isHeld(told) || (told.subject?.id ?? this.#whose) !== this.#whose) {
      this.#show({ is: 'unread' });
    } else {
      const file = URL.createObjectURL(new Blob([`${JSON.stringify(told, null, 2)}\n`], { type: 'application/json' }));
      this.#show({ is: 'read', held: told, file });
    }
  }

  async #ask(signal: AbortSignal): Promise<unknown> {
    const counter = await this.#counter();
    const authority = await counter?.authority();
    return counter && authority ? fetchBelow(counter.endpoint, 'export', authority, signal) : { records: [] };
  }

  #show(state: State): void {
    this.#become(state);
    this.#update();
  }

  /** A file that is shown no more is let go; an answer that is under way is dropped. */
  #become(state: State): void {
    if (this.#state.is === 'read') URL.revokeObjectURL(this.#state.file);
    if (this.#state.is === 'reading') this.#state.end.abort();
    this.#state = state;
  }
}
