/** No header of a page is higher than half of its window; what is, is no header but lies over the text. */
const isHeader = (box: DOMRect, below: number): boolean => box.top <= below + 1 && box.bottom > below && box.bottom < innerHeight / 2;

/** The element itself, or the one around it, that stays where it is while the page scrolls. */
const pinnedAt = (element: Element, host: Element): Element | undefined => {
  for (let at: Element | null = element; at && !at.contains(host); at = at.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
  }
  return undefined;
};

/**
 * How much of the window's top the page's own headers cover just now, in CSS pixels: sticky or fixed ones, above this
 * element, up to three below each other. A page that knows better says so in `--an-tam-sticky-top`.
 */
export const measureStickyTop = (host: Element): number => {
  const { left, width } = host.getBoundingClientRect();
  const x = Math.min(Math.max(left + width / 2, 0), innerWidth - 1);
  let below = 0;
  for (let headers = 0; headers < 3; headers++) {
    const box = document.elementsFromPoint(x, below + 1)
      .map((element) => pinnedAt(element, host)?.getBoundingClientRect())
      .find((found) => found && isHeader(found, below));
    if (!box) break;
    below = box.bottom;
  }
  return below;
};

/** Tells the styles, which keep headings and what sticks below that edge. */
export const keepBelowHeaders = (host: Element, root: ShadowRoot): void => {
  root.querySelector<HTMLElement>('.reader')?.style.setProperty('--_top', `${measureStickyTop(host)}px`);
};
