import { expect } from '@open-wc/testing';
import { FakeShop } from './page-under-test.ts';
import { dialogStates, rarerStates } from './rarer-states.ts';
import { openPanel, visibleStates } from './visible-states.ts';

const schemes = {
  light: { colorScheme: 'light', background: '#fffdf8', color: '#1d1a16' },
  dark: { colorScheme: 'dark', background: '#16181d', color: '#eceae4' },
} as const;

/** Everything a person can press or fill in. */
const CONTROLS = 'button, input:not([type=checkbox]), summary, .acts a, .statement';

/** Each control is large enough for a finger, and each id stands for one thing. */
const expectRoom = (root: ShadowRoot): void => {
  for (const control of root.querySelectorAll<HTMLElement>(CONTROLS)) {
    if (control.closest('[hidden]')) continue; // of the text in force, while something else is in its place
    const { height, width } = control.getBoundingClientRect();
    expect(Math.min(height, width), `${control.outerHTML} is a target of ${width} × ${height}`).to.be.at.least(43.99);
  }
  expect(root.querySelectorAll('[id]').length).to.equal(new Set([...root.querySelectorAll('[id]')].map(({ id }) => id)).size);
};

describe('everybody can use it', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  it('would show here if it were not so', async () => {
    const { element } = await openPanel(shop, 'vi');
    element.style.setProperty('--an-tam-muted', '#bbb');
    await expect(element).not.to.be.accessible();
  });

  for (const language of ['vi', 'en'] as const) {
    for (const [state, reach] of [...visibleStates, ...rarerStates]) {
      it(`${state}, in ${language}, on light and on dark paper`, async function () {
        this.timeout(30_000);
        const { element } = await reach(shop, language);
        const { root } = element;
        const around = element.parentElement ?? document.body;
        for (const scheme of Object.values(schemes)) {
          Object.assign(around.style, scheme);
          await new Promise((resolve) => { setTimeout(resolve, 200); }); // the knob is still on its way
          await expect(element).to.be.accessible();
        }
        expectRoom(root);
      });
    }
    for (const [state, reach] of dialogStates) {
      for (const [paper, scheme] of Object.entries(schemes)) {
        it(`${state}, in ${language}, on ${paper} paper`, async () => {
          Object.assign(document.body.style, scheme);
          try {
            const { element } = await reach(shop, language);
            await expect(element).to.be.accessible();
            expectRoom(element.root);
          } finally {
            document.querySelector('an-tam-dialog')?.remove();
            document.body.removeAttribute('style');
          }
        });
      }
    }
  }
});
