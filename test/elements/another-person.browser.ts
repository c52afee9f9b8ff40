import { expect, fixture, html } from '@open-wc/testing';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { Customer, FakeShop, tokenOf } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';

/** What the endpoint answers about an account's records. */
type History = (records: readonly unknown[]) => Response | Promise<Response>;

const told: History = (records) => Response.json({ subject: {}, records, next: null });

describe('what one person opened and another one must not see', () => {
  let shop: FakeShop;
  /** Who is behind the page's token function, as in another tab that shares its cookies. */
  let signedIn: string | null;
  /** Whether that function fails. */
  let isAway: boolean;
  beforeEach(() => {
    shop = new FakeShop();
    signedIn = null;
    isAway = false;
  });
  afterEach(() => {
    shop.close();
    for (const dialog of document.querySelectorAll('an-tam-dialog')) dialog.remove();
  });

  const token = (): string | null => {
    if (isAway) throw new Error('no session');
    return signedIn === null ? null : tokenOf(signedIn);
  };
  const open = async (): Promise<Customer> => {
    const around = await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint} .token=${token}></an-tam-consent>`);
    return new Customer(around);
  };
  const whose = (customer: Customer): string | undefined => {
    const { view } = customer.element;
    return view?.is === 'ready' ? view.subject?.id : undefined;
  };
  /** The device chose. */
  const chosen = async (): Promise<Customer> => {
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    return customer;
  };
  /** The endpoint knows of the same choice as one of an account's. */
  const tellsOf = (name: string, history: History = told): void => {
    const [made] = shop.records as [ConsentRecord];
    const record = { ...made, subject: { kind: 'account', id: name } } as ConsentRecord;
    shop.subject = record.subject;
    shop.choices = [{ purpose: 'newsletter', state: 'granted', clause: made.decisions[0]?.clause, decided_at: made.decided_at,
      received_at: '2026-11-22T03:05:00.000Z', record: made.id }];
    const held = { record, received_at: '2026-11-22T03:05:00.000Z', position: 7, unknown_clauses: [], receipt: 'a.b.c' };
    shop.below.set('history', () => history([held]) as Response);
  };
  const signsIn = async (customer: Customer, name: string | null): Promise<void> => {
    signedIn = name;
    customer.element.token = (): string | null => token();
    await customer.waits(() => (name === null ? !/^(lan|minh)$/.test(whose(customer) ?? '') : whose(customer) === name), `${name} is here`);
    await customer.element.updateComplete;
  };
  /** Lan signed in, on a device that had not chosen for her. */
  const lan = async (history?: History): Promise<Customer> => {
    const customer = await chosen();
    tellsOf('lan', history);
    await signsIn(customer, 'lan');
    await customer.sees(NEWS, /^Đồng ý · Cửa hàng đã ghi nhận/);
    return customer;
  };
  const list = (customer: Customer): number => customer.row(NEWS).querySelectorAll('.history li').length;
  const dialogs = (): number => document.querySelectorAll('an-tam-dialog').length;
  const settles = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 300); });

  it('a receipt that comes when somebody else is here is not opened', async () => {
    let answer = (): void => {};
    const customer = await lan((records) => new Promise((resolve) => { answer = () => resolve(told(records)); }));
    customer.press(NEWS, 'receipt');
    await customer.waits(() => shop.besides.length > 0, 'the endpoint is asked');
    shop.choices = [];
    shop.subject = { kind: 'account', id: 'minh' };
    await signsIn(customer, 'minh');
    answer();
    await settles();
    expect(dialogs()).to.equal(0);
  });

  it('a receipt that is open closes', async () => {
    const customer = await lan();
    customer.press(NEWS, 'receipt');
    await customer.waits(() => document.querySelector('an-tam-dialog')?.shadowRoot?.querySelector('dialog')?.open, 'the receipt');
    tellsOf('minh');
    await signsIn(customer, 'minh');
    expect(dialogs()).to.equal(0);
    customer.press(NEWS, 'receipt');
    await customer.waits(() => document.querySelector('an-tam-dialog')?.shadowRoot?.textContent?.includes('Tài khoản minh'), 'her own receipt');
  });

  it('the device\'s history closes when an account signs in that chose too', async () => {
    const customer = await chosen();
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer) === 1, 'the device\'s history');
    tellsOf('lan', () => new Promise(() => {}));
    await signsIn(customer, 'lan');
    expect(list(customer)).to.equal(0);
    expect(customer.row(NEWS).querySelector('[part=history]')?.getAttribute('aria-expanded')).to.equal('false');
  });

  it('nobody\'s history opens under another one\'s name, though the page said nothing of the change', async () => {
    const customer = await lan();
    tellsOf('minh');
    const asked = shop.besides.length;
    signedIn = 'minh';
    customer.press(NEWS, 'history');
    await customer.waits(() => whose(customer) === 'minh', 'the screen becomes hers');
    await customer.element.updateComplete;
    expect([list(customer), shop.besides.length]).to.deep.equal([0, asked]);
  });

  it('an act that failed is not told to who comes next', async () => {
    const customer = await lan();
    tellsOf('minh');
    isAway = true;
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Chưa ghi được');
    isAway = false;
    await signsIn(customer, 'minh');
    await customer.sees(NEWS, /^Đồng ý · Cửa hàng đã ghi nhận/);
  });

  it('her own receipt opens, though she opened her history while it was on its way', async () => {
    let asked = 0;
    const answers: (() => void)[] = [];
    const customer = await lan((records) => new Promise((resolve) => {
      asked += 1;
      answers.push(() => resolve(told(records)));
    }));
    customer.press(NEWS, 'receipt');
    await customer.waits(() => asked === 1, 'the endpoint is asked');
    customer.press(NEWS, 'history');
    await customer.waits(() => asked === 2, 'it is asked again');
    answers[0]?.();
    await customer.waits(() => dialogs() === 1, 'the receipt');
    answers[1]?.();
    await customer.waits(() => list(customer) === 1, 'the history');
  });

  it('where reading fails midway, asking again is offered', async () => {
    const customer = await chosen();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
    shop.below.set('history', () => new Promise(() => {}) as unknown as Response);
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer) === 2, 'the device has told');
    const { session } = customer.element;
    const keeper = await session?.keep();
    const past = keeper?.past.bind(keeper);
    Object.assign(keeper ?? {}, { past: () => Promise.reject(new Error('no session')) });
    customer.press(NEWS, 'switch');
    await customer.waits(() => customer.row(NEWS).querySelector('.history > .note + button'), 'asking again');
    Object.assign(keeper ?? {}, { past });
  });
});
