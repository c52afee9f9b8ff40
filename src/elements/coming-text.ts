import { html, nothing, type TemplateResult } from 'lit/html.js';
import { readerWords } from '../locales/vi-reader.ts';
import type { ShownWords } from '../locales/words.ts';
import { parsePolicy, type ParsedPolicy, type Section } from '../policy/parse-policy.ts';
import { renderHeading, renderTokens } from '../policy/render-tokens.ts';

/** Before the ids of its headings, which would otherwise be those of the text in force, hidden behind it. */
const PREFIX = 'an-tam-coming-';

/** A version that is not yet in force, to be read: its whole text, and not one switch or request of it. */
export class ComingText {
  readonly #parsed: ParsedPolicy;

  constructor(parsed: ParsedPolicy) {
    this.#parsed = parsed;
  }

  render(shown: ShownWords): TemplateResult {
    const { policy: { version, effective, language }, sections } = this.#parsed;
    const words = readerWords(shown);
    return html`<p class="meta"><span>${words.version(words.day(version))}</span> <span>${words.effective(words.day(effective))}</span></p>
      <div class="passages" lang=${language} @click=${follow}>${sections.map(renderSection)}</div>`;
  }
}

/** Reads a coming version as fully as the one in force. */
export const readComing = async (source: string): Promise<ComingText> => new ComingText(await parsePolicy(source));

/** The page's title stays that of the text in force; this one's stands a level below. */
const renderSection = ({ heading, tokens }: Section): TemplateResult => html`<section>${heading
  ? renderHeading({ ...heading, id: PREFIX + heading.id, depth: heading.depth === 1 ? 2 : heading.depth }) : nothing}${renderTokens(tokens)}</section>`;

/** What can't be decoded is no id of ours, and is looked for as it stands. */
const idOf = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment.slice(1));
  } catch {
    return fragment.slice(1); // a plain % in it
  }
};

/** A link to a clause of this text stays in it: the reader would take it for one to the text in force. */
const follow = (event: Event): void => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const to = link?.getAttribute('href');
  if (!link || !to?.startsWith('#')) return;
  event.preventDefault();
  event.stopPropagation();
  const heading = link.closest('.passages')?.querySelector<HTMLElement>(`[id="${CSS.escape(PREFIX + idOf(to))}"]`);
  heading?.scrollIntoView({ behavior: 'instant' });
  heading?.focus({ preventScroll: true });
};
