import type { MarkedToken, Token, Tokens } from './lex-markdown.ts';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { decodeEntities } from './entities.ts';
import type { SectionHeading } from './parse-policy.ts';
import { isExternal, safeLink } from './safe-link.ts';
import { rawText, textOfTokens } from './token-text.ts';

type Rendered = TemplateResult | string | typeof nothing;

/**
 * Renders tokens as templates. No HTML string is made: what a file says becomes text or an attribute of an element that
 * is written here, so that nothing in a policy can run.
 */
export const renderTokens = (tokens: readonly Token[]): readonly Rendered[] =>
  (tokens as readonly MarkedToken[]).map(renderToken);

/** Renders a section's heading with its id, ready to be scrolled to and focused. */
export const renderHeading = ({ id, depth, tokens }: SectionHeading): TemplateResult => {
  const inner = renderTokens(tokens);
  switch (depth) {
    case 1: return html`<h1 id=${id} tabindex="-1">${inner}</h1>`;
    case 2: return html`<h2 id=${id} tabindex="-1">${inner}</h2>`;
    case 3: return html`<h3 id=${id} tabindex="-1">${inner}</h3>`;
    case 4: return html`<h4 id=${id} tabindex="-1">${inner}</h4>`;
    case 5: return html`<h5 id=${id} tabindex="-1">${inner}</h5>`;
    default: return html`<h6 id=${id} tabindex="-1">${inner}</h6>`;
  }
};

const renderToken = (token: MarkedToken): Rendered => {
  const inner = (): readonly Rendered[] => renderTokens('tokens' in token ? token.tokens ?? [] : []);
  switch (token.type) {
    case 'space': case 'def': return nothing;
    case 'paragraph': return html`<p>${inner()}</p>`;
    case 'text': return token.tokens ? html`${inner()}` : decodeEntities(token.text);
    case 'escape': return token.text;
    case 'strong': return html`<strong>${inner()}</strong>`;
    case 'em': return html`<em>${inner()}</em>`;
    case 'del': return html`<del>${inner()}</del>`;
    case 'codespan': return html`<code>${token.text}</code>`;
    case 'code': return html`<pre tabindex="0"><code>${token.text}</code></pre>`;
    case 'br': return html`<br>`;
    case 'hr': return html`<hr>`;
    case 'blockquote': return html`<blockquote>${inner()}</blockquote>`;
    // Inside a quote or a list: a heading for the eye, without an id, for no clause begins there.
    case 'heading': return html`<p role="heading" aria-level=${token.depth}><strong>${inner()}</strong></p>`;
    case 'html': return renderRaw(token);
    case 'link': return renderLink(token);
    case 'image': return renderImage(token);
    case 'list': return renderList(token);
    case 'list_item': return html`<li>${inner()}</li>`;
    case 'checkbox': return token.checked ? '☑ ' : '☐ ';
    case 'table': return renderTable(token);
    default: return token satisfies never;
  }
};

/** Raw HTML is shown as the text it is; comments vanish. */
const renderRaw = (token: Tokens.HTML | Tokens.Tag): Rendered => {
  const text = rawText(token.text);
  if (!token.block) return text;
  return text.trim() ? html`<p class="raw">${text.trim()}</p>` : nothing;
};

const renderLink = (token: Tokens.Link): TemplateResult => {
  const link = safeLink(token.href, token.autolink);
  const inner = token.autolink ? token.text : renderTokens(token.tokens);
  if (link === undefined) return html`${inner}`;
  const title = token.title ? decodeEntities(token.title) : nothing;
  return html`<a href=${link} title=${title} rel=${isExternal(link) ? 'noopener noreferrer' : nothing}>${inner}</a>`;
};

const renderImage = (token: Tokens.Image): Rendered => {
  const alt = textOfTokens(token.tokens).trim();
  const link = safeLink(token.href);
  if (alt === '' || link === undefined || /^(mailto|tel):/i.test(link)) return alt;
  return html`<img src=${link} alt=${alt} loading="lazy" referrerpolicy="no-referrer">`;
};

const renderList = ({ ordered, start, items }: Tokens.List): TemplateResult => {
  const inner = renderTokens(items);
  return ordered ? html`<ol start=${start === 1 || start === '' ? nothing : start}>${inner}</ol>` : html`<ul>${inner}</ul>`;
};

/**
 * On a narrow screen the styles lay rows out as cards, each cell below its column's name (`data-label`). Engines forget
 * that a table is one when its `display` changes, so the roles are written out.
 */
const renderTable = ({ header, rows }: Tokens.Table): TemplateResult => {
  const labels = header.map(({ tokens }) => textOfTokens(tokens).trim());
  const align = (cell: Tokens.TableCell): string | typeof nothing => cell.align ?? nothing;
  return html`<div class="table"><table role="table">
    <thead role="rowgroup"><tr role="row">${header.map((cell) => html`<th
      scope="col" role="columnheader" data-align=${align(cell)}>${renderTokens(cell.tokens)}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map((cell, column) => html`<td
      role="cell" data-label=${labels[column] || nothing} data-align=${align(cell)}>${renderTokens(cell.tokens)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
};
