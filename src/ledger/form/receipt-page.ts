import { html } from 'hono/html';
import { formWords } from '../../locales/form-language.ts';
import { receiptNumber } from '../../record/receipt-number.ts';
import type { Receipt } from '../../record/receipt.ts';
import { actForm, formPage, momentOf, type Markup } from './form-page.ts';
import type { KeptForm } from './keep-form.ts';
import { plainWords } from '../../policy/plain-words.ts';

const fact = (term: string, value: Markup | string): Markup => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

export type ReceiptParts = {
  readonly endpoint: string;
  readonly kept: KeptForm;
  readonly receipt: Receipt;
  readonly policyTitle: string;
  /** The clause as it was agreed to; nothing where the ledger never published it. */
  readonly clauseText: string | undefined;
  /** Whether this is still the choice that stands. */
  readonly stands: boolean;
};

/** The answer to a form: who, which words, which act, both times, place and signature; and the way to choose otherwise. */
export const receiptPage = async (
  { endpoint, kept: { record, row }, receipt, policyTitle, clauseText, stands }: ReceiptParts,
): Promise<Response> => {
  const words = formWords(record.policy.language);
  const [decision] = record.decisions;
  if (!decision) throw new Error('a record without a decision was kept');
  const { state, clause, recipients } = decision;
  const ages = record.act.declared.map((one) => Number(one.replace('age-', '')));
  const contact = [record.contact?.email, record.contact?.phone].filter(Boolean).join(', ');
  const body = await html`<p class="number">${words.number(receiptNumber(record.id))}</p>
<p><strong>${words.states[state]}</strong> · ${clause.title}</p>
${stands ? '' : html`<p>${words.replaced}</p>`}
<dl>
${fact(words.who, html`${contact ? html`${contact} · ` : ''}${words.thisDevice}<br><span class="code">${record.subject.id}</span>`)}
${fact(words.act, [words.pressed(record.act.label), ...ages.map(words.declared)].join(' '))}
${fact(words.decidedAt, momentOf(record.decided_at, words))}
${fact(words.receivedAt, momentOf(row.receivedAt, words))}
${fact(words.policy, html`<a href="${record.policy.url}">${words.version(policyTitle, record.policy.version.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1'))}</a>`)}
${recipients.length > 0 ? fact(words.recipients, recipients.join(', ')) : ''}
${fact(words.clause, clauseText === undefined ? words.unknownClause : html`<blockquote class="words" lang="${record.policy.language}">${plainWords(clauseText)}</blockquote>`)}
${fact(words.seal, html`<span class="code">${clause.sha256}</span>${clauseText === undefined ? '' : html`<br><a href="${endpoint}/clauses/${clause.sha256}">${words.exactWords}</a>`}`)}
${fact(words.position, words.place(row.position))}
${fact(words.signature, html`<span class="note">${words.signatureNote} <a href="${endpoint}/keys">${endpoint}/keys</a></span>
  <details><summary>${words.showSignature}</summary><span class="code">${receipt.receipt}</span></details>`)}
</dl>
<p class="note screen">${words.printHint}</p>
${stands ? actForm(endpoint, record, state === 'granted' ? ['withdrawn'] : ['granted'], words) : ''}
<p class="screen"><a class="plain" href="${endpoint}/form">${words.myChoices}</a> · <a class="plain" href="${record.origin}#${clause.id}">${words.back}</a></p>`;
  return formPage({ endpoint, words, title: words.receipt, body });
};
