import { accepted, refused, type Answer } from '../answer.ts';
import { problem } from '../problem.ts';
import { isPagePath } from './page-path.ts';

/**
 * Whether a form comes from a page that may send one. A browser sends the device's cookie by itself, so the page must be
 * known: by `Origin`, which every browser names with a form, and by `Sec-Fetch-Site`, which no page can set. Closed by
 * default: the ledger's own origin alone; a listed origin counts where the browser calls it the same site, for elsewhere
 * the cookie would not come along.
 *
 * @returns the page's origin
 */
export const checkFormOrigin = (request: Request, listed: readonly string[]): Answer<string> => {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  const own = origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
  // The host alone may lie behind a proxy that changes it; then the browser's own word, or the list, must tell.
  const isSame = site === null ? own : site === 'same-origin';
  const isListed = origin !== null && listed.includes(origin) && (site === null || site === 'same-origin' || site === 'same-site');
  const known = origin !== null && /^https?:\/\//.test(origin) && URL.canParse(origin);
  return known && (isSame || isListed) ? accepted(new URL(origin).origin)
    : refused(problem('origin-not-allowed', { detail: 'A form is taken from the shop\'s own pages alone.' }));
};

/** Path of the shop's page from which the customer came: for a way back, so it counts for nothing where it is not sure. */
export const pageBefore = ({ headers, url }: Request, endpoint: string): string | undefined => {
  const referrer = headers.get('Referer');
  if (referrer === null || !URL.canParse(referrer)) return undefined;
  const { host, pathname } = new URL(referrer);
  const isOwn = host === new URL(url).host || headers.get('Sec-Fetch-Site') === 'same-origin';
  return isOwn && isPagePath(pathname) && !`${pathname}/`.startsWith(`${endpoint}/`) ? pathname : undefined;
};
