import { expect, fixture, html } from '@open-wc/testing';
import { Customer, FakeShop, POLICY, tokenOf } from './page-under-test.ts';
import { NEWS, SHARING } from './visible-states.ts';

const EDITED = POLICY.replace('consent=newsletter', 'consent=newsletter edition=2');

describe('asked again, when it is fair', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const open = async (query = ''): Promise<Customer> =>
    new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl + query} endpoint=${shop.endpoint} terms="/doc"></an-tam-consent>`));

  /** She agreed to one text, and comes back to another. */
  const afterAgreeing = async (before: string, now: string): Promise<Customer> => {
    shop.policy = before;
    const first = await open();
    await first.sees(NEWS, 'Chưa chọn');
    first.press(NEWS, 'switch');
    await first.sees(NEWS, 'Cửa hàng đã ghi nhận');
    first.element.remove();
    shop.policy = now;
    return open('?now');
  };

  const changed = async (): Promise<Customer> => {
    const customer = await afterAgreeing(POLICY, POLICY.replace('một thư', 'hai thư'));
    await customer.sees(NEWS, 'đã đổi từ khi bạn chọn');
    return customer;
  };

  it('says what stands, and offers both plain answers', async () => {
    const customer = await changed();
    const row = customer.row(NEWS);
    expect(customer.isOn(NEWS)).to.equal(false);
    expect(row.querySelector('.given')?.textContent).to.match(/^Bạn đã đồng ý với lời văn cũ lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}\. Bấm “Không\u00a0đồng\u00a0ý” là rút lại lần đồng ý ấy\.$/);
    const answers = [...row.querySelectorAll<HTMLElement>('.acts :is([part=agree], [part=refuse])')];
    expect(answers.map(({ textContent }) => textContent)).to.deep.equal(['Đồng ý', 'Không đồng ý']);
    const looks = answers.map((answer) => {
      const { fontSize, fontWeight, color, backgroundColor, borderColor, minHeight } = getComputedStyle(answer);
      return { fontSize, fontWeight, color, backgroundColor, borderColor, minHeight };
    });
    expect(looks[0]).to.deep.equal(looks[1]);
  });

  it('keeps both plain answers on one line on a phone, equally wide, apart from the way to what changed', async () => {
    const customer = await changed();
    customer.element.style.width = '288px';
    const [agree, refuse, see] = ['agree', 'refuse', 'see-changes'].map((part) => customer.row(NEWS).querySelector(`[part=${part}]`)?.getBoundingClientRect());
    expect([agree?.top, agree?.height]).to.deep.equal([refuse?.top, refuse?.height]);
    expect(agree?.width).to.be.closeTo(refuse?.width ?? 0, 0.1);
    expect(agree?.height).to.be.lessThan(50);
    expect(see?.bottom).to.be.lessThan(agree?.top ?? 0);
  });

  it('to agree is a grant on the new words, by the words on the button', async () => {
    const customer = await changed();
    customer.press(NEWS, 'agree');
    await customer.sees(NEWS, /^Đồng ý · Cửa hàng đã ghi nhận/);
    const [first, second] = shop.records;
    expect(second?.act.label).to.equal('Đồng ý');
    expect(second?.decisions[0]?.supersedes).to.equal(first?.id);
    expect(second?.decisions[0]?.clause.sha256).not.to.equal(first?.decisions[0]?.clause.sha256);
    expect(customer.element.root.activeElement).to.equal(customer.switchOf(NEWS));
  });

  it('to refuse withdraws the grant on the old words', async () => {
    const customer = await changed();
    customer.press(NEWS, 'refuse');
    await customer.sees(NEWS, /Đã rút đồng ý · Cửa hàng đã ghi nhận/);
    expect(shop.told).to.deep.equal(['newsletter granted', 'newsletter withdrawn']);
  });

  it('to do nothing leaves the old grant as what it was: no record, and no yes to the new words', async () => {
    const customer = await changed();
    const [news] = customer.element.choices?.filter(({ purpose }) => purpose === 'newsletter') ?? [];
    expect([news?.standing, news?.choice?.state]).to.deep.equal(['changed', 'granted']);
    expect(news?.choice?.clause.sha256).to.equal(shop.records[0]?.decisions[0]?.clause.sha256);
    expect(news?.choice?.text).to.contain('một thư');
    expect(shop.told).to.deep.equal(['newsletter granted']);
  });

  it('is told, not asked, where only the wording of an edition changed', async () => {
    const customer = await afterAgreeing(EDITED, EDITED.replace('tối đa một thư', 'không quá một thư'));
    await customer.sees(NEWS, /^Đồng ý · Cửa hàng đã ghi nhận/);
    expect(customer.isOn(NEWS)).to.equal(true);
    expect(customer.row(NEWS).querySelector('.given')?.textContent).to.equal('Lời văn đã sửa, nội dung bạn đồng ý không đổi.');
    expect(customer.row(NEWS).querySelector('[part=agree], [part=refuse]')).to.equal(null);
    expect(customer.element.choices?.[0]?.standing).to.equal('granted');
  });

  it('is asked by the next edition', async () => {
    const customer = await afterAgreeing(EDITED, EDITED.replace('edition=2', 'edition=3'));
    await customer.sees(NEWS, 'đã đổi từ khi bạn chọn');
  });

  it('a wording mended within an edition asks nothing on another device either', async () => {
    shop.policy = EDITED;
    const clause = { id: 'ban-tin', sha256: 'a'.repeat(64), title: NEWS };
    shop.choices = [{
      purpose: 'newsletter', state: 'granted', clause, edition: 2, in_force: true,
      decided_at: '2026-11-22T03:04:00.000Z', received_at: '2026-11-22T03:04:01.000Z', record: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20',
    }];
    const fetched = globalThis.fetch;
    globalThis.fetch = async (input, init) => (String(input) === shop.endpoint && init?.method !== 'POST'
      ? Response.json({ subject: { kind: 'account', id: 'lan' }, choices: shop.choices }) : fetched(input, init));
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    customer.element.token = () => tokenOf('lan');
    await customer.sees(NEWS, /^Đồng ý · Cửa hàng đã ghi nhận/);
    expect(customer.row(NEWS).querySelector('.given')?.textContent).to.contain('Lời văn đã sửa');
  });

  it('until a later version comes into force the old one stands, and an act is on its words', async () => {
    const coming = POLICY.replace('effective: 2026-11-20', 'effective: 2999-12-01\nprevious: ?before').replace('version: 2026-11-15', 'version: coming').replace('một thư', 'chín thư');
    shop.policy = () => new Response(shop.fetched.at(-1)?.endsWith('?before') ? POLICY : coming);
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Cửa hàng đã ghi nhận');
    expect(shop.records[0]?.policy.version).to.equal('2026-11-15');
    expect(shop.records[0]?.policy.url).to.match(/\?before$/);
  });

  it('a page is told nothing before it is known, then where each consent stands', async () => {
    let serve = (): void => {};
    shop.policy = () => new Response(POLICY);
    const fetched = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (String(input) === shop.policyUrl) await new Promise<void>((resolve) => { serve = resolve; });
      return fetched(input, init);
    };
    const customer = await open();
    expect(customer.element.choices).to.equal(undefined);
    serve();
    await customer.sees(SHARING, 'Chưa chọn');
    expect(customer.element.choices?.map(({ purpose, standing }) => `${purpose} ${standing}`))
      .to.deep.equal(['newsletter unanswered', 'letter unanswered', 'partner-sharing.uu-dai unanswered']);
  });
});
