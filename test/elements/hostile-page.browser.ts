import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop } from './page-under-test.ts';

const HOSTILE = '* { all: unset; box-sizing: content-box; font-size: 9px; } button, input { width: 100%; transform: rotate(9deg); }';
const LOUD = '* { text-transform: uppercase; white-space: nowrap; text-align: right; line-height: 1; }';

const pages: readonly (readonly [page: string, styles: string, direction: string])[] = [
  ['is plain', '', 'ltr'],
  ['is written from right to left', '', 'rtl'],
  ['sets its root to 62.5%', 'html { font-size: 62.5%; }', 'ltr'],
  ['undoes every style', HOSTILE, 'ltr'],
  ['undoes every style, from right to left', HOSTILE, 'rtl'],
  ['shouts, and breaks no line', LOUD, 'ltr'],
];

for (const [page, styles, direction] of pages) {
  describe(`on a page that ${page}`, () => {
    let shop: FakeShop;
    beforeEach(() => { shop = new FakeShop(); });
    afterEach(() => shop.close());

    it('larger text is larger, and its buttons stay as they are', async () => {
      const around = await fixture<HTMLElement>(html`<div dir=${direction} style="display: block; width: 320px"><style>${styles}</style><an-tam-policy
        src=${shop.policyUrl}></an-tam-policy></div>`);
      const customer = new Customer(around.lastElementChild ?? around);
      await customer.waits(() => customer.all('.sizes button').length === 3, 'the buttons are there');
      const sizeOf = (selector: string): number => parseFloat(getComputedStyle(customer.all(selector)[0] ?? around).fontSize);
      const [text, buttons]: [number[], number[]] = [[], []];
      for (let step = 0; step < 3; step++) {
        customer.all('.sizes button')[step]?.click();
        await customer.waits(() => customer.all('.sizes button')[step]?.getAttribute('aria-pressed') === 'true', 'it is pressed');
        text.push(sizeOf('.text p'));
        buttons.push(sizeOf('[part=print]'));
      }
      customer.all('.sizes button')[0]?.click(); // what is kept would meet the tests that follow
      const [usual = 0, large = 0, largest = 0] = text;
      expect(usual).to.be.at.least(14);
      expect(large).to.be.closeTo(usual * 1.125, 0.1);
      expect(largest).to.be.closeTo(usual * 1.25, 0.1);
      for (const size of buttons) expect(size).to.be.closeTo(usual, 0.1);
    });

    for (const tag of ['panel', 'reader'] as const) {
      it(`the ${tag} keeps within 320 pixels, and its switches can be pressed`, async () => {
        const around = await fixture<HTMLElement>(html`<div dir=${direction} style="display: block; width: 320px"><style>${styles}</style>${tag === 'panel'
          ? html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`
          : html`<an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy>`}</div>`);
        const customer = new Customer(around.lastElementChild ?? around);
        await customer.sees('Thư riêng', 'Chưa chọn');
        customer.press('Thư riêng', 'switch');
        await customer.waits(() => customer.all('form').length === 1, 'the form opens');
        expect(around.scrollWidth).to.be.at.most(320);
        const { left, right } = around.getBoundingClientRect();
        for (const control of customer.all('.row, .switch, .act, input')) {
          const box = control.getBoundingClientRect();
          expect([box.left >= left - 0.5, box.right <= right + 0.5], control.outerHTML).to.deep.equal([true, true]);
        }
        const control = customer.switchOf('Nhận bản tin');
        expect(control.getBoundingClientRect().height).to.be.at.least(43.99);
        expect(getComputedStyle(control).transform).to.equal('none');
        const [label, knob] = [customer.row('Nhận bản tin').querySelector('.label'), control].map((each) => each?.getBoundingClientRect().left ?? 0);
        expect(label ?? 0, 'Vietnamese runs from left to right wherever it stands').to.be.below(knob ?? 0);
        for (const text of customer.all('.label, .status, .note, .text p, .act, input')) {
          const { fontSize, textTransform, lineHeight } = getComputedStyle(text);
          expect(parseFloat(fontSize), text.outerHTML).to.be.at.least(13); // small print is a little smaller than the floor
          expect(parseFloat(lineHeight), text.outerHTML).to.be.at.least(1.3 * parseFloat(fontSize));
          expect(textTransform).to.equal('none');
        }
      });
    }
  });
}
