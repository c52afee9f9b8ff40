import { html, nothing, type TemplateResult } from 'lit/html.js';
import { actingWords } from '../locales/vi-acting.ts';
import { requestWords } from '../locales/vi-requests.ts';
import type { RequestWords, ShownWords, Words } from '../locales/words.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { RecordId } from '../record/consent-record.ts';
import type { StandingRequest } from '../record/request-record.ts';
import type { ShownRequest } from './request-keeper.ts';

type Given = ShownWords | Words;

/** Where a request stands as far as this device knows. Never more than is known. */
const requestFate = (outcome: Outcome, given: Given): string => {
  const words = requestWords(given);
  switch (outcome.is) {
    case 'kept': return words.kept;
    case 'waiting': return words.waiting[outcome.why];
    case 'refused': return words.refused(outcome.code === 'redirected' ? words.redirected : outcome.reason);
    case 'received': {
      const received = words.received(given.moment(new Date(outcome.at)));
      const due = outcome.receipt?.promised?.due;
      return due ? `${received} ${words.due(given.day(due.answer_by), given.day(due.done_by))}` : received;
    }
    default: return outcome satisfies never;
  }
};

/** Where a request stands as the endpoint told it: what comes next, and by when. */
export const toldFate = ({ state, received_at: receivedAt, due }: StandingRequest, words: RequestWords, given: Given): string => {
  if (state === 'done' || state === 'declined') return words.states[state];
  const day = given.day(due.done_by);
  return state === 'received'
    ? `${words.received(given.moment(new Date(receivedAt)))} ${words.due(given.day(due.answer_by), day)}`
    : `${words.states[state]} ${words.doneBy(day)}`;
};

const numberOf = (shown: ShownRequest): string | undefined => {
  if (shown.is === 'told') return shown.request.number;
  return shown.outcome.is === 'received' ? shown.outcome.receipt?.promised?.number : undefined;
};

/** What the shop said, in order. */
export const renderAnswers = ({ events }: StandingRequest, given: Given): readonly TemplateResult[] => events.map(({ at, words: said }) =>
  html`<p>${requestWords(given).said(given.moment(new Date(at)))} <q lang="">${said}</q></p>`);

/** The request's number, what she wrote, where it stands, and what the shop said. */
const renderOne = (shown: ShownRequest, given: Given, retry: (id: RecordId) => void): TemplateResult => {
  const words = requestWords(given);
  const { request: { id, made_at: madeAt, message } } = shown;
  const number = numberOf(shown);
  const fate = shown.is === 'told' ? toldFate(shown.request, words, given) : requestFate(shown.outcome, given);
  const refused = shown.is === 'here' && shown.outcome.is === 'refused';
  return html`<li id="an-tam-asked-${id}" tabindex="-1">
    <p><b>${number === undefined ? words.unnumbered : words.numbered(number)}</b> · ${words.made(given.moment(new Date(madeAt)))}</p>
    ${message ? html`<q class="own">${message}</q>` : nothing}
    <p role="status">${fate}</p>
    ${shown.is === 'told' ? renderAnswers(shown.request, given) : nothing}
    ${refused ? html`<button type="button" class="act" part="retry" @click=${() => retry(id)}>${actingWords(given).retry}</button>` : nothing}
  </li>`;
};

/** The requests of one kind, newest first. */
export const renderRequests = (
  requests: readonly ShownRequest[], given: Given, heading: string, retry: (id: RecordId) => void,
): TemplateResult => html`<p class="told" id="an-tam-told-${heading}">${requestWords(given).mine}</p>
  <ul class="asks" part="requests" aria-labelledby="an-tam-told-${heading}">${requests.map((shown) => renderOne(shown, given, retry))}</ul>`;
