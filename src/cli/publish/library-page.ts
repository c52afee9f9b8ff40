import { html as markup } from 'hono/html';
import { pageWords, textWords } from '../../locales/page-language.ts';
import { organisationOf } from './describe-policy.ts';
import { writePage } from './page-frame.ts';
import type { PlannedDocument, PlannedPage } from './plan-pages.ts';
import { pathOf, type Site } from './policy-page.ts';
import type { Markup } from './render-text.ts';

const dates = ({ file: { policy: { language, published, effective } } }: PlannedPage): Markup => {
  const [words, { day }] = [pageWords(language), textWords(language)];
  return markup`${published ? markup`<time datetime="${published}">${words.published(day(published))}</time>, ` : ''}<time datetime="${effective}">${words.effective(day(effective))}</time>`;
};

const entry = ({ inForce, others }: PlannedDocument, base: string): Markup => {
  const { policy } = inForce.file;
  return markup`<li lang="${policy.language}"><a href="${base}${inForce.folder}">${policy.title}</a>
<p lang="${pageWords(policy.language).language}">${dates(inForce)}</p>
${others.length > 0 ? markup`<p lang="${pageWords(policy.language).language}">${pageWords(policy.language).versions}: ${others.map((page, index) =>
  markup`${index > 0 ? ', ' : ''}<a href="${base}${page.folder}">${textWords(policy.language).day(page.file.policy.version)}</a>`)}</p>` : ''}</li>`;
};

/** What asks for consents comes first; the rest by title. */
const inOrder = (documents: readonly PlannedDocument[]): readonly PlannedDocument[] => {
  const rank = ({ inForce }: PlannedDocument): number => (inForce.file.policy.clauses.some(({ consent }) => consent) ? 0 : 1);
  const title = ({ inForce }: PlannedDocument): string => inForce.file.policy.title;
  return documents.toSorted((one, other) => rank(one) - rank(other) || title(one).localeCompare(title(other), 'vi'));
};

/** The page of all documents, each with its dates. */
export const libraryPage = (documents: readonly PlannedDocument[], { base }: Site): Promise<string> => {
  const [first] = documents;
  if (!first) throw new Error('a library without documents');
  const { policy } = first.inForce.file;
  const words = pageWords(policy.language);
  const title = words.libraryOf(policy.shop);
  return writePage({
    language: words.language, title, description: words.about(policy.shop), address: base, styles: `${pathOf(base)}an-tam.css`, scripts: [],
    data: {
      '@context': 'https://schema.org', '@type': 'CollectionPage', 'name': title, 'url': base, 'inLanguage': words.language, 'publisher': organisationOf(policy),
      'hasPart': documents.map(({ inForce }) => ({ '@type': 'WebPage', 'name': inForce.file.policy.title, 'url': base + inForce.folder })),
    },
    body: markup`<main><h1>${title}</h1>
<ul class="library">${inOrder(documents).map((document) => entry(document, pathOf(base)))}</ul></main>`,
  });
};
