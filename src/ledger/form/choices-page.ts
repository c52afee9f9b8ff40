import { html } from 'hono/html';
import { formWords } from '../../locales/form-language.ts';
import type { FormWords } from '../../locales/form-words.ts';
import { FORM_FIELDS } from '../../record/form-choice.ts';
import { actForm, formPage, momentOf, type Markup } from './form-page.ts';
import { standingFor, type KeptForm } from './keep-form.ts';
import { isPagePath, pagePathOf } from './page-path.ts';

export type ChoicesParts = {
  readonly endpoint: string;
  /** The ledger's own, as the browser names it. */
  readonly host: string;
  readonly kept: readonly KeptForm[];
  /** Whether this browser has a key: then there is something to clear. */
  readonly known: boolean;
  /** Path of the page from which the customer came, where the browser tells it. */
  readonly before: string | undefined;
};

/** The fields of the form that clears. */
export const CLEAR_FIELDS = { page: FORM_FIELDS.page, language: 'language' } as const;

const clearForm = (endpoint: string, back: string | undefined, words: FormWords): Markup => html`<form class="apart" method="post" action="${endpoint}/form/clear">
  <input type="hidden" name="${CLEAR_FIELDS.page}" value="${back ?? ''}">
  <input type="hidden" name="${CLEAR_FIELDS.language}" value="${words.language}">
  <p class="note">${words.clearNote}</p>
  <div class="acts"><button>${words.clear}</button></div>
</form>`;

const wayBack = (page: string | undefined, label: string): Markup | '' => (page === undefined ? '' : html`<p><a class="plain" href="${page}">${label}</a></p>`);

/** What stands for a device, a purpose a line, each with its receipt and the way to choose otherwise. */
export const choicesPage = async ({ endpoint, host, kept, known, before }: ChoicesParts): Promise<Response> => {
  const purposes = [...new Set(kept.flatMap(({ record }) => record.decisions.map(({ purpose }) => purpose)))];
  const standing = purposes.flatMap((purpose) => standingFor(purpose, kept) ?? []);
  const last = kept.at(-1)?.record.origin;
  const here = last !== undefined && new URL(last).host === host ? pagePathOf(last) : undefined;
  const words = formWords(standing[0]?.record.policy.language ?? 'vi');
  const body = html`${standing.length === 0 ? html`<p>${words.noChoices}</p>` : html`<p>${words.yourChoices}</p>
<ul>${standing.map(({ record, row }) => record.decisions.slice(0, 1).map(({ clause, state }) => html`<li>
  <h2>${clause.title}</h2>
  <p>${words.states[state]} · ${momentOf(row.receivedAt, words)}</p>
  ${actForm(endpoint, record, state === 'granted' ? ['withdrawn'] : ['granted'], words)}
  <p><a class="plain" href="${endpoint}/form/${record.id}">${words.openReceipt}</a></p>
</li>`))}</ul>`}
${wayBack(here ?? last ?? before, last === undefined ? words.backToShop : words.back)}
${known ? clearForm(endpoint, here ?? before, words) : ''}`;
  return formPage({ endpoint, words, title: words.myChoices, body: await body });
};

/** That this browser's traces are gone, and what is not. */
export const clearedPage = async (endpoint: string, fields: URLSearchParams): Promise<Response> => {
  const words = formWords(fields.get(CLEAR_FIELDS.language) ?? 'vi');
  const page = fields.get(CLEAR_FIELDS.page) ?? '';
  const body = await html`<p>${words.clearedNote}</p>
${wayBack(isPagePath(page) ? page : undefined, words.backToShop)}`;
  return formPage({ endpoint, words, title: words.cleared, body });
};
