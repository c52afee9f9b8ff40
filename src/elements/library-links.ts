import type { MakeAid } from './reading-aid.ts';

/** Where a reader of a library began, and whether it was just told to show another document. */
type Visit = { readonly path: string; readonly src: string | null; turning: boolean };

const visits = new WeakMap<Element, Visit>();

/**
 * A shop's documents beside each other: ordinary links of the page within the element, each with `data-policy`, the
 * address of its file. Here they open in this one reader; the address of the page changes as if the link had been
 * followed, so that a reload, a new tab and the way back lead to the same place.
 */
export const makeLibrary: MakeAid = ({ host, root, signal }) => {
  const links = [...host.querySelectorAll<HTMLAnchorElement>('a[data-policy]')];
  if (links.length === 0) return {};
  const visit = visits.get(host) ?? { path: location.pathname + location.search, src: host.getAttribute('src'), turning: false };
  visits.set(host, visit);
  for (const link of links) {
    if (link.dataset['policy'] === host.getAttribute('src')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (visit.turning) {
    visit.turning = false;
    const title = root.querySelector<HTMLElement>('header h1');
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ behavior: 'instant' });
  }
  const turnTo = (src: string | null | undefined): void => {
    if (!src || src === host.getAttribute('src')) return;
    visit.turning = true;
    host.setAttribute('src', src);
  };
  host.addEventListener('click', (event) => {
    const link = links.find((each) => event.composedPath().includes(each));
    if (!link || !isPlain(event) || link.origin !== location.origin) return;
    event.preventDefault();
    if (link.dataset['policy'] !== host.getAttribute('src')) history.pushState(null, '', link.href);
    turnTo(link.dataset['policy']);
  }, { signal });
  const turnToAddress = (): void => {
    const path = location.pathname + location.search;
    const link = links.find(({ pathname, search }) => pathname + search === path);
    turnTo(link ? link.dataset['policy'] : path === visit.path ? visit.src : undefined);
  };
  addEventListener('popstate', turnToAddress, { signal });
  turnToAddress(); // the address may have changed while this text was on its way
  return {};
};

/** Not one that opens a new tab or window, and that nobody else has dealt with. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented;
