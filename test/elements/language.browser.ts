import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop } from './page-under-test.ts';
import { NEWS } from './visible-states.ts';

describe('the language of the words', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const open = async (): Promise<Customer> => {
    const customer = new Customer(await fixture(html`<an-tam-consent lang="vi" policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await customer.sees(NEWS, 'Chưa chọn');
    return customer;
  };

  it('follows when the page changes it', async () => {
    const customer = await open();
    customer.element.lang = 'en';
    await customer.sees(NEWS, 'Not chosen yet');
    customer.element.lang = 'vi-VN';
    await customer.sees(NEWS, 'Chưa chọn');
  });

  it('follows in the centre, and in both halves of it', async () => {
    const around = await fixture(html`<an-tam-center lang="vi" policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-center>`);
    const half = (tag: string): Element | null => around.shadowRoot?.querySelector(tag) ?? null;
    const { waits } = Customer.prototype;
    await waits(() => half('an-tam-consent'), 'the centre has its panel');
    const halves = ['an-tam-consent', 'an-tam-policy'].map((tag) => new Customer(half(tag) ?? around));
    for (const customer of halves) await customer.sees(NEWS, 'Chưa chọn');
    around.setAttribute('lang', 'en');
    for (const customer of halves) await customer.sees(NEWS, 'Not chosen yet');
  });

  it('is the one that was asked for last, also where the file of another comes after that', async () => {
    const customer = await open();
    customer.element.lang = 'en';
    customer.element.lang = 'vi';
    await import('../../src/locales/en.ts');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(customer.status(NEWS)).to.equal('Chưa chọn');
  });

  for (const [tag, said] of [['EN-gb', 'Not chosen yet'], ['eng', 'Chưa chọn'], ['fr', 'Chưa chọn'], ['', 'Chưa chọn'], ['constructor', 'Chưa chọn']] as const) {
    it(`under lang="${tag}" a row says “${said}”`, async () => {
      const customer = await open();
      customer.element.lang = tag === 'EN-gb' ? 'vi' : 'en';
      await customer.sees(NEWS, tag === 'EN-gb' ? 'Chưa chọn' : 'Not chosen yet');
      customer.element.lang = tag;
      await customer.sees(NEWS, said);
    });
  }
});
