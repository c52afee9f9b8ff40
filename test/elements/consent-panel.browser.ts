import { expect, fixture, html } from '@open-wc/testing';
import type { TroubleEvent } from '../../src/elements/events.ts';
import { Customer, FakeShop, Overheard, POLICY, received, tokenOf } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';
const LETTER = 'Thư riêng';
const SHARING = 'Ưu đãi';

describe('the consent panel', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const open = async (endpoint = shop.endpoint): Promise<Customer> => new Customer(await fixture(
    html`<an-tam-consent policy=${shop.policyUrl} endpoint=${endpoint}><a href="/chinh-sach">Chính sách</a></an-tam-consent>`));
  const ready = async (): Promise<Customer> => {
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    return customer;
  };

  it('shows every consent off and unanswered, and asks the endpoint nothing about a visitor who never chose', async () => {
    const customer = await ready();
    expect(customer.all('.label').map((label) => label.textContent)).to.deep.equal([NEWS, LETTER, SHARING]);
    expect([NEWS, LETTER, SHARING].map((title) => customer.isOn(title))).to.deep.equal([false, false, false]);
    await (await customer.element.session?.keep())?.unsent(); // what an act needs has come, and has looked for what is unsent
    expect(shop.asked).to.have.length(0);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names.filter((name) => name?.includes(shop.endpoint))).to.deep.equal([]);
  });

  it('says received only when the shop has received it, and tells the page', async () => {
    const customer = await ready();
    let answer = (): void => {};
    shop.answer = (record, request) => new Promise((resolve) => { answer = () => resolve(received(record, request)); });
    const choices: string[] = [];
    customer.element.addEventListener('an-tam-choice', ({ record }) => choices.push(record.id));
    const outcomes: string[] = [];
    customer.element.addEventListener('an-tam-delivery', ({ outcome }) => outcomes.push(outcome.is));
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đã giữ trên máy này');
    expect(customer.isOn(NEWS)).to.equal(true);
    await customer.waits(() => shop.records.length === 1, 'the record is on its way');
    expect(customer.status(NEWS)).not.to.contain('ghi nhận');
    answer();
    await customer.sees(NEWS, /Đồng ý · Cửa hàng đã ghi nhận lúc \d\d:05, 22\/11\/2026$/);
    expect(choices).to.deep.equal([shop.records[0]?.id]);
    expect(outcomes.at(-1)).to.equal('received');
  });

  it('tells the page of a choice before it tells what became of it', async () => {
    const customer = await ready();
    const heard: string[] = [];
    customer.element.addEventListener('an-tam-choice', ({ record }) => heard.push(`choice ${record.id}`));
    customer.element.addEventListener('an-tam-delivery', ({ id, outcome }) => heard.push(`${outcome.is} ${id}`));
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    await customer.waits(() => heard.length === 3, 'all was told');
    const id = shop.records[0]?.id;
    expect(heard).to.deep.equal([`choice ${id}`, `kept ${id}`, `received ${id}`]);
  });

  it('says so where the device fails to clear, and clears with the next press', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    const { deleteDatabase } = IDBFactory.prototype;
    try {
      IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('the disk is gone', 'UnknownError'); };
      customer.all('[part=clear]')[0]?.click();
      await customer.waits(() => /Chưa xóa hết/.test(customer.all('.foot [role=status]')[0]?.textContent ?? ''), 'it says that clearing failed');
    } finally {
      IDBFactory.prototype.deleteDatabase = deleteDatabase;
    }
    customer.all('[part=clear]')[0]?.click();
    await customer.waits(() => /Đã xóa dấu vết/.test(customer.all('.foot [role=status]')[0]?.textContent ?? ''), 'it says that all is cleared');
  });

  it('takes a plain refusal as a decision, once', async () => {
    const customer = await ready();
    customer.press(NEWS, 'refuse');
    await customer.sees(NEWS, 'Không đồng ý · Cửa hàng đã ghi nhận');
    expect(customer.row(NEWS).querySelector('[part=refuse]')).to.equal(null);
    expect(shop.told).to.deep.equal(['newsletter denied']);
  });

  it('withdraws by the same switch, and names the grant that it replaces', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
    expect(shop.told).to.deep.equal(['newsletter granted', 'newsletter withdrawn']);
    expect(shop.records[1]?.decisions[0]?.supersedes).to.equal(shop.records[0]?.id);
  });

  it('decides nothing before the address is there and right', async () => {
    const customer = await ready();
    customer.press(LETTER, 'switch');
    await customer.waits(() => customer.all('[name=contact]').length === 1, 'the field opens');
    const [field] = customer.all('[name=contact]') as HTMLInputElement[];
    expect(customer.element.root.activeElement).to.equal(field);
    if (field) field.value = 'lan@';
    customer.press(LETTER, 'agree');
    await customer.waits(() => customer.all('.fault')[0]?.textContent !== '', 'the fault is said');
    expect(customer.isOn(LETTER)).to.equal(false);
    expect(shop.records).to.have.length(0);
    if (field) field.value = ' Lan@Example.VN ';
    customer.press(LETTER, 'agree');
    await customer.sees(LETTER, 'ghi nhận');
    expect(shop.records[0]?.contact).to.deep.equal({ email: 'Lan@example.vn' });
    expect(customer.all('form')).to.have.length(0);
  });

  it('says all that is missing at once, each below its field, and goes to the first', async () => {
    shop.policy = POLICY.replace('min-age=16', 'min-age=16 ask=email');
    const customer = await ready();
    customer.press(SHARING, 'switch');
    await customer.waits(() => customer.all('form').length === 1, 'the form opens');
    const said = (): readonly string[] => customer.all('.fault').map(({ textContent }) => textContent ?? '');
    customer.press(SHARING, 'agree');
    await customer.waits(() => said()[0] !== '', 'the faults are said');
    expect(said()).to.deep.equal(['Bạn chưa điền địa chỉ email.', 'Bạn cần xác nhận đủ tuổi thì mới đồng ý được mục này.']);
    expect(customer.element.root.activeElement?.matches('[name=contact]')).to.equal(true);
    customer.all('[name=age]')[0]?.click();
    customer.press(SHARING, 'agree');
    await customer.waits(() => said()[1] === '', 'one is right now');
    expect(said()[0]).to.equal('Bạn chưa điền địa chỉ email.');
    expect(shop.records).to.have.length(0);
  });

  it('closes the form by Escape or "Quay lại" and decides nothing', async () => {
    const customer = await ready();
    for (const close of [
      () => customer.all('form')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
      () => customer.press(LETTER, 'cancel'),
    ]) {
      customer.press(LETTER, 'switch');
      await customer.waits(() => customer.all('form').length === 1, 'the form opens');
      close();
      await customer.waits(() => customer.all('form').length === 0, 'the form closes');
      expect(customer.element.root.activeElement).to.equal(customer.switchOf(LETTER));
    }
    expect(customer.status(LETTER)).to.equal('Chưa chọn');
    expect(shop.records).to.have.length(0);
  });

  it('asks for the statement of age, and puts it into the act', async () => {
    const customer = await ready();
    customer.press(SHARING, 'switch');
    await customer.waits(() => customer.all('[name=age]').length === 1, 'the statement opens');
    customer.press(SHARING, 'agree');
    await customer.waits(() => customer.all('.fault')[0]?.textContent !== '', 'the fault is said');
    expect(shop.records).to.have.length(0);
    customer.all('[name=age]')[0]?.click();
    customer.press(SHARING, 'agree');
    await customer.sees(SHARING, 'ghi nhận');
    expect(shop.records[0]?.act.declared).to.deep.equal(['age-16']);
    expect(shop.records[0]?.decisions[0]?.recipients).to.deep.equal(['Bếp Ven Sông', 'Chợ Phiên']);
  });

  it('withdraws everything by one press, each consent by itself', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    customer.press(SHARING, 'refuse');
    await customer.sees(SHARING, 'ghi nhận');
    customer.all('[part=withdraw-all]')[0]?.click();
    await customer.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
    expect(customer.status(SHARING)).to.contain('Không đồng ý');
    expect(shop.told).to.deep.equal(['newsletter granted', 'partner-sharing.uu-dai denied', 'newsletter withdrawn']);
    await customer.waits(() => customer.all('[part=withdraw-all]').length === 0, 'nothing is left to withdraw');
  });

  it('keeps the choice over a reload, and tells where it stands', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    customer.element.remove();
    const again = await open();
    await again.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
  });

  it('shows two panels on a page the same', async () => {
    const [one, other] = [await ready(), await ready()];
    one.press(NEWS, 'switch');
    await other.sees(NEWS, 'ghi nhận');
    expect(other.isOn(NEWS)).to.equal(true);
  });

  it('clears the device by one press, and leaves no database behind', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    customer.all('[part=clear]')[0]?.click();
    await customer.sees(NEWS, 'Chưa chọn');
    expect(customer.element.root.textContent).to.contain('Đã xóa dấu vết trên máy này');
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names.filter((name) => name?.includes(shop.endpoint))).to.deep.equal([]);
  });

  it('clears what is kept for the endpoint that is named now', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    const other = new FakeShop();
    try {
      customer.element.setAttribute('endpoint', other.endpoint);
      await customer.sees(NEWS, 'Chưa chọn');
      customer.press(NEWS, 'refuse');
      await customer.sees(NEWS, 'ghi nhận');
      customer.all('[part=clear]')[0]?.click();
      await customer.sees(NEWS, 'Chưa chọn');
      const names = (await indexedDB.databases()).map(({ name }) => name);
      expect([shop, other].map(({ endpoint }) => names.some((name) => name?.includes(endpoint)))).to.deep.equal([true, false]);
    } finally {
      other.close();
    }
  });

  it('asks the page again for a token as long as a choice waits for one', async () => {
    const customer = await ready();
    let asked = 0;
    customer.element.token = () => tokenOf('lan');
    await customer.waits(() => shop.asked.length > 0, 'asked as lan');
    shop.answer = () => new Response(null, { status: 401 });
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'đăng nhập lại');
    let proof: string | null = null;
    shop.answer = (record, init) => { proof = new Headers(init.headers).get('authorization'); return received(record, init); };
    const session = customer.element.session as { token: unknown };
    const random = Math.random;
    Math.random = () => 0.05; // asked again soon, and often
    try {
      // The page renews its token by itself, later than it is asked for the first time.
      session.token = () => { asked += 1; return asked < 3 ? tokenOf('lan') : `${tokenOf('lan')}z`; };
      await customer.waits(() => customer.status(NEWS).includes('ghi nhận'), 'sent with the renewed token');
    } finally {
      Math.random = random;
    }
    expect(proof).to.equal(`Bearer ${tokenOf('lan')}z`);
  });

  it('sends with another token as soon as the page sets it', async () => {
    const customer = await ready();
    customer.element.token = () => tokenOf('lan');
    await customer.waits(() => shop.asked.length > 0, 'asked as lan');
    shop.answer = (record, { headers }) => (new Headers(headers).get('authorization')?.endsWith('z') ? received(record, {}) : new Response(null, { status: 401 }));
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'đăng nhập lại');
    const random = Math.random;
    Math.random = () => 60; // nobody is asked again by itself for a minute
    try {
      customer.element.token = () => `${tokenOf('lan')}z`;
      await customer.sees(NEWS, 'ghi nhận');
    } finally {
      Math.random = random;
    }
  });

  it('asks before clearing would lose a choice that the shop has not got', async () => {
    const customer = await ready();
    shop.answer = () => new Response(null, { status: 503 });
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'cửa hàng đang bận');
    customer.all('[part=clear]')[0]?.click();
    await customer.waits(() => customer.all('[part=clear-anyway]').length === 1, 'the question');
    expect(customer.status(NEWS)).to.contain('Đồng ý');
    customer.all('[part=clear-anyway]')[0]?.click();
    await customer.sees(NEWS, 'Chưa chọn');
  });

  it('shows a refusal with its reason, and sends again when asked', async () => {
    const customer = await ready();
    const errors: string[] = [];
    customer.element.addEventListener('an-tam-error', ({ code }) => errors.push(code));
    shop.answer = () => new Response(JSON.stringify({ code: 'unknown-clause', title: 'Unknown clause' }), { status: 422, headers: { 'content-type': 'application/problem+json' } });
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Cửa hàng chưa ghi nhận được: điều khoản này chưa được cửa hàng công bố.');
    await customer.waits(() => errors.includes('refused'), 'the page\'s owner hears of it');
    shop.answer = received;
    customer.press(NEWS, 'retry');
    await customer.sees(NEWS, 'Cửa hàng đã ghi nhận');
    expect(new Set(shop.records.map(({ id }) => id)).size).to.equal(1);
  });

  it('names the account by its token, and keeps it apart from the device', async () => {
    const customer = await ready();
    const token = tokenOf('lan');
    customer.element.token = async () => token;
    await customer.waits(() => shop.asked.length === 1, 'the endpoint is asked about the account');
    expect(new Headers(shop.asked[0]?.headers).get('authorization')).to.equal(`Bearer ${token}`);
    customer.press(LETTER, 'switch');
    await customer.sees(LETTER, 'ghi nhận');
    expect(shop.records[0]?.subject).to.deep.equal({ kind: 'account', id: 'lan' });
    expect(shop.records[0]).not.to.have.property('contact');
    customer.element.token = () => null;
    await customer.sees(LETTER, 'Chưa chọn');
  });

  it('shows what the shop knows of another device', async () => {
    shop.choices = [{
      purpose: 'newsletter', state: 'withdrawn', clause: { id: 'ban-tin', sha256: 'a'.repeat(64), title: NEWS },
      decided_at: '2026-11-22T03:04:00.000Z', received_at: '2026-11-22T03:04:01.000Z', record: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20',
    }];
    const customer = await ready();
    const fetched = globalThis.fetch;
    globalThis.fetch = async (input, init) => (String(input) === shop.endpoint && init?.method !== 'POST'
      ? Response.json({ subject: { kind: 'account', id: 'lan' }, choices: shop.choices }) : fetched(input, init));
    customer.element.token = () => tokenOf('lan');
    await customer.sees(NEWS, /Đã rút đồng ý · Cửa hàng đã ghi nhận lúc \d\d:04/);
  });

  it('asks again only where the words of a grant changed', async () => {
    const customer = await ready();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    customer.press(SHARING, 'refuse');
    await customer.sees(SHARING, 'ghi nhận');
    customer.element.remove();
    shop.policy = String(shop.policy).replace('một thư', 'hai thư').replace('gửi ưu đãi', 'gửi nhiều ưu đãi');
    const changed = new Customer(await fixture(html`<an-tam-consent policy=${`${shop.policyUrl}?2`} endpoint=${shop.endpoint}></an-tam-consent>`));
    await changed.sees(NEWS, 'Điều khoản này đã đổi từ khi bạn chọn');
    expect(changed.isOn(NEWS)).to.equal(false);
    expect(changed.status(SHARING)).to.contain('Không đồng ý');
  });

  describe('where something is wrong', () => {
    let overheard: Overheard;
    beforeEach(() => { overheard = new Overheard(); });
    afterEach(() => overheard.end());

    const wrong = async (endpoint = shop.endpoint): Promise<{ customer: Customer; code: string; said: string }> => {
      const heard = new Promise<TroubleEvent>((resolve) => addEventListener('an-tam-error', (event) => resolve(event), { once: true }));
      const customer = await open(endpoint);
      const { code, message } = await heard;
      await customer.waits(() => customer.all('.trouble').length === 1, 'the sentence');
      expect(message).to.match(/[a-z].*: .*\.$/s, 'what is wrong, and the cure');
      expect(overheard).to.deep.include({ lines: [`an-tam: ${message}`], uncaught: [] });
      expect(customer.all('.row')).to.have.length(0);
      return { customer, code, said: customer.all('.trouble')[0]?.textContent ?? '' };
    };

    it('keeps the plain link where the policy is not there', async () => {
      shop.policy = 404;
      const { customer, code, said } = await wrong();
      expect([code, said]).to.deep.equal(['policy-not-found', 'Chưa tải được chính sách. Bạn thử tải lại trang nhé.']);
      expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(true);
    });
    it('offers no switch on a policy with an error, and names its line', async () => {
      shop.policy = String(shop.policy).replace('{#ban-tin consent=newsletter}', '{#ban-tin consent=Newsletter!}');
      const { code, said } = await wrong();
      expect([code, said]).to.deep.equal(['policy-broken', 'Văn bản này đang có chỗ sai sót, nên cửa hàng tạm chưa nhận lựa chọn của bạn.']);
    });
    for (const [endpoint, expected] of [['http://shop.example/records', 'insecure-endpoint'], ['', 'no-endpoint']] as const) {
      it(`takes no choice for the endpoint ${JSON.stringify(endpoint)}`, async () => {
        const { code, said } = await wrong(endpoint);
        expect([code, said]).to.deep.equal([expected, 'Trang này tạm chưa nhận được lựa chọn của bạn.']);
      });
    }
    it('takes no choice while the page can\'t tell who is there', async () => {
      const customer = await ready();
      customer.element.token = () => { throw new Error('no session'); };
      await customer.waits(() => customer.all('.trouble').length === 1, 'the sentence');
      customer.element.token = () => null;
      await customer.sees(NEWS, 'Chưa chọn');
    });
  });

  it('keeps the fallback in sight until it can take over', async () => {
    let serve = (): void => {};
    const fetched = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (String(input) === shop.policyUrl) await new Promise<void>((resolve) => { serve = resolve; });
      return fetched(input, init);
    };
    const customer = await open();
    expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(true);
    serve();
    await customer.sees(NEWS, 'Chưa chọn');
    expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(false);
  });

  it('takes a token that the page set before the script came', async () => {
    const element = document.createElement('an-tam-consent');
    Object.defineProperty(element, 'token', { value: () => tokenOf('minh'), configurable: true, writable: true });
    element.setAttribute('policy', shop.policyUrl);
    element.setAttribute('endpoint', shop.endpoint);
    const customer = new Customer(await fixture(html`${element}`));
    await customer.sees(NEWS, 'Chưa chọn');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    expect(shop.records[0]?.subject).to.deep.equal({ kind: 'account', id: 'minh' });
  });

  it('does not mind a second copy of the script', async () => {
    await import(`../../src/an-tam.ts?copy=${Date.now()}`);
    await ready();
  });
});
