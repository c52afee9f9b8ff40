import type { MakeAid, ReaderScene } from './reading-aid.ts';
import { keepBelowHeaders } from './sticky-top.ts';

/** Frames for which a heading is held in its place: what stands above it gets its real height only when it comes near. */
const SETTLING = 10;

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/**
 * Leads to the clause that an address or a link names. Links to fragments are followed here, the panel's and the page's
 * too: the browser can't see the headings in a shadow root, and a second press on the same link changes no address.
 */
export const followClauses: MakeAid = (scene) => {
  const { signal } = scene;
  let going = new AbortController();
  const go = (hash: string): void => {
    going.abort();
    going = new AbortController();
    void goTo(scene, hash, AbortSignal.any([signal, going.signal]));
  };
  const follow = (event: Event): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const [page] = location.href.split('#');
    if (link?.hash && link.href.startsWith(`${page}#`)) go(link.hash);
  };
  addEventListener('hashchange', () => go(location.hash), { signal });
  addEventListener('click', follow, { signal });
  // Whoever scrolls has taken over.
  for (const type of ['wheel', 'touchmove', 'keydown']) addEventListener(type, () => going.abort(), { signal, passive: true });
  go(location.hash);
  return {};
};

const goTo = async (scene: ReaderScene, hash: string, signal: AbortSignal): Promise<void> => {
  const { host, root, sections, draw } = scene;
  const index = sections.findIndex(({ clause }) => clause && `#${clause.id}` === hash); // ids are plain ASCII: nothing encodes them
  if (index < 0) return;
  await draw(index);
  const heading = root.getElementById(sections[index]?.clause?.id ?? '');
  if (!heading || signal.aborted) return;
  heading.scrollIntoView({ behavior: 'instant' });
  heading.focus({ preventScroll: true });
  for (let frame = 0; frame < SETTLING && !signal.aborted; frame++) {
    keepBelowHeaders(host, root); // some stick only once the page has scrolled
    heading.scrollIntoView({ behavior: 'instant' });
    await nextFrame();
  }
};
