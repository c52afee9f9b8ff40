import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeShop, POLICY, received, type Customer } from './page-under-test.ts';
import { LETTER, NEWS, openPanel, SHARING } from './visible-states.ts';

const press = (key: string): Promise<void> => sendKeys({ press: key });

describe('by the keyboard alone', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const focused = (customer: Customer): HTMLElement | null => customer.element.root.activeElement as HTMLElement | null;
  const isLost = (customer: Customer): boolean => document.activeElement === document.body || focused(customer) === null;
  /** What Tab stops at from the element's start to its end. */
  const stops = async (customer: Customer): Promise<readonly Element[]> => {
    const before = document.createElement('button');
    const after = document.createElement('button');
    before.textContent = 'trước';
    after.textContent = 'sau';
    customer.element.before(before);
    customer.element.after(after);
    before.focus();
    const reached: Element[] = [];
    for (let tabs = 0; tabs < 40; tabs += 1) {
      await press('Tab');
      const now = focused(customer);
      if (now === null) break;
      reached.push(now);
    }
    expect(document.activeElement).to.equal(after);
    return reached;
  };

  it('Tab reaches every control, in the order in which they stand', async () => {
    const customer = await openPanel(shop, 'vi');
    customer.press(LETTER, 'switch');
    await customer.waits(() => customer.all('form').length === 1, 'the form opens');
    expect((await stops(customer)).map((control) => control.outerHTML)).to.deep.equal(customer.all('button, input, a').map((control) => control.outerHTML));
  });

  it('a switch turns by Space and by Enter', async () => {
    const customer = await openPanel(shop, 'vi');
    customer.switchOf(NEWS).focus();
    await press(' ');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    expect(focused(customer)).to.equal(customer.switchOf(NEWS));
    await press('Enter');
    await customer.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
    expect(shop.told).to.deep.equal(['newsletter granted', 'newsletter withdrawn']);
  });

  it('an address is given, and sent by Enter', async () => {
    const customer = await openPanel(shop, 'vi');
    customer.switchOf(LETTER).focus();
    await press(' ');
    await customer.waits(() => focused(customer)?.matches('[name=contact]'), 'the field has the focus');
    await sendKeys({ type: 'lan@example.vn' });
    await press('Enter');
    await customer.sees(LETTER, 'ghi nhận');
    expect(shop.records[0]?.contact).to.deep.equal({ email: 'lan@example.vn' });
    expect(focused(customer)).to.equal(customer.switchOf(LETTER));
  });

  it('the age is stated by Space, and sent by Tab and Enter', async () => {
    const customer = await openPanel(shop, 'vi');
    customer.switchOf(SHARING).focus();
    await press('Enter');
    await customer.waits(() => focused(customer)?.matches('[name=age]'), 'the statement has the focus');
    await press(' ');
    await press('Tab');
    await press('Enter');
    await customer.sees(SHARING, 'ghi nhận');
  });

  it('a fault puts the focus on the field, and is read with it', async () => {
    const customer = await openPanel(shop, 'vi');
    customer.press(LETTER, 'switch');
    await customer.waits(() => focused(customer)?.matches('[name=contact]'), 'the field has the focus');
    await press('Enter');
    await customer.waits(() => customer.all('.fault')[0]?.textContent !== '', 'the fault is said');
    const field = focused(customer);
    expect(field?.matches('[name=contact][aria-invalid=true]')).to.equal(true);
    expect(customer.element.root.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent).to.match(/chưa điền/);
  });

  it('each fault stands right after the field that it is about', async () => {
    shop.policy = POLICY.replace('ask=email', 'ask=email min-age=16');
    const customer = await openPanel(shop, 'vi');
    customer.press(LETTER, 'switch');
    await customer.waits(() => focused(customer)?.matches('[name=contact]'), 'the field has the focus');
    const after = (): string => focused(customer)?.closest('label')?.nextElementSibling?.textContent ?? '';
    await press('Enter');
    await customer.waits(() => after().includes('chưa điền'), 'the address is said to be missing');
    (focused(customer) as HTMLInputElement).value = 'lan@example.vn';
    await press('Enter');
    await customer.waits(() => focused(customer)?.matches('[name=age]') && after().includes('đủ tuổi'), 'the age is said to be missing');
    expect(customer.all('.fault:not(:empty)')).to.have.length(1);
    expect(shop.records).to.have.length(0);
  });

  const losing: readonly (readonly [what: string, act: (customer: Customer) => Promise<void>])[] = [
    ['refusing', async (customer) => {
      customer.row(NEWS).querySelector<HTMLElement>('[part=refuse]')?.focus();
      await press('Enter');
      await customer.sees(NEWS, 'Không đồng ý · Cửa hàng đã ghi nhận');
    }],
    ['sending again', async (customer) => {
      shop.answer = () => Response.json({ code: 'x', title: 'x' }, { status: 422 });
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'chưa ghi nhận được');
      shop.answer = received;
      customer.row(NEWS).querySelector<HTMLElement>('[part=retry]')?.focus();
      await press('Enter');
      await customer.sees(NEWS, 'Cửa hàng đã ghi nhận');
    }],
    ['withdrawing everything', async (customer) => {
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'ghi nhận');
      customer.all('[part=withdraw-all]')[0]?.focus();
      await press('Enter');
      await customer.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
      await customer.waits(() => customer.all('[part=withdraw-all]').length === 0, 'nothing is left to withdraw');
    }],
    ['closing the form', async (customer) => {
      customer.press(LETTER, 'switch');
      await customer.waits(() => focused(customer)?.matches('[name=contact]'), 'the field has the focus');
      await press('Escape');
      await customer.waits(() => customer.all('form').length === 0, 'the form closes');
    }],
    ['answering the question about clearing', async (customer) => {
      shop.answer = () => new Response(null, { status: 503 });
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'đang bận');
      customer.all('[part=clear]')[0]?.focus();
      await press('Enter');
      await customer.waits(() => customer.all('[part=clear-anyway]').length === 1, 'the question');
      expect(isLost(customer)).to.equal(false);
      await press('Tab');
      expect(focused(customer)?.matches('[part=clear-anyway]')).to.equal(true);
      await press('Enter');
      await customer.sees(NEWS, 'Chưa chọn');
      await customer.waits(() => customer.all('[part=clear-anyway]').length === 0, 'the question goes');
    }],
  ];
  for (const [what, act] of losing) {
    it(`the focus stays within the panel after ${what}`, async () => {
      const customer = await openPanel(shop, 'vi');
      await act(customer);
      expect(isLost(customer)).to.equal(false);
    });
  }

  it('a switch keeps its name whatever it says beside it', async () => {
    const customer = await openPanel(shop, 'vi');
    const control = customer.switchOf(NEWS);
    const named = (attribute: string): string =>
      (control.getAttribute(attribute) ?? '').split(' ').map((id) => customer.element.root.getElementById(id)?.textContent).join(' ');
    const seen: string[] = [];
    for (const words of ['Đồng ý · Cửa hàng', /Đã rút đồng ý · .*ghi nhận/, 'Đồng ý · Cửa hàng']) {
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, words);
      expect(customer.switchOf(NEWS)).to.equal(control);
      expect([control.getAttribute('role'), named('aria-labelledby'), control.getAttribute('aria-label')]).to.deep.equal(['switch', NEWS, null]);
      expect(named('aria-describedby')).to.equal(customer.status(NEWS));
      seen.push(control.getAttribute('aria-checked') ?? '');
    }
    expect(seen).to.deep.equal(['true', 'false', 'true']);
  });

  it('says where a choice stands to those who don\'t see it', async () => {
    const customer = await openPanel(shop, 'vi');
    const status = customer.row(NEWS).querySelector('.status');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    expect(customer.row(NEWS).querySelector('.status')).to.equal(status); // one live region that changes, not a new one
    expect(status?.getAttribute('role')).to.equal('status');
  });

  it('shows where the focus is', async () => {
    const customer = await openPanel(shop, 'vi');
    await fixture(html`<span></span>`);
    for (const control of await stops(customer)) {
      (control as HTMLElement).focus();
      const { outlineStyle, outlineWidth } = getComputedStyle(control);
      expect([outlineStyle, Number.parseFloat(outlineWidth) >= 2], control.outerHTML).to.deep.equal(['solid', true]);
    }
  });
});
