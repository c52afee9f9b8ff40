import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { canEmulateMedia } from '../support/engine.ts';
import { Customer, FakeShop } from './page-under-test.ts';
import { NEWS } from './visible-states.ts';

describe('who wants less motion', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  it('sees the knob at its place at once, and everybody else sees it move', async function () {
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await customer.sees(NEWS, 'Chưa chọn');
    const knob = customer.row(NEWS).querySelector('.knob') ?? expect.fail('no knob');
    if (!canEmulateMedia) this.skip(); // its driver can't say so
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      expect(getComputedStyle(knob).transitionDuration).to.equal('0s');
      const before = knob.getBoundingClientRect().left;
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'Đồng ý');
      expect(knob.getBoundingClientRect().left).to.be.greaterThan(before);
      expect(knob.getAnimations()).to.deep.equal([]);
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
    expect(getComputedStyle(knob).transitionDuration).not.to.equal('0s');
  });
});
