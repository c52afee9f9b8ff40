import { html, nothing } from 'lit/html.js';
import type { AidWords, MakeAid } from './reading-aid.ts';

/** Milliseconds for which it is said that a link was copied. */
const SAID = 4000;

/** What became of the last press: of which clause, and the address where it could not be copied. */
type Said = { readonly clause: string; readonly address?: string };

/** A button behind each heading that copies the clause's address. */
export const makeCopyLink: MakeAid = ({ update }) => {
  let said: Said | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const say = (now: Said | undefined): void => {
    said = now;
    clearTimeout(quiet);
    if (now && now.address === undefined) quiet = setTimeout(() => say(undefined), SAID); // an address stays: it is to be copied by hand
    update();
  };
  const copy = async (clause: string): Promise<void> => {
    const address = `${location.href.split('#')[0]}#${clause}`;
    try {
      await navigator.clipboard.writeText(address);
      say({ clause });
    } catch { // not a secure page, or the browser was told to refuse: the address is shown
      say({ clause, address });
    }
  };
  const tell = (words: AidWords): string => (said?.address === undefined ? words.copied : words.notCopied(said.address));
  return {
    // Said in one place for all: thousands of places that may speak would be a burden to a screen reader.
    renderControl: (words) => html`<p class="unseen" role="status">${said ? tell(words) : nothing}</p>`,
    renderBesideHeading: ({ id, title }, words) => html`<button type="button" class="copy" part="copy-link" aria-label=${words.copyLink(title)}
        lang=${words.language} @click=${() => void copy(id)}><svg viewBox="0 0 20 20" aria-hidden="true"><path
        d="M8.5 11.5a3.5 3.5 0 0 0 5 0l2.5-2.5a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0L4 11a3.5 3.5 0 0 0 5 5l1-1" /></svg></button>
      ${said?.clause === id ? html`<p class="copied" aria-hidden="true" lang=${words.language}>${tell(words)}</p>` : nothing}`,
  };
};
