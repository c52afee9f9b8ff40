import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop, POLICY, tokenOf } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';
const LETTER = 'Thư riêng';
/** Not that the network is at fault. */
const NOT_YOURS = 'đăng nhập, đăng xuất hoặc đổi tài khoản ở nơi khác';

describe('an act counts for whom and for what the screen showed', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const open = async (): Promise<Customer> => {
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await customer.sees(NEWS, 'Chưa chọn');
    return customer;
  };
  /** Lan, signed in, with a grant that the shop has; `who` is what the page's session says later. */
  const asLan = async (): Promise<{ customer: Customer; become: (sub: string | null) => void }> => {
    let who: string | null = 'lan';
    const customer = await open();
    customer.element.token = () => who && tokenOf(who);
    await customer.waits(() => shop.asked.length > 0, 'the account is known');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    return { customer, become: (sub) => { who = sub; } };
  };

  it('decides nothing where the session ended elsewhere, and says so', async () => {
    const { customer, become } = await asLan();
    become(null);
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, NOT_YOURS);
    expect(shop.told).to.deep.equal(['newsletter granted']);
  });

  it('never credits one customer with another one\'s press', async () => {
    const { customer, become } = await asLan();
    become('minh');
    customer.press(LETTER, 'switch');
    await customer.sees(LETTER, NOT_YOURS);
    expect(shop.records.map(({ subject }) => subject.id)).to.deep.equal(['lan']);
  });

  it('withdraws also what this device granted before its customer signed in', async () => {
    const customer = await open();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    customer.element.token = () => tokenOf('lan');
    await customer.sees(NEWS, 'Chưa chọn');
    customer.press(NEWS, 'refuse');
    await customer.waits(() => shop.records.length === 3, 'both are told');
    expect(shop.records.slice(1).map(({ subject, decisions: [decision] }) => [subject.kind, decision?.state]).sort())
      .to.deep.equal([['account', 'denied'], ['device', 'withdrawn']]);
  });

  it('closes a form when the words below it change', async () => {
    const customer = await open();
    customer.press(LETTER, 'switch');
    await customer.waits(() => customer.all('form').length === 1, 'the form opens');
    shop.policy = POLICY.replace('địa chỉ của bạn', 'địa chỉ của bạn mười lần một ngày');
    customer.element.setAttribute('policy', `${shop.policyUrl}?2`);
    await customer.waits(() => customer.all('.row').length === 3 && customer.all('form').length === 0, 'the form is gone');
    expect(shop.records).to.have.length(0);
  });

  it('keeps the words on the control that was pressed', async () => {
    const customer = await open();
    customer.press(NEWS, 'refuse');
    await customer.sees(NEWS, 'ghi nhận');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, /^Đồng ý · .*ghi nhận/);
    customer.all('[part=withdraw-all]')[0]?.click();
    await customer.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
    expect(shop.records.map(({ act }) => act.label)).to.deep.equal(['Không đồng ý', NEWS, 'Rút mọi đồng ý']);
  });

  it('lets everything be withdrawn under a policy with a fault, on the words that were agreed to', async () => {
    const customer = await open();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    shop.policy = POLICY.replace('consent=letter', 'consent=LETTER');
    customer.element.setAttribute('policy', `${shop.policyUrl}?2`);
    await customer.waits(() => customer.all('.trouble').length === 1, 'the fault is said');
    customer.all('[part=withdraw-all]')[0]?.click();
    await customer.waits(() => shop.records.length === 2, 'the withdrawal is sent');
    expect(shop.told.at(-1)).to.equal('newsletter withdrawn');
    expect(shop.records[1]?.policy.sha256).to.equal(shop.records[0]?.policy.sha256);
  });

  it('never puts the focus on the button that clears', async () => {
    const customer = await open();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    const button = customer.all('[part=withdraw-all]')[0];
    button?.focus();
    button?.click();
    await customer.sees(NEWS, 'Đã rút đồng ý');
    expect(customer.element.root.activeElement?.id).to.equal('an-tam-title');
  });

  it('shows the words of the file that was asked for last, however slow the first one is', async () => {
    let serveOld = (): void => {};
    const fetched = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (String(input) === shop.policyUrl) await new Promise<void>((resolve) => { serveOld = resolve; });
      return fetched(input, init);
    };
    const reader = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy>`));
    reader.element.setAttribute('src', `${shop.policyUrl}?new`);
    await reader.sees(NEWS, 'Chưa chọn');
    shop.policy = POLICY.replace('một thư', 'một trăm thư');
    serveOld();
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    reader.element.update();
    await reader.element.updateComplete;
    expect(reader.element.root.textContent).to.contain('một thư').and.not.to.contain('một trăm thư');
  });
});
