import { expect, fixture, html } from '@open-wc/testing';
import { canonicalText, digestText } from '../../src/record/digest.ts';
import { Customer, FakeShop, POLICY, tokenOf } from './page-under-test.ts';
import { NEWS, SHARING } from './visible-states.ts';

const LETTER = 'Mỗi tuần tối đa một thư.';
const NOW = POLICY.replace(LETTER, 'Mỗi tuần tối đa hai thư.');

const BEFORE = POLICY.replace('version: 2026-11-15', 'version: 2026-06-01')
  + '\n## Cũ {#cu}\n\nNay không còn.\n\n## Lưu trữ {#luu-tru}\n\nMột.\n\nHai.\n\nBa.\n';
const AFTER = NOW.replace('phone:', 'previous: PREVIOUS\nphone:') + '\n## Lưu trữ {#luu-tru}\n\nMột.\n\nHai.\n\nBa.\n\n## Mới {#moi}\n\n- **Nay** có [thêm](#luu-tru).\n';

/** What is read of a redline, the words for who hears it left out. */
const seen = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('.said').forEach((said) => said.remove());
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
};

describe('what has changed', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => shop.close());

  const press = (customer: Customer, part: string): HTMLElement => {
    const [button] = customer.all(`[part=${part}]`);
    if (!button) throw new Error(`no ${part}`);
    button.click();
    return button;
  };
  const says = (customer: Customer, words: string): Promise<void> =>
    customer.waits(() => customer.all('[part=changes]')[0]?.textContent?.includes(words), `the view says ${words}`);

  describe('in a clause since the customer agreed', () => {
    const place = async (policy: string, query: string, language = 'vi'): Promise<Customer> => {
      shop.policy = policy;
      const around = await fixture(html`<div lang=${language}>
        <an-tam-consent policy=${shop.policyUrl + query} endpoint=${shop.endpoint}></an-tam-consent></div>`);
      return new Customer(around.firstElementChild ?? around);
    };
    /** She agreed to one text, and comes back to another. */
    const afterAgreeing = async (now = NOW, language = 'vi'): Promise<Customer> => {
      const first = await place(POLICY, '');
      await first.sees(NEWS, 'Chưa chọn');
      first.press(NEWS, 'switch');
      await first.sees(NEWS, 'Cửa hàng đã ghi nhận');
      first.element.remove();
      const customer = await place(now, '?now', language);
      await customer.waits(() => customer.all('[part=see-changes]').length === 1, 'the button');
      return customer;
    };
    /** Another device agreed: this one was never told the words. */
    const agreedElsewhere = async (archived: (sha256: string) => Response): Promise<Customer> => {
      const words = canonicalText('## Ưu đãi {#uu-dai consent=partner-sharing.uu-dai recipients="Bếp Ven Sông" min-age=16}\n\nĐối tác gửi ưu đãi.');
      const sha256 = await digestText(words);
      shop.choices = [{ purpose: 'partner-sharing.uu-dai', state: 'granted', record: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20',
        clause: { id: 'uu-dai', sha256, title: SHARING }, decided_at: '2026-08-01T03:04:05.678Z', received_at: '2026-08-01T03:04:06.000Z' }];
      const { fetch } = globalThis;
      globalThis.fetch = async (input, init) => {
        if (String(input) === `${shop.endpoint}/clauses/${sha256}`) return archived(words);
        return String(input) === shop.endpoint ? Response.json({ subject: { kind: 'account', id: 'lan' }, choices: shop.choices }) : fetch(input, init);
      };
      const customer = await place(POLICY, '');
      customer.element.token = () => tokenOf('lan');
      await customer.sees(SHARING, 'đã đổi từ khi bạn chọn');
      press(customer, 'see-changes');
      return customer;
    };

    it('is shown by a press, from the words that this device remembers', async () => {
      const customer = await afterAgreeing();
      const button = press(customer, 'see-changes');
      await says(customer, 'thêm: hai');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      const [view] = customer.all('[part=changes]');
      expect(view?.querySelectorAll('del + .meets').length, 'one word stands in the place of another').to.equal(1);
      for (const mark of view?.querySelectorAll('del, ins') ?? []) {
        const gap = parseFloat(getComputedStyle(mark).marginInlineStart);
        expect(gap > 0, `room before “${mark.textContent}” where it would join the word it replaces, and nowhere else`).to.equal(mark.matches('.meets'));
      }
      expect([...view?.querySelectorAll('del') ?? []].map(seen)).to.deep.equal(['một']);
      expect([...view?.querySelectorAll('ins') ?? []].map(seen)).to.deep.equal(['hai']);
      expect(view?.querySelector('.changed')?.textContent).to.equal('Mỗi tuần tối đa  bỏ: một, hết phần bỏ.  thêm: hai, hết phần thêm.  thư.');
      expect(view?.closest('.row')).to.equal(customer.row(NEWS));
      await expect(customer.element).to.be.accessible();
      button.click();
      await customer.element.updateComplete;
      expect(customer.all('[part=changes]').length).to.equal(0);
      expect(button.getAttribute('aria-expanded')).to.equal('false');
    });

    it('decides nothing, and asks the network for nothing', async () => {
      const customer = await afterAgreeing();
      press(customer, 'see-changes');
      await says(customer, 'thêm: hai');
      expect(shop.told).to.deep.equal(['newsletter granted']);
      expect(customer.isOn(NEWS)).to.equal(false);
    });

    it('goes away with the question', async () => {
      const customer = await afterAgreeing();
      press(customer, 'see-changes');
      await says(customer, 'thêm: hai');
      customer.press(NEWS, 'agree');
      await customer.sees(NEWS, /^Đồng ý ·/);
      expect(customer.all('[part=changes], [part=see-changes]').length).to.equal(0);
    });

    it('names recipients that came, which stand in no sentence', async () => {
      const customer = await agreedElsewhere((words) => new Response(words));
      await says(customer, 'Bên nhận: ');
      expect(customer.all('[part=changes] h3').length, 'its title stands above').to.equal(0);
      expect(seen(customer.all('[part=changes] .changed')[0] as Element)).to.equal('Bên nhận: Bếp Ven Sông, Chợ Phiên');
      expect(customer.all('[part=changes] ins').map(seen)).to.deep.equal(['Chợ Phiên']);
    });

    it('believes an archive only where the digest is that of the words', async () => {
      const customer = await agreedElsewhere((words) => new Response(words.replace('gửi', 'bán')));
      await says(customer, 'Chưa tìm lại được lời văn bạn đã đồng ý.');
    });

    it('says so where no archive has the words', async () => {
      const customer = await agreedElsewhere(() => new Response('', { status: 404 }));
      await says(customer, 'Chưa tìm lại được lời văn bạn đã đồng ý.');
      await expect(customer.element).to.be.accessible();
    });

    it('speaks English where the page does, around the text as it is', async () => {
      const customer = await afterAgreeing(NOW, 'en');
      await customer.waits(() => customer.all('[part=see-changes]')[0]?.textContent === 'See what changed', 'the words are there');
      press(customer, 'see-changes');
      await says(customer, 'added: hai, end of addition.');
      expect(customer.all('[part=changes] > div')[0]?.lang).to.equal('vi');
      expect(customer.all('[part=changes] .said')[0]?.lang).to.equal('en');
    });
  });

  describe('since the version before', () => {
    const open = async (before: string | number = BEFORE, now = AFTER): Promise<Customer> => {
      const name = shop.policyUrl.split('/').at(-1);
      shop.policy = () => (!shop.fetched.at(-1)?.endsWith('?before') ? new Response(now.replace('PREVIOUS', `${name}?before`))
        : typeof before === 'number' ? new Response('', { status: before }) : new Response(before));
      const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl}></an-tam-policy>`));
      await customer.waits(() => customer.all('[part=print]').length === 1, 'the aids are there');
      return customer;
    };

    it('stands in the place of the text, and the same press brings the text back', async () => {
      const customer = await open();
      const button = press(customer, 'compare-previous');
      await says(customer, 'So với bản 01/06/2026');
      expect(button.getAttribute('aria-pressed')).to.equal('true');
      expect(customer.all('.sections')[0]?.hidden).to.equal(true);
      expect(customer.all('[part=changes] [role=status]')[0]?.textContent).to.equal('1 mục đổi, 1 mục mới, 1 mục bỏ.');
      expect(customer.all('[part=changes] h3').map(seen)).to.deep.equal(['Nhận bản tin', 'Cũ', 'Mới']);
      expect(customer.all('[part=changes] .befell').map(seen)).to.deep.equal(['Mục đã bỏ', 'Mục mới']);
      expect(customer.all('[part=changes] .changed').map(seen)).to.deep.equal(['Mỗi tuần tối đa mộthai thư.', 'Nay không còn.', 'Nay có thêm.']);
      await expect(customer.element).to.be.accessible();
      button.click();
      await customer.element.updateComplete;
      expect(customer.all('.sections')[0]?.hidden).to.equal(false);
    });

    it('folds what has not changed, and opens it', async () => {
      const customer = await open();
      press(customer, 'compare-previous');
      await says(customer, 'So với bản');
      const folds = customer.all('[part=unchanged]');
      expect(folds.map(({ textContent }) => textContent)).to.deep.equal(['Các mục không đổi', '2 đoạn không đổi', '3 đoạn không đổi']);
      for (const fold of folds) expect(fold.getBoundingClientRect().height).to.be.at.least(43.99);
      expect(customer.all('[part=changes]')[0]?.textContent).not.to.contain('Hai.');
      folds.at(-1)?.click();
      await says(customer, 'Hai.');
      await expect(customer.element).to.be.accessible();
    });

    it('is told apart by lines and bars, in forced colours too', async () => {
      const customer = await open();
      press(customer, 'compare-previous');
      await says(customer, 'So với bản');
      const style = (selector: string): CSSStyleDeclaration => getComputedStyle(customer.all(`[part=changes] ${selector}`)[0] as HTMLElement);
      expect(style('ins').textDecorationLine).to.equal('underline');
      expect(style('del').textDecorationLine).to.equal('line-through');
      expect(style('.changed').borderInlineStartWidth).to.equal('3px');
      expect(style('.changed').borderInlineStartColor).to.equal(style('.changed').color);
      for (const said of customer.all('.said')) expect(said.getBoundingClientRect().width).to.be.at.most(1);
    });

    it('says so where the version before can not be had', async () => {
      const customer = await open(404);
      press(customer, 'compare-previous');
      await says(customer, 'Chưa mở được bản trước. Bạn thử lại sau nhé.');
      await expect(customer.element).to.be.accessible();
    });

    it('says so where nothing has changed', async () => {
      const customer = await open(POLICY, POLICY.replace('phone:', 'previous: PREVIOUS\nphone:'));
      press(customer, 'compare-previous');
      await says(customer, 'Lời văn hai bản như nhau.');
    });

    it('gives way to a clause that a link leads to, and to a search', async () => {
      const customer = await open();
      press(customer, 'compare-previous');
      await says(customer, 'So với bản');
      customer.all('.contents a[href="#luu-tru"]')[0]?.click();
      await customer.waits(() => customer.element.root.activeElement?.id === 'luu-tru', 'the clause has the focus');
      expect(customer.all('[part=changes]').length).to.equal(0);
      history.replaceState(null, '', location.pathname + location.search);
      press(customer, 'compare-previous');
      await says(customer, 'So với bản');
      press(customer, 'search');
      await customer.waits(() => customer.all('[part=search-strip]').length === 1, 'the search');
      expect(customer.all('[part=changes]').length).to.equal(0);
    });

    it('is not offered where a file names no version before it', async () => {
      const customer = await open(BEFORE, POLICY);
      expect(customer.all('[part=compare-previous]').length).to.equal(0);
    });

    it('fits into 320 pixels', async () => {
      const customer = await open();
      customer.element.style.inlineSize = '320px';
      press(customer, 'compare-previous');
      await says(customer, 'So với bản');
      expect(customer.all('[part=changes]')[0]?.scrollWidth).to.be.at.most(320);
    });
  });
});
