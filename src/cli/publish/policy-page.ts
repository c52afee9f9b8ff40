import { html as markup, raw } from 'hono/html';
import { pageWords, textWords } from '../../locales/page-language.ts';
import type { PolicyFile } from '../library.ts';
import { describePolicy, policyData } from './describe-policy.ts';
import { writePage } from './page-frame.ts';
import { sourcePath, type PlannedDocument, type PlannedPage } from './plan-pages.ts';
import { policyArticle } from './policy-article.ts';
import type { Markup } from './render-text.ts';

/** What the shop said about its site. */
export type Site = {
  /** Where the folder is served: a path or a URL, with a slash at its end. */
  readonly base: string;
  /** Where choices go; without it pages are only read. */
  readonly endpoint: string | undefined;
  /** The widget's script, and others. */
  readonly scripts: readonly string[];
};

/** Beside each page: what its sheets say of themselves on paper. */
export const PRINT_STYLES = 'print.css';

/** The path part of an address on the site. */
export const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address);

/**
 * The policy's source, for the element that takes over: it then asks for no file. Left out where the text could end the
 * script element, or be read as something else in it; the element fetches the file then.
 */
const inlineSource = (file: PolicyFile, address: string): Markup | string =>
  /<\/script|<!--|\0/i.test(file.source) ? ''
    : markup`<script type="text/markdown" data-an-tam-policy="${address}">${raw(file.source)}</script>\n`;

const notice = ({ is, file }: PlannedPage, { inForce, others }: PlannedDocument, { base }: Site): Markup | string => {
  const { language } = inForce.file.policy;
  const words = pageWords(language);
  if (is !== 'in force') {
    const said = is === 'replaced' ? words.replaced : words.notYet(textWords(language).day(file.policy.effective));
    return markup`<p class="notice" lang="${words.language}">${said} <a href="${pathOf(base)}${inForce.folder}">${words.toCurrent}</a></p>`;
  }
  const next = others.findLast((page) => page.is === 'upcoming');
  return next ? markup`<p class="notice" lang="${words.language}">${words.upcoming(textWords(language).day(next.file.policy.effective))}
<a href="${pathOf(base)}${next.folder}">${words.toUpcoming}</a></p>` : '';
};

/** The page of one version. The one in force takes choices and is taken over by an element where scripts run; others are only read. */
export const policyPage = (
  page: PlannedPage, planned: PlannedDocument, site: Site, alternates: Readonly<Record<string, string>>,
): Promise<string> => {
  const { base, endpoint, scripts } = site;
  const { file, folder, is } = page;
  const { policy } = file;
  const words = pageWords(policy.language);
  const address = base + folder;
  const description = describePolicy(file);
  const sourceOf = (one: PolicyFile): string => pathOf(base) + sourcePath(one);
  const current = is === 'in force';
  const isTaken = current && scripts.length > 0;
  const article = policyArticle(file, current && endpoint !== undefined
    ? { action: `${endpoint}/form`, page: pathOf(address), source: sourceOf(file) } : undefined, isTaken ? planned.newest === file ? 'taken' : 'ahead' : undefined);
  const text = isTaken
    ? markup`<an-tam-policy class="an-tam-static" src="${sourceOf(planned.newest)}"${endpoint === undefined ? '' : markup` endpoint="${endpoint}"`}>
${article}</an-tam-policy>` : markup`<div class="an-tam-static">${article}</div>`;
  const sources = isTaken ? [...new Set([planned.newest, file])].map((one) => inlineSource(one, sourceOf(one))) : [];
  return writePage({
    language: policy.language, title: policy.title.includes(policy.shop) ? policy.title : `${policy.title} · ${policy.shop}`, description, address,
    alternates, styles: `${pathOf(base)}an-tam.css`, printStyles: `${pathOf(base)}${folder}${PRINT_STYLES}`, scripts: current ? scripts : [], data: policyData(file, address, description),
    body: markup`<nav lang="${words.language}"><ul class="page-links"><li><a href="${pathOf(base)}">${words.library}</a></li>
${endpoint === undefined ? '' : markup`<li><a href="${endpoint}/form">${words.myChoices}</a></li>`}</ul></nav>
<main>
${notice(page, planned, site)}
${text}
</main>
${sources}`,
  });
};
