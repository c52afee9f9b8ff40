import { html, type TemplateResult } from 'lit/html.js';
import { contentsOf, type ContentsEntry } from '../policy/contents.ts';
import type { MakeAid, ReaderScene } from './reading-aid.ts';
import { keepBelowHeaders } from './sticky-top.ts';

/** Milliseconds without scrolling after which the page's headers are looked for again. */
const AT_REST = 150;

/** Pixels below the place where a heading lands: what crosses this line is being read. */
const READ = 60;

const renderEntries = (entries: readonly ContentsEntry[]): TemplateResult => html`<ol>${entries.map(({ id, title, entries: inner }) =>
  html`<li><a href="#${id}">${title}</a>${inner.length > 0 ? renderEntries(inner) : undefined}</li>`)}</ol>`;

/** The table of contents, in which the entry of the clause that is being read is marked. */
export const makeContents: MakeAid = (scene) => {
  const entries = renderEntries(contentsOf(scene.policy.clauses));
  let marked: Element | null = null;
  const follow = (): void => {
    const id = clauseInSight(scene);
    const link = id === undefined ? null : scene.root.querySelector(`.contents a[href="#${CSS.escape(id)}"]`);
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    marked = link;
    keepInSight(link);
  };
  watchScrolling(scene, follow);
  return { renderContents: () => entries };
};

/** Calls back at most once a frame. Nothing but boxes is read then, so no frame is laid out twice. */
const watchScrolling = ({ host, root, signal }: ReaderScene, follow: () => void): void => {
  let due = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const scrolled = (): void => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      if (!signal.aborted) follow();
    });
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (!signal.aborted) keepBelowHeaders(host, root);
    }, AT_REST);
  };
  // Also of an element around us that scrolls: such events don't bubble, but they can be caught on the way down.
  addEventListener('scroll', scrolled, { signal, passive: true, capture: true });
  addEventListener('resize', scrolled, { signal });
  root.addEventListener('focusin', scrolled, { signal });
  scrolled();
};

/**
 * The clause that is being read: the one that crosses a line below the top of the window. Towards the end of the text the
 * line moves down to the window's foot, so that short clauses there get their turn. A heading that has the focus and
 * stands high enough is where somebody just went, and comes first.
 */
const clauseInSight = ({ host, root, sections }: ReaderScene): string | undefined => {
  const drawn = root.querySelector('.sections')?.children;
  if (!drawn?.[0]) return undefined;
  const left = host.getBoundingClientRect().bottom - innerHeight;
  const nearEnd = Math.min(1, Math.max(0, 1 - left / (innerHeight / 2)));
  const gone = root.activeElement;
  if (gone?.matches('.sections :is(h1, h2, h3, h4, h5, h6)') && isHigh(gone, nearEnd > 0 ? 1 : 0.4)) return gone.id;
  const top = parseFloat(getComputedStyle(drawn[0].querySelector('[id]') ?? drawn[0]).scrollMarginBlockStart) || 0;
  return sections[lastAbove(drawn, (top + READ) * (1 - nearEnd) + innerHeight * nearEnd)]?.clause?.id;
};

/** Whether an element is seen in this share of the window. */
const isHigh = (element: Element, share: number): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight * share;
};

/** Index of the last element that begins above a line; -1 where none does. They stand below each other, so few are looked at. */
const lastAbove = (elements: HTMLCollection, line: number): number => {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Scrolls the table alone, where it stands beside the text and is longer than the window. */
const keepInSight = (link: Element | null): void => {
  const table = link?.closest('.contents');
  if (!link || !table || table.scrollHeight <= table.clientHeight) return;
  const [inner, outer] = [link.getBoundingClientRect(), table.getBoundingClientRect()];
  if (inner.top < outer.top) table.scrollTop -= outer.top - inner.top + outer.height / 3;
  else if (inner.bottom > outer.bottom) table.scrollTop += inner.bottom - outer.bottom + outer.height / 3;
};
