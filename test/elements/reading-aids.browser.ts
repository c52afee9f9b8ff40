import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Customer, FakeShop, POLICY } from './page-under-test.ts';

const FRONT = POLICY.slice(0, POLICY.indexOf('# Chính sách')).replace('phone: 0238 555 0123', 'phone: 0238 555 0123\nemail: baomat@quenha.example\naddress: 12 đường Lê Lợi, Vinh');

/** Tall enough that clauses have to be scrolled to. */
const filler = 'Cửa hàng chỉ giữ những gì cần cho đơn hàng của bạn, và giữ cho đến khi không cần nữa. '.repeat(12);
const LONG = `${FRONT}# Chính sách\n\nMở đầu.\n\n${Array.from({ length: 120 }, (_, at) =>
  `## Mục ${at + 1}\n\n${filler}\n\n${at === 99 ? 'Ở đây nói về **bảo** mật thông tin.\n' : ''}`).join('\n')}\n## Cuối\n\nHết.\n`;

const NOTES = `${FRONT}# Chính sách bảo mật

Bảo mật là giữ kín. Ai đồng ý thì bật.

## Bảo mật thông tin

Việc bảo mật\\
do cửa hàng lo. Khách hoà nhã, cửa hàng hòa nhã.

## Bán hàng

Cửa hàng bán rau.
`;

describe('what a reader does beyond showing its text', () => {
  let shop: FakeShop;
  beforeEach(() => {
    shop = new FakeShop();
    shop.policy = NOTES;
  });
  afterEach(() => {
    shop.close();
    localStorage.removeItem('an-tam-text-size');
    history.replaceState(null, '', location.pathname + location.search);
    scrollTo(0, 0);
  });

  const ready = async (element: Element): Promise<Customer> => {
    const customer = new Customer(element);
    await customer.waits(() => customer.all('[part=print]').length === 1, 'the aids are there');
    return customer;
  };
  const open = async (language = 'vi', query = ''): Promise<Customer> => {
    const around = await fixture(html`<div lang=${language}><an-tam-policy src=${shop.policyUrl + query}><a href="/chinh-sach">Chính sách</a></an-tam-policy></div>`);
    return ready(around.firstElementChild ?? around);
  };
  const part = (customer: Customer, name: string): HTMLElement => {
    const [found] = customer.all(`[part~=${name}]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const field = (customer: Customer): HTMLInputElement => part(customer, 'search-input') as HTMLInputElement;
  const startSearch = async (customer: Customer): Promise<void> => {
    part(customer, 'search').click();
    await customer.waits(() => customer.element.root.activeElement?.getAttribute('part') === 'search-input', 'the field has the focus');
  };
  const searchFor = async (customer: Customer, query: string): Promise<void> => {
    if (customer.all('[part=search-strip]').length === 0) await startSearch(customer);
    field(customer).value = query;
    field(customer).dispatchEvent(new InputEvent('input'));
  };
  const counts = (customer: Customer, words: string): Promise<void> =>
    customer.waits(() => customer.all('.count')[0]?.textContent === words, `it counts ${words}`);
  const misses = (customer: Customer, words: string): Promise<void> => customer.waits(
    () => customer.all('[part=search-strip] [role=status]')[0]?.textContent === `Không thấy “${words}” trong văn bản này.`, `it says that ${words} is not there`);
  const marked = (name: string): readonly string[] =>
    [...CSS.highlights.get(name)?.values() ?? []].map((range) => String(range as Range)).toSorted();

  describe('search', () => {
    it('finds with and without marks, marks what it found, and counts it', async () => {
      const customer = await open();
      await searchFor(customer, 'bao mat');
      await counts(customer, '1 / 4');
      expect(marked('an-tam-hit')).to.deep.equal(['Bảo mật', 'Bảo mật', 'bảo mật']);
      expect(marked('an-tam-hit-here')).to.deep.equal(['bảo mật']);
      await searchFor(customer, 'bán');
      await counts(customer, '1 / 2');
      await searchFor(customer, 'hoà nhã, cửa');
      await counts(customer, '1 / 1');
      expect(customer.all('[part=search-strip] [role=status]')[0]?.textContent).to.equal('Chỗ thứ 1 trong 1: Bảo mật thông tin');
    });

    it('says what it did not find, and marks nothing', async () => {
      const customer = await open();
      await searchFor(customer, 'bảo mật');
      await counts(customer, '1 / 4');
      await searchFor(customer, 'tiền ảo');
      await misses(customer, 'tiền ảo');
      await counts(customer, ''); // said once
      expect(marked('an-tam-hit').concat(marked('an-tam-hit-here'))).to.deep.equal([]);
    });

    it('steps by Enter, back by Shift and Enter, round at the ends, and ends by Esc with the focus back on its button', async () => {
      const customer = await open();
      await startSearch(customer);
      await sendKeys({ type: 'bao mat' });
      await sendKeys({ press: 'Enter' });
      await counts(customer, '1 / 4');
      await sendKeys({ press: 'Enter' });
      await counts(customer, '2 / 4');
      for (let back = 0; back < 2; back++) {
        field(customer).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, bubbles: true, cancelable: true }));
      }
      await counts(customer, '4 / 4');
      await sendKeys({ press: 'Escape' });
      await customer.waits(() => customer.all('[part=search-strip]').length === 0, 'the strip is gone');
      expect(customer.element.root.activeElement).to.equal(part(customer, 'search'));
      expect(CSS.highlights.has('an-tam-hit') || CSS.highlights.has('an-tam-hit-here')).to.equal(false);
    });

    it('reaches text that has not been drawn, over the borders of bold words, and brings it into sight below the strip', async () => {
      shop.policy = LONG;
      const customer = await open();
      await searchFor(customer, 'bao mat thong tin');
      await counts(customer, '1 / 1');
      const [range] = [...CSS.highlights.get('an-tam-hit-here') ?? []] as Range[];
      await nextFrame();
      const { top, bottom } = range?.getBoundingClientRect() ?? new DOMRect();
      expect(String(range)).to.equal('bảo mật thông tin');
      expect(top).to.be.at.least(part(customer, 'search-strip').getBoundingClientRect().bottom);
      expect(bottom).to.be.at.most(innerHeight);
    });

    it('does not look into switches and buttons', async () => {
      shop.policy = NOTES.replace('## Bán hàng', '## Bán hàng {consent=sale recipients="Sàn Gỗ Lim"}');
      const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy>`));
      await customer.sees('Bán hàng', 'Chưa chọn');
      await customer.waits(() => customer.all('[part=print]').length === 1, 'the aids are there');
      await searchFor(customer, 'gỗ lim');
      await misses(customer, 'gỗ lim');
      await searchFor(customer, 'chưa chọn');
      await misses(customer, 'chưa chọn');
    });

    it('marks with boxes where the engine has no highlights, and takes them away again', async () => {
      const original = Object.getOwnPropertyDescriptor(CSS, 'highlights') ?? {};
      Object.defineProperty(CSS, 'highlights', { value: undefined, configurable: true });
      try {
        const customer = await open();
        await searchFor(customer, 'bảo mật');
        await counts(customer, '1 / 4');
        expect(customer.all('.mark.here')).to.have.length(1);
        await searchFor(customer, 'thông tin');
        await counts(customer, '1 / 1');
        const [box, heading] = [customer.all('.mark.here')[0], customer.all('h2')[0]].map((element) => element?.getBoundingClientRect() ?? new DOMRect());
        expect(box?.left).to.be.greaterThan(heading?.left ?? 0);
        expect([(box?.top ?? 0) >= (heading?.top ?? 0) - 4, (box?.bottom ?? 0) <= (heading?.bottom ?? 0) + 4]).to.deep.equal([true, true]);
        part(customer, 'search-close').click();
        await customer.waits(() => customer.all('[part=search-strip]').length === 0, 'the strip is gone');
        expect(customer.all('.mark')).to.have.length(0);
      } finally {
        Object.defineProperty(CSS, 'highlights', original);
      }
    });
  });

  describe('deep links', () => {
    const headers = [
      ['is fixed', 'position: fixed; top: 0; left: 0; right: 0; height: 70px'],
      ['sticks', 'position: sticky; top: 0; height: 70px'],
      ['sticks only after some scrolling', 'position: sticky; top: 0; height: 70px; margin-top: 200px'],
    ] as const;
    for (const [what, style] of headers) {
      it(`land below a header of the page that ${what}`, async () => {
        shop.policy = LONG;
        history.replaceState(null, '', '#muc-80');
        const around = await fixture(html`<div lang="vi"><header style=${style}>Cửa hàng</header><an-tam-policy src=${shop.policyUrl}></an-tam-policy></div>`);
        const customer = await ready(around.lastElementChild ?? around);
        await customer.waits(() => customer.element.root.activeElement?.id === 'muc-80', 'the heading has the focus');
        for (let frame = 0; frame < 12; frame++) await nextFrame();
        const { top } = customer.element.root.getElementById('muc-80')?.getBoundingClientRect() ?? new DOMRect();
        expect(top).to.be.within(70 + 14, 70 + 18);
      });
    }

    it('land where the page says that its header ends', async () => {
      shop.policy = LONG;
      history.replaceState(null, '', '#muc-80');
      const customer = await ready(await fixture(html`<an-tam-policy style="--an-tam-sticky-top: 120px" src=${shop.policyUrl}></an-tam-policy>`));
      await customer.waits(() => customer.element.root.activeElement?.id === 'muc-80', 'the heading has the focus');
      for (let frame = 0; frame < 12; frame++) await nextFrame();
      expect(customer.element.root.getElementById('muc-80')?.getBoundingClientRect().top).to.be.within(134, 138);
    });
  });

  describe('a long text', () => {
    it('shows its opening before the rest is read, without a switch, and then the whole with its switches', async () => {
      shop.policy = LONG.replace('## Mục 1\n', '## Mục 1 {consent=newsletter}\n');
      const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy>`));
      const seen: { sections: number; switches: number }[] = [];
      const watch = new MutationObserver(() => {
        seen.push({ sections: customer.all('[part=section]').length, switches: customer.all('[role=switch]').length });
      });
      watch.observe(customer.element.root, { childList: true, subtree: true });
      await customer.sees('Mục 1', 'Chưa chọn');
      watch.disconnect();
      const [opening] = seen;
      expect(opening?.sections).to.be.within(2, 6);
      expect(opening?.switches).to.equal(0);
      await customer.waits(() => customer.all('[part=section]').length === 122, 'all of it');
      expect(customer.all('[part=section] p:first-of-type').length).to.be.at.least(120);
      expect(new Set(customer.all('[part=section] h2').map(({ id }) => id)).size).to.equal(121);
    });
  });

  describe('the table of contents', () => {
    const current = (customer: Customer): readonly (string | null)[] => customer.all('nav [aria-current=location]').map((link) => link.textContent);

    it('marks the entry of the clause that is being read, also the last ones, and one at a time', async () => {
      shop.policy = LONG;
      const customer = await open();
      await customer.waits(() => customer.all('[part=section]').length === 122, 'all is drawn');
      for (const id of ['muc-3', 'muc-80', 'cuoi']) {
        customer.element.root.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
        await nextFrame();
        customer.element.root.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
        scrollBy(0, 40);
        const title = customer.element.root.getElementById(id)?.textContent ?? '';
        await customer.waits(() => current(customer).join() === title, `${title} is marked, not ${current(customer).join()}`);
      }
      customer.all('nav a')[1]?.click();
      await customer.waits(() => current(customer).join() === 'Mục 2', 'the entry that was pressed is marked');
      for (let frame = 0; frame < 12; frame++) await nextFrame(); // for so long a heading is held in its place
      scrollTo(0, 0);
      (customer.element.root.activeElement as HTMLElement | null)?.blur();
      await customer.waits(() => current(customer).length === 0, 'at the very start nothing is marked');
    });
  });

  describe('text size', () => {
    const size = (customer: Customer): number => parseFloat(getComputedStyle(customer.all('[part=section] p')[0] as HTMLElement).fontSize);
    const button = (customer: Customer, step: number): HTMLElement => customer.all('[part=text-size] button')[step] as HTMLElement;

    it('leaves no trace until it is changed, is kept then, and holds from the first frame of the next visit', async () => {
      const first = await open();
      const normal = size(first);
      expect(Object.keys(localStorage).filter((key) => key.startsWith('an-tam-'))).to.deep.equal([]);
      button(first, 2).click();
      await first.waits(() => button(first, 2).getAttribute('aria-pressed') === 'true', 'the button says so');
      expect(size(first)).to.equal(normal * 1.25);
      expect(localStorage.getItem('an-tam-text-size')).to.equal('2');

      const around = await fixture(html`<div lang="vi"><an-tam-policy src=${`${shop.policyUrl}?2`}></an-tam-policy></div>`);
      const second = new Customer(around.firstElementChild ?? around);
      await second.waits(() => second.all('[part=section] p').length > 0, 'the text');
      expect(size(second)).to.equal(normal * 1.25);
      await ready(second.element);
      button(second, 0).click();
      await second.waits(() => size(second) === normal, 'the size is the page\'s own again');
      expect(localStorage.getItem('an-tam-text-size')).to.equal(null);
    });

    it('goes with every other trace', async () => {
      button(await open(), 1).click();
      expect(localStorage.getItem('an-tam-text-size')).to.equal('1');
      localStorage.setItem('shop-own', 'x');
      shop.policy = POLICY;
      const panel = new Customer(await fixture(html`<an-tam-consent policy=${`${shop.policyUrl}?2`} endpoint=${shop.endpoint}></an-tam-consent>`));
      await panel.sees('Nhận bản tin', 'Chưa chọn');
      panel.press('Nhận bản tin', 'switch');
      await panel.sees('Nhận bản tin', 'ghi nhận');
      panel.all('[part=clear]')[0]?.click();
      await panel.waits(() => localStorage.getItem('an-tam-text-size') === null, 'the size is forgotten');
      expect(localStorage.getItem('shop-own')).to.equal('x');
      localStorage.removeItem('shop-own');
    });
  });

  describe('links to copy', () => {
    const copying = async (write: (text: string) => Promise<void>, act: () => Promise<void>): Promise<void> => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: write }, configurable: true });
      try {
        await act();
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
      }
    };
    const said = (customer: Customer): string => customer.all('.aids [role=status]')[0]?.textContent ?? '';

    it('copies the clause\'s own address, and says so', async () => {
      const written: string[] = [];
      history.replaceState(null, '', '#cho-khac');
      const customer = await open();
      await copying((text) => Promise.resolve(void written.push(text)), async () => {
        const buttons = customer.all('[part=copy-link]');
        expect(buttons.map((each) => each.getAttribute('aria-label'))).to.deep.equal(['Bảo mật thông tin', 'Bán hàng'].map((title) => `Chép đường dẫn tới mục “${title}”`));
        buttons[1]?.click();
        await customer.waits(() => said(customer) === 'Đã chép đường dẫn', 'it says so');
      });
      expect(written).to.deep.equal([`${location.href.split('#')[0]}#ban-hang`]);
      const box = customer.all('[part=copy-link]')[0]?.getBoundingClientRect();
      expect([box?.width, box?.height]).to.deep.equal([44, 44]);
    });

    it('shows the address where the browser lets nobody copy', async () => {
      const customer = await open();
      await copying(() => Promise.reject(new DOMException('no', 'NotAllowedError')), async () => {
        customer.all('[part=copy-link]')[0]?.click();
        await customer.waits(() => said(customer).endsWith('#bao-mat-thong-tin'), 'the address');
      });
      expect(customer.all('.copied')[0]?.textContent).to.equal(said(customer));
    });
  });

  it('leads nowhere, and fails at nothing, where an address names what is no clause', async () => {
    const customer = await open();
    const failed: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      failed.push(event.reason);
    };
    addEventListener('unhandledrejection', note);
    for (const hash of ['#100%', '#%E0%A4%A', '#khong-co']) {
      location.hash = hash;
      await nextFrame();
      await nextFrame();
    }
    removeEventListener('unhandledrejection', note);
    expect(failed).to.deep.equal([]);
    expect(customer.element.root.activeElement).to.equal(null);
  });

  it('says how to reach the shop, with links that a phone can use, and which text this is', async () => {
    const customer = await open();
    const contact = part(customer, 'contact');
    expect([...contact.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.textContent])).to.deep.equal([
      ['tel:02385550123', 'Gọi 0238 555 0123'], ['mailto:baomat@quenha.example', 'Gửi thư tới baomat@quenha.example']]);
    expect(contact.textContent).to.contain('Quê Nhà').and.to.contain('12 đường Lê Lợi, Vinh');
    expect(contact.querySelector('code')?.textContent).to.match(/^[0-9a-f]{64}$/);
  });

  for (const [what, clause] of [['by its name', '## Liên hệ {#lien-he}\nTổng đài của cửa hàng.'], ['by what it says', '## Gặp ai\nGọi {{phone}} hoặc viết cho {{email}}.']] as const) {
    it(`does not say it again below a text with a clause of its own on that, told ${what}`, async () => {
      shop.policy = `${NOTES}\n${clause}\n`;
      const customer = await open();
      const contact = part(customer, 'contact');
      expect([contact.querySelector('h2, address'), contact.getAttribute('aria-labelledby')]).to.deep.equal([null, null]);
      expect(contact.querySelector('code')?.textContent).to.match(/^[0-9a-f]{64}$/);
    });
  }

  it('leaves out what the file does not say', async () => {
    shop.policy = NOTES.replace(/^(email|address): .*\n/gm, '');
    const customer = await open();
    expect([...part(customer, 'contact').querySelectorAll('a')].map((link) => link.protocol)).to.deep.equal(['tel:']);
  });

  describe('a library of documents', () => {
    const openLibrary = async (): Promise<Customer> => {
      const [here] = location.href.split('#');
      return ready(await fixture(html`<an-tam-policy src=${shop.policyUrl}><ul>
        <li><a href=${`${here}&van-ban=1`.replace(/^([^?]*)&/, '$1?')} data-policy=${shop.policyUrl}>Bảo mật</a></li>
        <li><a href=${`${here}&van-ban=2`.replace(/^([^?]*)&/, '$1?')} data-policy=${`${shop.policyUrl}?2`}>Đổi trả</a> <time datetime="2026-06-01">01/06/2026</time></li>
      </ul></an-tam-policy>`));
    };
    const title = (customer: Customer): string => customer.all('h1')[0]?.textContent ?? '';
    let address = '';
    beforeEach(() => { address = location.href; });
    afterEach(() => history.replaceState(null, '', address));

    it('keeps the page\'s own links in sight, opens them in the one reader, and goes the way back', async () => {
      const customer = await openLibrary();
      const [first, second] = customer.element.querySelectorAll('a');
      expect([first?.getAttribute('aria-current'), second?.checkVisibility()]).to.deep.equal(['page', true]);
      shop.policy = NOTES.replace('# Chính sách bảo mật', '# Đổi trả');
      second?.click();
      await customer.waits(() => title(customer) === 'Đổi trả', 'the other text');
      await customer.waits(() => customer.element.root.activeElement?.matches('h1'), 'its title has the focus');
      expect([location.href, second?.getAttribute('aria-current'), first?.hasAttribute('aria-current')]).to.deep.equal([second?.href, 'page', false]);
      history.back();
      await customer.waits(() => title(customer) === 'Chính sách bảo mật', 'the first text again');
      history.forward();
      await customer.waits(() => title(customer) === 'Đổi trả', 'the second text');
      await customer.waits(() => second?.getAttribute('aria-current') === 'page', 'its link is marked');
    });

    it('leaves a press with Ctrl, and any other link, to the browser', async () => {
      const customer = await openLibrary();
      const link = customer.element.querySelectorAll('a')[1];
      const pressed = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true });
      customer.element.addEventListener('click', (event) => {
        expect(event.defaultPrevented).to.equal(false);
        event.preventDefault();
      }, { once: true });
      link?.dispatchEvent(pressed);
      expect(customer.element.getAttribute('src')).to.equal(shop.policyUrl);
    });
  });
});
