import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop, tokenOf } from './page-under-test.ts';

const SHARING = 'Ưu đãi';

describe('the form that comes with a grant', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  it('is not sent by another person than began it', async () => {
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await customer.sees(SHARING, 'Chưa chọn');
    const fields = (): HTMLInputElement[] => customer.all('[name=age]') as HTMLInputElement[];
    const signsIn = async (name: string): Promise<void> => {
      customer.element.token = () => tokenOf(name);
      const isShown = (): boolean => (customer.element.session?.view as { subject?: { id: string } }).subject?.id === name;
      await customer.waits(isShown, `${name} is shown`);
      await customer.element.updateComplete;
    };
    await signsIn('lan');
    customer.press(SHARING, 'switch');
    await customer.waits(() => fields().length === 1, 'the statement opens');
    fields()[0]?.click();
    await signsIn('minh');
    expect(fields()).to.have.length(0);
    customer.press(SHARING, 'switch');
    await customer.waits(() => fields().length === 1, 'the statement opens anew');
    expect(fields()[0]?.checked).to.equal(false);
    customer.press(SHARING, 'agree');
    await customer.waits(() => customer.all('.fault')[0]?.textContent !== '', 'the fault is said');
    expect(shop.records).to.have.length(0);
  });
});
