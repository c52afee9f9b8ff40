import { html as markup } from 'hono/html';
import { formWords } from '../../locales/form-language.ts';
import { textWords } from '../../locales/page-language.ts';
import type { ReadingWords } from '../../locales/words.ts';
import { endingsOf } from '../../policy/clause-endings.ts';
import { contentsOf, type ContentsEntry } from '../../policy/contents.ts';
import { askingClauses, type AskingClause, type Clause } from '../../policy/document.ts';
import type { ParsedPolicy } from '../../policy/parse-policy.ts';
import { readingMinutes } from '../../policy/reading-time.ts';
import { tellsContact } from '../../policy/tells-contact.ts';
import { clauseForm, type FormPlace } from './clause-form.ts';
import { writeHeading, writeTokens, type Markup } from './render-text.ts';

const writeContents = (entries: readonly ContentsEntry[]): Markup =>
  markup`<ol>${entries.map(({ id, title, entries: inner }) => markup`<li><a href="#${id}">${title}</a>${inner.length > 0 ? writeContents(inner) : ''}</li>`)}</ol>`;

const writeContact = ({ shop, language, fields }: ParsedPolicy['policy'], words: ReadingWords): Markup => {
  const [address, phone, email] = ['address', 'phone', 'email'].map((key) => fields.get(key));
  const dial = phone?.replace(/[^\d+]/g, '');
  return markup`<h2 id="an-tam-contact">${words.contact}</h2>
<address><strong lang="${language}">${shop}</strong>${address ? markup`<span lang="${language}">${address}</span>` : ''}
${phone && dial ? markup`<a href="tel:${dial}">${words.call(phone)}</a>` : ''}
${email ? markup`<a href="mailto:${email}">${words.write(email)}</a>` : ''}</address>`;
};

/** What the reader says below the text: how to reach the shop, where the text itself doesn't, and which version this is. */
const writeFoot = (policy: ParsedPolicy['policy'], words: ReturnType<typeof textWords>): Markup => {
  const isTold = tellsContact(policy);
  return markup`<section class="contact" lang="${words.language}"${isTold ? '' : markup` aria-labelledby="an-tam-contact"`}>
${isTold ? '' : writeContact(policy, words)}
${policy.sha256 ? markup`<p class="fingerprint"><span>${words.version(words.day(policy.version))}. ${words.fingerprint} (SHA-256):</span> <code>${policy.sha256}</code></p>` : ''}
</section>`;
};

/**
 * A policy as the reader shows it before anybody has chosen anything, element for element: so that nothing moves when a
 * reader takes its place.
 *
 * @param forms where choices go; nothing on a page that only shows the text
 * @param taken by an element where scripts run, whose buttons get their room; `ahead` where that announces a version to come above the text
 */
export const policyArticle = ({ policy, sections }: ParsedPolicy, forms: FormPlace | undefined, taken?: 'taken' | 'ahead'): Markup => {
  const { language, version, published, effective, body, clauses, title } = policy;
  const words = textWords(language);
  const [first] = sections;
  const titled = first?.heading?.depth === 1 ? first : undefined;
  const contents = contentsOf(clauses);
  const asking = new Set<Clause>(forms ? askingClauses(policy) : []);
  const endings = endingsOf(sections);
  return markup`<article class="reader" dir="auto" lang="${language}">
<header>${titled?.heading ? writeHeading(titled.heading) : markup`<h1>${title}</h1>`}
<p class="meta" lang="${words.language}"><span>${words.version(words.day(version))}</span>
${published && published !== version ? markup`<span>${words.published(words.day(published))}</span>` : ''}
${effective ? markup`<span>${words.effective(words.day(effective))}</span>` : ''}
<span>${words.readingTime(readingMinutes(body))}</span></p>
${taken ? markup`<div class="aids${policy.fields.has('previous') ? ' more' : ''}${taken === 'ahead' ? ' ahead' : ''}"></div>` : ''}</header>
${clauses.length > 2 ? markup`<details class="contents"><summary lang="${words.language}">${words.contents}</summary>
<nav aria-label="${words.contents}">${writeContents(contents)}</nav></details>` : ''}
<div class="text"><div class="sections">${sections.map((section) => markup`<section>
${section === titled || !section.heading ? '' : markup`<div class="head">${writeHeading(section.heading)}</div>`}
${writeTokens(section.tokens)}
${forms ? endings.get(section)?.map((clause) => [
  asking.has(clause) ? clauseForm(policy, clause as AskingClause, forms, formWords(language)) : '', clause.request ? markup`<div class="ask-place" data-words="${words.asks[clause.request]}"></div>` : '',
]) ?? '' : ''}
</section>`)}</div>${writeFoot(policy, words)}</div>
</article>`;
};
