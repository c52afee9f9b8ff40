/** Where somebody reads: a heading, how many CSS pixels below the window's top it stands, and each section's height as it is laid out. */
export type Place = { readonly id: string; readonly top: number; readonly heights: readonly number[] };

/** Frames for which the place is held: what stands above it gets its real height only when it comes near. */
const SETTLING = 10;

/** Milliseconds after which all has come that stood in the page's own text. */
const SETTLED = 3000;

const topOf = (root: ParentNode, id: string): number | undefined => root.querySelector(`[id="${id}"]`)?.getBoundingClientRect().top;

/**
 * Where somebody reads in a text that the page itself holds; nothing where the page is still at its top, or holds none.
 * It is the last heading above the window's middle.
 */
export const placeIn = (text: ParentNode): Place | undefined => {
  if (scrollY === 0) return undefined;
  const heights = [...text.querySelectorAll('.sections > section')].map((section) => section.getBoundingClientRect().height);
  return [...text.querySelectorAll(':is(h1, h2, h3, h4, h5, h6)[id]')].map(({ id }) => ({ id, top: topOf(text, id) ?? 0, heights }))
    .findLast(({ top }) => top < innerHeight / 2);
};

/**
 * Brings a heading to where it stood, and holds it there until the text settles or somebody scrolls. Called right after the text was
 * drawn, no frame shows it elsewhere: each section keeps the height that the one before it in its place had, out of sight and,
 * until its consent and its request stand there again, in sight.
 */
export const keepPlace = (root: ParentNode, { id, top, heights }: Place): void => {
  const styles = [...root.querySelectorAll<HTMLElement>('.sections > section')].map(({ style }) => style);
  styles.forEach((style, index) => {
    const height = `${heights[index] ?? 0}px`;
    style.setProperty('contain-intrinsic-block-size', `auto ${height}`);
    style.setProperty('min-block-size', height);
  });
  setTimeout(() => styles.forEach((style) => style.removeProperty('min-block-size')), SETTLED);
  const free = new AbortController();
  for (const type of ['wheel', 'touchmove', 'keydown']) addEventListener(type, () => free.abort(), { signal: free.signal, passive: true });
  const hold = (frame: number): void => {
    if (free.signal.aborted) return;
    scrollBy({ top: (topOf(root, id) ?? top) - top, behavior: 'instant' });
    if (frame < SETTLING) requestAnimationFrame(() => hold(frame + 1));
    else free.abort();
  };
  hold(0);
};
