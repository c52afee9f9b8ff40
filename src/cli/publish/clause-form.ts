import { html as markup } from 'hono/html';
import type { FormWords } from '../../locales/form-words.ts';
import type { AskingClause, PolicyDocument } from '../../policy/document.ts';
import { FORM_ACTS, FORM_FIELDS, type FormMatter } from '../../record/form-choice.ts';
import type { Markup } from './render-text.ts';

export type FormPlace = {
  /** Address that forms are posted to. */
  readonly action: string;
  /** Path of the page. */
  readonly page: string;
  /** Address of the policy file. */
  readonly source: string;
};

const matterOf = (
  { document, version, language, sha256 }: PolicyDocument,
  { id, title, sha256: digest, consent: { purpose, recipients } }: AskingClause, url: string,
): FormMatter | undefined => sha256 && {
  policy: { document, version, language, url, sha256 }, purpose, recipients, clause: { id, sha256: digest, title },
};

/** Nothing is `required`: the ledger asks for what is missing, and a field that styles hide must not hold up a press. */
const field = (ask: 'email' | 'phone', words: FormWords): Markup => markup`<label class="field">${ask === 'email' ? words.askEmail : words.askPhone}<input
  name="${FORM_FIELDS.contact}" type="${ask === 'email' ? 'email' : 'tel'}" autocomplete="${ask === 'email' ? 'email' : 'tel'}"></label>`;

const statement = (years: number, words: FormWords): Markup =>
  markup`<label class="statement"><input name="${FORM_FIELDS.age}" type="checkbox">${words.age(years)}</label>`;

/**
 * The form below a clause: three plain buttons of one look, and what agreeing must come with. Where scripts run, styles
 * give it the shape of the row that will take its place (`page-styles.ts`).
 */
export const clauseForm = (
  policy: PolicyDocument, clause: AskingClause, { action, page, source }: FormPlace, words: FormWords,
): Markup | string => {
  const matter = matterOf(policy, clause, source);
  if (!matter) return '';
  const { ask, minAge, recipients } = clause.consent;
  return markup`<form class="row" method="post" action="${action}" aria-labelledby="an-tam-form-${clause.id}" lang="${words.language}">
  <input type="hidden" name="${FORM_FIELDS.matter}" value="${JSON.stringify(matter)}">
  <input type="hidden" name="${FORM_FIELDS.page}" value="${page}">
  <span class="label" id="an-tam-form-${clause.id}" lang="${policy.language}">${clause.title}</span>
  <span class="switch-place"></span>
  <p class="status">${words.unanswered}</p>
  ${recipients.length > 0 ? markup`<p class="note">${words.recipients}: <span lang="${policy.language}">${recipients.join(', ')}</span></p>` : ''}
  ${ask || minAge ? markup`<div class="form"><p class="note">${words.onlyForAgreeing}</p>${ask ? field(ask, words) : ''}${minAge ? statement(minAge, words) : ''}</div>` : ''}
  <div class="acts">${FORM_ACTS.map((act) =>
    markup`<button class="act" name="${FORM_FIELDS.act}" value="${act}"${act === 'granted' ? '' : markup` formnovalidate`}>${words.acts[act]}</button>`)}</div>
</form>`;
};
