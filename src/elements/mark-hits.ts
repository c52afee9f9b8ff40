/** Beyond this many hits only those near the one that is shown are marked: nobody looks at all of them. */
const MOST = 2000;

const HITS = 'an-tam-hit';
const HERE = 'an-tam-hit-here';

/** Marks places in a text without touching the text: its nodes belong to the templates that drew them. */
export const markHits = (hits: readonly Range[], here: number): void => {
  unmarkHits();
  const shown = hits[here];
  if (!shown) return;
  const from = Math.max(0, here - MOST / 2);
  const near = hits.slice(from, from + MOST).filter((hit) => hit !== shown);
  if ('highlights' in CSS && CSS.highlights && !matchMedia('(forced-colors: active)').matches) {
    CSS.highlights.set(HITS, new Highlight(...near));
    const best = new Highlight(shown);
    best.priority = 1;
    CSS.highlights.set(HERE, best);
    return;
  }
  // An engine without highlights gets boxes below the text, in the section of the hit that is shown; forced colours too, for they
  // would make all highlights alike.
  const section = shown.startContainer.parentElement?.closest('section, header');
  if (!section) return;
  const marked = [...near.filter(({ startContainer }) => section.contains(startContainer)), shown];
  // Boxes don't follow the text by themselves when a window, or the size of the letters, changes.
  resized = new ResizeObserver(() => drawBoxes(section, marked, shown));
  resized.observe(section);
  drawBoxes(section, marked, shown);
};

const boxes: Element[] = [];
let resized: ResizeObserver | undefined;

const drawBoxes = (section: Element, hits: readonly Range[], here: Range): void => {
  boxes.splice(0).forEach((box) => box.remove());
  const { left, top } = section.getBoundingClientRect();
  for (const hit of hits) {
    for (const box of hit.getClientRects()) {
      const mark = document.createElement('i');
      mark.className = hit === here ? 'mark here' : 'mark';
      Object.assign(mark.style, { left: `${box.left - left}px`, top: `${box.top - top}px`, width: `${box.width}px`, height: `${box.height}px` });
      section.append(mark);
      boxes.push(mark);
    }
  }
};

export const unmarkHits = (): void => {
  resized?.disconnect();
  boxes.splice(0).forEach((box) => box.remove());
  if (!('highlights' in CSS) || !CSS.highlights) return;
  CSS.highlights.delete(HITS);
  CSS.highlights.delete(HERE);
};
