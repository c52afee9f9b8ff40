import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { markHits, unmarkHits } from '../../src/elements/mark-hits.ts';
import { Customer, FakeShop, waits } from './page-under-test.ts';

describe('how the search looks', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const startSearch = async (): Promise<{ customer: Customer; field: HTMLInputElement }> => {
    const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl}></an-tam-policy>`));
    await customer.waits(() => customer.all('[part=search]').length === 1, 'the aids are there');
    customer.all('[part=search]')[0]?.click();
    await customer.waits(() => customer.all('[part=search-input]').length === 1, 'the field is there');
    await nextFrame();
    return { customer, field: customer.all('[part=search-input]')[0] as HTMLInputElement };
  };

  for (const [accent, scheme] of [['', 'light'], ['', 'dark'], ['#2a5740', 'light'], ['#a9d0b4', 'dark']] as const) {
    it(`shows the place that it is at in ${accent || 'the text’s own colour'} where it is ${scheme}, with words that can be read on it`, async () => {
      const { customer, field } = await startSearch();
      Object.assign(customer.element.style, { colorScheme: scheme, color: 'CanvasText' });
      if (accent) customer.element.style.setProperty('--an-tam-accent', accent);
      field.value = 'bản tin';
      field.dispatchEvent(new InputEvent('input'));
      await customer.waits(() => customer.all('.count')[0]?.textContent?.startsWith('1 / '), 'it is found');
      const { backgroundColor, color } = getComputedStyle(customer.all('.sections p')[0] ?? customer.element, '::highlight(an-tam-hit-here)');
      const [ground, ink] = [backgroundColor, color].map((said) => {
        const linear = (said.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
      }).toSorted((a, b) => b - a);
      // An engine that doesn't tell its colours for highlights tells those of the element: no ground.
      if (!/^rgba\(0, 0, 0, 0\)$/.test(backgroundColor)) expect(((ground ?? 0) + 0.05) / ((ink ?? 0) + 0.05), `${color} on ${backgroundColor}`).to.be.at.least(4.5);
    });
  }

  it('keeps its frames on the words where colours are forced, whatever becomes of the width', async () => {
    const section = await fixture<HTMLElement>(html`<section style="position: relative; width: 600px"><style>.mark { position: absolute }</style>một hai ba bốn năm <b>đây</b></section>`);
    const hit = document.createRange();
    hit.selectNodeContents(section.querySelector('b') ?? section);
    const { matchMedia: real } = globalThis;
    globalThis.matchMedia = (query) => (query.includes('forced-colors') ? Object.assign(new EventTarget(), { matches: true }) as MediaQueryList : real.call(globalThis, query));
    try {
      markHits([hit], 0);
      const isFramed = (): boolean => {
        const [mark, word] = [section.querySelector('.mark.here')?.getBoundingClientRect(), hit.getBoundingClientRect()];
        return mark !== undefined && Math.abs(mark.left - word.left) < 1 && Math.abs(mark.top - word.top) < 1;
      };
      expect(isFramed()).to.equal(true);
      section.style.width = '80px';
      expect(isFramed()).to.equal(false);
      await waits(isFramed, 'the frame follows');
      expect(section.querySelectorAll('.mark')).to.have.length(1);
    } finally {
      globalThis.matchMedia = real;
      unmarkHits();
    }
  });

  it('has one button that ends it, and room for the focus around each', async () => {
    const { customer, field } = await startSearch();
    const cancel = getComputedStyle(field, '::-webkit-search-cancel-button').appearance;
    if (/Chrome/.test(navigator.userAgent)) expect(cancel).to.equal('none'); // others don't tell of that part
    expect(parseFloat(getComputedStyle(customer.all('[part=search-strip]')[0] ?? field).rowGap)).to.be.at.least(8);
  });
});
