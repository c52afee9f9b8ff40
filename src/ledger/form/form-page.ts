import { html } from 'hono/html';
import type { FormWords } from '../../locales/form-words.ts';
import type { ConsentRecord, DecisionState, Timestamp } from '../../record/consent-record.ts';
import { FORM_FIELDS, type FormMatter } from '../../record/form-choice.ts';
import { pagePathOf } from './page-path.ts';

/** Markup that hono's template made: everything put into it was escaped. */
export type Markup = ReturnType<typeof html>;

/** What a browser may do with these pages: show them, and send their forms back here. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Vary': 'Cookie',
} as const;

export type PageParts = {
  readonly endpoint: string;
  readonly words: FormWords;
  readonly title: string;
  readonly body: Markup;
  readonly status?: number;
};

/** A whole page of the ledger's own. */
export const formPage = async ({ endpoint, words, title, body, status = 200 }: PageParts): Promise<Response> => {
  const page = await html`<!doctype html>
<html lang="${words.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${title}</title>
  <link rel="stylesheet" href="${endpoint}/form/page.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return new Response(page.toString(), { status, headers: HEADERS });
};

/** The moment by the clocks of Viet Nam, which have stood at UTC+7 since 1975: no table of zones is asked, so none can change it. */
export const momentOf = (at: Timestamp, words: FormWords): string => {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(new Date(Date.parse(at) + 7 * 3_600_000).toISOString()) ?? [];
  return words.moment(hour, minute, second, day, month, year);
};

/** What a form of ours says of the clause: the fields that a page for everybody carries. */
export const hiddenFields = (matter: FormMatter, page: string): Markup => html`
  <input type="hidden" name="${FORM_FIELDS.matter}" value="${JSON.stringify(matter)}">
  <input type="hidden" name="${FORM_FIELDS.page}" value="${page}">`;

/** Refusing and withdrawing need nothing that a field must hold. */
export const actButton = (act: DecisionState, words: FormWords): Markup =>
  html`<button name="${FORM_FIELDS.act}" value="${act}" ${act === 'granted' ? '' : 'formnovalidate'}>${words.acts[act]}</button>`;

/** The clause of a kept record, as a form says it again. */
export const matterOf = ({ policy, decisions: [decision] }: ConsentRecord): FormMatter | undefined =>
  decision && { policy, purpose: decision.purpose, recipients: decision.recipients, clause: decision.clause };

/** A form with buttons for some acts on one clause. */
export const actForm = (endpoint: string, record: ConsentRecord, acts: readonly DecisionState[], words: FormWords): Markup => {
  const matter = matterOf(record);
  return matter ? html`<form method="post" action="${endpoint}/form">${hiddenFields(matter, pagePathOf(record.origin))}
  <div class="acts">${acts.map((act) => actButton(act, words))}</div></form>` : html``;
};
