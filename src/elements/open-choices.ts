import { html } from 'lit/html.js';
import { wordsFor } from '../locales/languages.ts';
import { GuestDialog } from './guest-dialog.ts';
import type { TokenProvider } from './session-view.ts';

/** An element of ours, as far as it is of use here. */
type Ours = HTMLElement & { token?: TokenProvider | undefined };

const isSeen = (element: HTMLElement): boolean => element.isConnected && element.checkVisibility();

/** The panel's own title, wherever in the centre it is. */
const titleOf = (element: HTMLElement): HTMLElement | null | undefined => {
  const panel = element.shadowRoot?.querySelector('an-tam-consent') ?? element;
  return panel.shadowRoot?.getElementById('an-tam-title');
};

/** Brings the page's own panel into sight. */
const show = (title: HTMLElement): void => {
  title.scrollIntoView({ block: 'center' });
  title.focus({ preventScroll: true });
};

/**
 * An address that an opener names. Shops show what strangers write, often with `data-` attributes and all, and an opener in a
 * comment must lead neither choices nor a customer's token away. So its addresses are this site's, or such as one of our elements names.
 *
 * @throws where it is another
 */
const namedAddress = (value: string | undefined, own: readonly Element[]): string | undefined => {
  if (value === undefined) return undefined;
  const { href, origin, protocol } = new URL(value, document.baseURI);
  const isHere = /^https?:$/.test(protocol) && origin === location.origin;
  const names = own.flatMap((element) => ['policy', 'src', 'endpoint', 'terms'].map((name) => element.getAttribute(name) ?? ''));
  if (isHere || names.some((name) => URL.canParse(name, document.baseURI) && new URL(name, document.baseURI).href === href)) return value;
  throw new Error(`an opener names ${href}, which is of another site and which no element of ours names`);
};

/** Where the clauses are read: on this page where it has a reader, else where an element of ours says, else in the file. */
const pageOfTerms = (policy: string, like: Ours | undefined): string => {
  if (document.querySelector('an-tam-policy')) return '';
  return like?.getAttribute('terms') ?? new URL(policy, document.baseURI).href;
};

/**
 * A panel for the dialog.
 *
 * @param own the elements of ours on the page
 * @param like the one that knows what the opener doesn't say
 * @throws where neither says which policy and which endpoint, or where the opener names what it may not
 */
const makePanel = ({ dataset }: HTMLElement, own: readonly Ours[], like: Ours | undefined, language: string): Ours => {
  const policy = namedAddress(dataset['anTamOpenPolicy'], own) ?? like?.getAttribute('policy') ?? like?.getAttribute('src');
  const endpoint = namedAddress(dataset['anTamOpenEndpoint'], own) ?? like?.getAttribute('endpoint');
  if (!policy || !endpoint) throw new Error('neither the opener nor an element of ours names a policy and an endpoint');
  const terms = namedAddress(dataset['anTamOpenTerms'], own) ?? pageOfTerms(policy, like);
  const panel: Ours = document.createElement('an-tam-consent');
  for (const [name, value] of Object.entries({ policy, endpoint, terms, lang: language })) panel.setAttribute(name, value);
  if (like?.token) panel.token = like.token;
  return panel;
};

/**
 * Shows the customer her choices: on the page where it has a panel, else in a dialog. Policy and endpoint of a dialog are the
 * opener's `data-an-tam-open-policy` and `data-an-tam-open-endpoint`, else those of an element of ours on the page;
 * `data-an-tam-open-terms` is the page where the policy is read.
 *
 * @throws where nothing says which policy and which endpoint, or the opener names another site's
 */
export const openChoices = async (opener: HTMLElement): Promise<void> => {
  const own = [...document.querySelectorAll<Ours>('an-tam-consent, an-tam-center, an-tam-policy, an-tam-prompt')];
  // A prompt asks what is open; it is no place to look at all that was chosen.
  const title = own.filter((element) => isSeen(element) && !element.matches('an-tam-prompt')).map(titleOf).find(Boolean);
  if (title) {
    show(title);
    return;
  }
  const like = own.find((element) => element.hasAttribute('endpoint'));
  const language = opener.closest('[lang]')?.getAttribute('lang') ?? '';
  const panel = makePanel(opener, own, like, language);
  const words = await wordsFor(language);
  const dialog: GuestDialog = GuestDialog.open({
    words, title: words.panelTitle, heading: false,
    render: () => html`<div @click=${(event: Event) => leaveWithLink(event, dialog)}>${panel}</div>`,
  }, opener, like ?? panel);
};

/** A link to a clause on this page leads out of the dialog. */
const leaveWithLink = (event: Event, dialog: GuestDialog): void => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link?.hash && link.href.startsWith(`${location.href.split('#')[0]}#`)) dialog.close();
};
