import { html as markup } from 'hono/html';
import { decodeEntities } from '../../policy/entities.ts';
import type { MarkedToken, Token, Tokens } from '../../policy/lex-markdown.ts';
import type { SectionHeading } from '../../policy/parse-policy.ts';
import { isExternal, safeLink } from '../../policy/safe-link.ts';
import { rawText, textOfTokens } from '../../policy/token-text.ts';

/** Markup that hono's template made: whatever was put into it was escaped. */
export type Markup = ReturnType<typeof markup>;

const NONE = '';

/** An attribute where there is something to say. */
const attribute = (name: string, value: string | number | undefined): Markup | string =>
  (value === undefined ? NONE : markup` ${name}="${value}"`);

/**
 * Writes tokens as the elements' own templates draw them, tag for tag: a page that an element takes over looks the same
 * before and after. Nothing that a file says becomes markup.
 */
export const writeTokens = (tokens: readonly Token[]): readonly (Markup | string)[] => (tokens as readonly MarkedToken[]).map(writeToken);

/** Writes a section's heading with its id. */
export const writeHeading = ({ id, depth, tokens }: SectionHeading): Markup => {
  const inner = writeTokens(tokens);
  switch (depth) {
    case 1: return markup`<h1 id="${id}">${inner}</h1>`;
    case 2: return markup`<h2 id="${id}">${inner}</h2>`;
    case 3: return markup`<h3 id="${id}">${inner}</h3>`;
    case 4: return markup`<h4 id="${id}">${inner}</h4>`;
    case 5: return markup`<h5 id="${id}">${inner}</h5>`;
    default: return markup`<h6 id="${id}">${inner}</h6>`;
  }
};

const writeToken = (token: MarkedToken): Markup | string => {
  const inner = (): readonly (Markup | string)[] => writeTokens('tokens' in token ? token.tokens ?? [] : []);
  switch (token.type) {
    case 'space': case 'def': return NONE;
    case 'paragraph': return markup`<p>${inner()}</p>`;
    case 'text': return token.tokens ? markup`${inner()}` : decodeEntities(token.text);
    case 'escape': return token.text;
    case 'strong': return markup`<strong>${inner()}</strong>`;
    case 'em': return markup`<em>${inner()}</em>`;
    case 'del': return markup`<del>${inner()}</del>`;
    case 'codespan': return markup`<code>${token.text}</code>`;
    case 'code': return markup`<pre tabindex="0"><code>${token.text}</code></pre>`;
    case 'br': return markup`<br>`;
    case 'hr': return markup`<hr>`;
    case 'blockquote': return markup`<blockquote>${inner()}</blockquote>`;
    case 'heading': return markup`<p role="heading" aria-level="${token.depth}"><strong>${inner()}</strong></p>`;
    case 'html': return writeRaw(token);
    case 'link': return writeLink(token);
    case 'image': return writeImage(token);
    case 'list': return writeList(token);
    case 'list_item': return markup`<li>${inner()}</li>`;
    case 'checkbox': return token.checked ? '☑ ' : '☐ ';
    case 'table': return writeTable(token);
    default: return token satisfies never;
  }
};

/** Raw HTML is shown as the text it is; comments vanish. */
const writeRaw = (token: Tokens.HTML | Tokens.Tag): Markup | string => {
  const text = rawText(token.text);
  if (!token.block) return text;
  return text.trim() ? markup`<p class="raw">${text.trim()}</p>` : NONE;
};

const writeLink = (token: Tokens.Link): Markup => {
  const link = safeLink(token.href, token.autolink);
  const inner = token.autolink ? token.text : writeTokens(token.tokens);
  if (link === undefined) return markup`${inner}`;
  const title = token.title ? decodeEntities(token.title) : undefined;
  return markup`<a href="${link}"${attribute('title', title)}${attribute('rel', isExternal(link) ? 'noopener noreferrer' : undefined)}>${inner}</a>`;
};

const writeImage = (token: Tokens.Image): Markup | string => {
  const alt = textOfTokens(token.tokens).trim();
  const link = safeLink(token.href);
  if (alt === '' || link === undefined || /^(mailto|tel):/i.test(link)) return alt;
  return markup`<img src="${link}" alt="${alt}" loading="lazy" referrerpolicy="no-referrer">`;
};

const writeList = ({ ordered, start, items }: Tokens.List): Markup => {
  const inner = writeTokens(items);
  return ordered ? markup`<ol${attribute('start', start === 1 || start === '' ? undefined : start)}>${inner}</ol>` : markup`<ul>${inner}</ul>`;
};

/** The roles are written out for narrow screens, where the styles lay rows out as cards. */
const writeTable = ({ header, rows }: Tokens.Table): Markup => {
  const labels = header.map(({ tokens }) => textOfTokens(tokens).trim());
  const align = ({ align: to }: Tokens.TableCell): Markup | string => attribute('data-align', to ?? undefined);
  const headers = header.map((cell) => markup`<th scope="col" role="columnheader"${align(cell)}>${writeTokens(cell.tokens)}</th>`);
  const cells = (row: readonly Tokens.TableCell[]): readonly Markup[] => row.map((cell, column) =>
    markup`<td role="cell"${attribute('data-label', labels[column] || undefined)}${align(cell)}>${writeTokens(cell.tokens)}</td>`);
  return markup`<div class="table"><table role="table"><thead role="rowgroup"><tr role="row">${headers}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => markup`<tr role="row">${cells(row)}</tr>`)}</tbody></table></div>`;
};
