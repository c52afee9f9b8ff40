import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { TokenProvider } from './session-view.ts';

/** The parts of panel and reader; one list for both, since a name that one lacks does no harm. */
const PARTS = 'panel, title, withdraw-all, clear, clear-anyway, policy, header, contents, print, search, search-strip, search-input, search-previous, search-next, search-close, text-size, copy-link, contact, section, row, label, switch, status, refuse, retry, receipt, history, terms, recipients, see-changes, changes, unchanged, compare-previous, upcoming, preview, coming-changes, coming, back-to-text, form, input, fault, agree, cancel, request, send, requests, show-held, held, download, trouble';

/** What the centre is made of: a panel and a reader, with the same settings. */
export const renderCenter = (host: HTMLElement, token: TokenProvider | undefined): TemplateResult => {
  const policy = host.getAttribute('policy') ?? '';
  const endpoint = host.getAttribute('endpoint') ?? '';
  const lang = host.closest('[lang]')?.getAttribute('lang') ?? nothing; // the elements inside don't see beyond the shadow root
  return html`<an-tam-consent policy=${policy} endpoint=${endpoint} lang=${lang} terms="" .token=${token}
      exportparts=${PARTS}></an-tam-consent>
    <an-tam-policy src=${policy} endpoint=${endpoint} lang=${lang} .token=${token}
      exportparts=${PARTS}><slot></slot></an-tam-policy>`;
};
