import { html } from 'hono/html';
import { formWords } from '../../locales/form-language.ts';
import type { FormWords } from '../../locales/form-words.ts';
import type { DecisionState } from '../../record/consent-record.ts';
import { FORM_FIELDS } from '../../record/form-choice.ts';
import type { PublishedAsk } from '../clause-book.ts';
import { actButton, formPage, hiddenFields, type Markup } from './form-page.ts';
import { plainWords } from '../../policy/plain-words.ts';
import type { Missing, SentForm } from './read-form.ts';

/** What is wrong with a field, below it; what was not asked for yet can't be missing. */
const fault = (id: string, sentence: string | undefined): Markup | '' => (sentence === undefined ? '' : html`<p class="fault" id="${id}">${sentence}</p>`);

const described = (id: string, sentence: string | undefined): Markup | '' => (sentence === undefined ? '' : html`aria-invalid="true" aria-describedby="${id}"`);

const contactFault = (ask: 'email' | 'phone', { again }: SentForm, { contact }: Missing, words: FormWords): string | undefined => {
  if (contact === 'bad') return ask === 'email' ? words.badEmail : words.badPhone;
  if (contact === 'absent' && again) return ask === 'email' ? words.noEmail : words.noPhone;
  return undefined;
};

const contactField = (ask: 'email' | 'phone', form: SentForm, missing: Missing, words: FormWords): Markup => {
  const wrong = contactFault(ask, form, missing, words);
  return html`<label>${ask === 'email' ? words.askEmail : words.askPhone}<input name="${FORM_FIELDS.contact}" type="${ask === 'email' ? 'email' : 'tel'}"
    autocomplete="${ask === 'email' ? 'email' : 'tel'}" value="${form.contact}" required ${described('fault-contact', wrong)}></label>
  ${fault('fault-contact', wrong)}`;
};

const ageField = (years: number, { age, again }: SentForm, missing: Missing, words: FormWords): Markup => {
  const wrong = missing.age && again ? words.ageNeeded : undefined;
  return html`<label><input name="${FORM_FIELDS.age}" type="checkbox" ${age ? 'checked' : ''} required ${described('fault-age', wrong)}>${words.age(years)}</label>
  ${fault('fault-age', wrong)}`;
};

/**
 * Shows a choice once more before it is kept: with the clause's words, what is missing, and its button; beside one that agrees
 * stands an equal one that doesn't. It is what a device gets with its first choice, when it has no key yet, and whoever agrees
 * without what the clause asks for.
 */
export const confirmPage = async (
  endpoint: string, form: SentForm, asked: PublishedAsk['consent'] | undefined, missing: Missing, clauseText: string | undefined,
): Promise<Response> => {
  const { matter, act, page } = form;
  const words = formWords(matter.policy.language);
  const grants = act === 'granted';
  const { ask, minAge } = (grants && asked) || {};
  const acts: readonly DecisionState[] = grants ? ['granted', 'denied'] : [act];
  const body = await html`<p>${words.confirmLead}</p>
<h2>${matter.clause.title}</h2>
${matter.recipients.length > 0 ? html`<p class="note">${words.recipients}: ${matter.recipients.join(', ')}</p>` : ''}
${clauseText === undefined ? '' : html`<blockquote class="words">${plainWords(clauseText)}</blockquote>`}
<form method="post" action="${endpoint}/form">${hiddenFields(matter, page)}
  <input type="hidden" name="${FORM_FIELDS.turn}" value="again">
  ${(ask ?? minAge) === undefined ? '' : html`<p class="note">${words.onlyForAgreeing}</p>`}
  ${ask ? contactField(ask, form, missing, words) : ''}
  ${minAge === undefined ? '' : ageField(minAge, form, missing, words)}
  <div class="acts">${acts.map((one) => actButton(one, words))}</div>
</form>
<p><a class="plain" href="${page}">${words.back}</a></p>`;
  return formPage({ endpoint, words, title: words.confirmTitle, body, status: form.again && (missing.contact || missing.age) ? 422 : 200 });
};
