import { expect, fixture, html } from '@open-wc/testing';
// The sentences for the page's owner come first: they are a file of their own, and this page will get no more files.
import '../../src/elements/report-trouble.ts';
import type { TroubleEvent } from '../../src/elements/events.ts';
import { Customer, FakeShop, Overheard, tokenOf } from './page-under-test.ts';

/** From here on this page gets no script, as if the files were not there. Nothing undoes that: it is this file's last. */
const refuseScripts = (): void => {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = 'script-src \'none\'';
  document.head.append(policy);
};

it('a file of the bundle that can\'t be had is told of once, with its cure; the choices stay as they are, and the plain link in sight', async () => {
  const shop = new FakeShop();
  const overheard = new Overheard();
  const events: TroubleEvent[] = [];
  addEventListener('an-tam-error', (event) => events.push(event));
  try {
    refuseScripts();
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}
      .token=${() => tokenOf('lan')}><a href="/chinh-sach">Chính sách</a></an-tam-consent>`));
    await customer.waits(() => events.length > 0, 'it is told');
    await customer.waits(() => customer.all('.trouble').length === 1, 'the customer is told too');
    await new Promise((resolve) => { setTimeout(resolve, 200); }); // what would be said twice
    expect(events.map(({ code }) => code)).to.deep.equal(['part-missing']);
    expect(events[0]?.message).to.match(/^a file of the bundle could not be loaded \(.+\): publish the whole dist folder, chunks included\.$/);
    // The engine adds lines of its own about the policy; ours is one.
    expect(overheard.lines.filter((line) => line.startsWith('an-tam:'))).to.deep.equal([`an-tam: ${events[0]?.message}`]);
    expect(overheard.uncaught).to.deep.equal([]);
    expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(true);
    expect(customer.all('.row')).to.have.length(0);
    expect(shop.records).to.have.length(0);
  } finally {
    overheard.end();
    shop.close();
  }
});
