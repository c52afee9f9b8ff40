import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop } from './page-under-test.ts';
import { LETTER, NEWS, SHARING } from './visible-states.ts';

/** Global Privacy Control is noted in the record; no choice is made for anybody because of it. */
describe('what a browser says by Global Privacy Control', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => {
    shop.close();
    Reflect.deleteProperty(navigator, 'globalPrivacyControl'); // whatever the engine itself says shows through again
  });

  const saying = async (value: unknown): Promise<Customer> => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value, configurable: true });
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await customer.sees(NEWS, 'Chưa chọn');
    return customer;
  };

  for (const [value, noted] of [[true, true], [false, false], [undefined, null], ['1', null], [1, null], [null, null]] as const) {
    it(`is noted as ${noted} where it is ${JSON.stringify(value) ?? 'absent'}`, async () => {
      const customer = await saying(value);
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
      expect(shop.records.map(({ signals }) => signals)).to.deep.equal([{ gpc: noted }]);
    });
  }

  it('leaves every switch off and unanswered, decides nothing, and is no refusal of a grant that follows', async () => {
    const customer = await saying(true);
    for (const title of [NEWS, LETTER, SHARING]) {
      expect(customer.isOn(title)).to.equal(false);
      expect(customer.status(title)).to.equal('Chưa chọn');
    }
    expect(shop.records).to.deep.equal([]);
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    expect(customer.isOn(NEWS)).to.equal(true);
    expect(shop.told).to.deep.equal(['newsletter granted']);
  });
});
