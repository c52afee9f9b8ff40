import { expect } from '@open-wc/testing';
import { FakeShop } from './page-under-test.ts';
import { visibleStates } from './visible-states.ts';

/** WCAG 2.2, 1.4.12: what a reader may set, and lose nothing by it. Reading tools set it in open shadow roots too. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** What is out of sight is laid out too, so that it can be looked at. */
const ALL = 'section { content-visibility: visible !important; }';

/** 320 pixels are a window of 1280 at 400 % (1.4.10), 640 the same at 200 % (1.4.4). */
const readers: readonly (readonly [reader: string, width: number, fontSize: string, styles: string])[] = [
  ['320 pixels wide', 320, '100%', ''],
  ['640 pixels wide, with text twice as large', 640, '200%', ''],
  ['320 pixels wide, with more room between letters, words and lines', 320, '100%', SPACING],
];

/** What stands by itself on the screen: of these no two may lie on one another. */
const THINGS = '.label, .switch, .status, .note, .act, .acts a, .form input, .form p, h1, h2, summary, .trouble';

const isFaulty = (thing: Element, around: DOMRect): string | undefined => {
  const { left, right } = thing.getBoundingClientRect();
  if (left < around.left - 1 || right > around.right + 1) return 'sticks out';
  if (thing.scrollWidth > thing.clientWidth + 1 && !thing.matches('input, span, a')) return 'is wider than its box';
  return thing.scrollHeight > thing.clientHeight + 2 && thing.matches('button:not(.switch), input') ? 'is higher than its box' : undefined;
};

const overlap = (one: Element, other: Element): boolean => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const [width, height] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
  return width > 1 && height > 1 && !one.contains(other) && !other.contains(one);
};

describe('however large and loose the text is', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => {
    shop.close();
    document.adoptedStyleSheets = [];
  });

  for (const language of ['vi', 'en'] as const) {
    for (const [state, reach] of visibleStates) {
      it(`${state}, in ${language}: nothing is cut off, covered, or to be scrolled to sideways`, async () => {
        const { element } = await reach(shop, language);
        const around = element.parentElement ?? document.body;
        const sheet = new CSSStyleSheet();
        document.adoptedStyleSheets = [sheet];
        element.root.adoptedStyleSheets.push(sheet);
        for (const [reader, width, fontSize, styles] of readers) {
          sheet.replaceSync(ALL + styles);
          Object.assign(around.style, { width: `${width}px`, fontSize });
          await new Promise((resolve) => { setTimeout(resolve, 200); }); // the knob is still on its way
          expect(around.scrollWidth, reader).to.be.at.most(width);
          const box = around.getBoundingClientRect();
          const things = [...element.root.querySelectorAll(THINGS)]
            .filter((thing) => thing.checkVisibility() && thing.getClientRects().length > 0);
          expect(things.length).to.be.at.least(1);
          const faults = things.flatMap((thing) => isFaulty(thing, box)?.concat(': ', thing.outerHTML) ?? []);
          const covered = things.flatMap((thing, at) => things.slice(at + 1).filter((other) => overlap(thing, other))
            .map((other) => `${thing.outerHTML} and ${other.outerHTML} lie on one another`));
          expect([...faults, ...covered], reader).to.deep.equal([]);
        }
      });
    }
  }
});
