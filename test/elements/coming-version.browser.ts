import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop, POLICY } from './page-under-test.ts';

const NOW = `${POLICY}\n## Lưu trữ {#luu-tru}\n\nMột năm.\n`;
const COMING = `${POLICY.replace('effective: 2026-11-20', 'effective: 2999-12-01\nprevious: ?before').replace('version: 2026-11-15', 'version: 2999-11-01')}
## Lưu trữ {#luu-tru}\n\nHai năm, xem [bản tin](#ban-tin).\n`;

describe('a version to come, in the reader', () => {
  let shop: FakeShop;
  beforeEach(() => {
    shop = new FakeShop();
    shop.policy = () => new Response(shop.fetched.at(-1)?.endsWith('?before') ? NOW : COMING);
  });
  afterEach(() => {
    shop.close();
    history.replaceState(null, '', location.pathname + location.search);
  });

  const open = async (language = 'vi'): Promise<Customer> => {
    const around = await fixture(html`<div lang=${language}><an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy></div>`);
    const customer = new Customer(around.firstElementChild ?? around);
    await customer.waits(() => customer.all('[part=print]').length === 1, 'the aids are there');
    return customer;
  };
  const part = (customer: Customer, name: string): HTMLElement => {
    const [found] = customer.all(`[part~=${name}]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const inForce = (customer: Customer): HTMLElement => customer.all('.sections')[0] ?? document.body;
  const preview = async (customer: Customer): Promise<HTMLElement> => {
    part(customer, 'preview').click();
    await customer.waits(() => customer.all('.coming-text .passages').length === 1, 'the coming text');
    return part(customer, 'coming');
  };

  it('is announced, with the text in force below', async () => {
    const customer = await open();
    expect(part(customer, 'upcoming').querySelector('p')?.textContent).to.equal('Bản mới có hiệu lực từ ngày 01/12/2999');
    expect(inForce(customer).hidden).to.equal(false);
    expect(inForce(customer).textContent).to.contain('Một năm.');
    await expect(customer.element).to.be.accessible();
  });

  it('is not announced where there is none', async () => {
    shop.policy = NOW;
    const customer = await open();
    expect(customer.all('[part=upcoming], .ahead')).to.deep.equal([]);
  });

  it('is read in the place of the text, marked as not in force, without a switch, with the focus on that mark', async () => {
    const customer = await open();
    const coming = await preview(customer);
    expect(coming.textContent).to.contain('Chưa có hiệu lực. Bản dưới đây áp dụng từ ngày 01/12/2999').and.to.contain('Hai năm');
    expect(coming.querySelectorAll('[role=switch], .row, .ask')).to.have.length(0);
    expect(inForce(customer).hidden).to.equal(true);
    await customer.waits(() => customer.element.root.activeElement?.matches('.not-yet'), 'the mark has the focus');
    expect(new Set(customer.all('[id]').map(({ id }) => id)).size).to.equal(customer.all('[id]').length);
    await expect(customer.element).to.be.accessible();
  });

  it('keeps links between its clauses within it', async () => {
    const customer = await open();
    const coming = await preview(customer);
    const before = location.href;
    coming.querySelector<HTMLElement>('a[href="#ban-tin"]')?.click();
    expect(location.href).to.equal(before);
    expect(customer.element.root.activeElement?.closest('.coming-text')?.textContent).to.contain('Hai năm');
    expect(customer.element.root.activeElement?.textContent).to.equal('Nhận bản tin');
  });

  for (const [way, go] of [
    ['its own way back', (customer: Customer) => part(customer, 'back-to-text').click()],
    ['a second press', (customer: Customer) => part(customer, 'preview').click()],
    ['a link of the contents', (customer: Customer) => customer.all('.contents a')[0]?.click()],
  ] as const) {
    it(`gives way to the text in force by ${way}`, async () => {
      const customer = await open();
      await preview(customer);
      go(customer);
      await customer.waits(() => customer.all('[part=coming]').length === 0 && !inForce(customer).hidden, 'the text in force');
    });
  }

  it('shows what will change, from the text in force to the coming one', async () => {
    const customer = await open();
    part(customer, 'coming-changes').click();
    await customer.waits(() => customer.all('[part=coming] ins').length > 0, 'the redline');
    const spoken = (name: string): string => customer.all(`[part=coming] ${name}`).map(({ textContent }) => textContent).join();
    expect(spoken('del')).to.contain('Một');
    expect(spoken('ins')).to.contain('Hai');
    expect(part(customer, 'coming').textContent).to.contain('Chưa có hiệu lực').and.to.contain('So với bản 15/11/2026');
    await expect(customer.element).to.be.accessible();
  });

  it('opens by the address that a prompt leads to', async () => {
    history.replaceState(null, '', '#an-tam-coming');
    const customer = await open('en');
    await customer.waits(() => customer.all('.coming-text .passages').length === 1, 'the coming text');
    expect(part(customer, 'coming').textContent).to.contain('Not yet in force.');
  });

  it('opens by a link of the page, also by a second press on it', async () => {
    const customer = await open();
    const link = await fixture<HTMLAnchorElement>(html`<a href="#an-tam-coming">Xem trước</a>`);
    for (let press = 0; press < 2; press++) {
      link.click();
      await customer.waits(() => customer.all('.coming-text .passages').length === 1, 'the coming text');
      part(customer, 'back-to-text').click();
      await customer.waits(() => customer.all('[part=coming]').length === 0, 'the text in force');
    }
  });
});
