import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Customer, FakeShop, POLICY } from './page-under-test.ts';
import { LETTER, NEWS, SHARING } from './visible-states.ts';

type Place = 'flow' | 'foot';

const COMING = POLICY.replace('effective: 2026-11-20', 'effective: 2999-12-01\nprevious: ?before').replace('version: 2026-11-15', 'version: coming');

describe('the prompt', () => {
  let shop: FakeShop;
  beforeEach(() => {
    shop = new FakeShop();
    scrollTo(0, 0);
  });
  afterEach(() => {
    shop.close();
    localStorage.clear();
  });

  /** A page with a window's height above the prompt, or with the prompt in sight and room for a line. */
  const place = async (where: Place, above = 3000, { count = 1, room = 56 } = {}): Promise<Customer> => {
    const around = await fixture(html`<div lang="vi">
      <div style="height: ${above}px"><a href="#above">Phía trên</a></div>
      ${Array.from({ length: count }, () => html`<an-tam-prompt style="display: block; min-block-size: ${room}px" policy=${shop.policyUrl} endpoint=${shop.endpoint}
        terms="/chinh-sach" later="2d" place=${where}><a href="/lua-chon">Lựa chọn của bạn</a></an-tam-prompt>`)}
      <p class="after">Phía sau</p><div style="height: 1500px"></div></div>`);
    return new Customer(around.querySelector('an-tam-prompt') ?? around);
  };
  const shown = (customer: Customer): boolean => customer.all('.prompt').length === 1;
  const open = async (where: Place = 'flow', above = 3000): Promise<Customer> => {
    const customer = await place(where, above);
    await customer.waits(() => customer.all('.row').length === 3, 'the rows');
    return customer;
  };
  /** Nothing more will come: everything that an element loads has come, and was drawn. */
  const rest = async (customer: Customer): Promise<void> => {
    await customer.waits(() => customer.element.model.is === 'ready', 'it has the policy');
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  };
  const control = (customer: Customer, part: string): HTMLElement => {
    const [found] = customer.all(`[part=${part}]`);
    if (!found) throw new Error(`no ${part}`);
    return found;
  };
  const answerAll = async (customer: Customer): Promise<void> => {
    for (const title of [NEWS, LETTER, SHARING]) {
      customer.press(title, 'refuse');
      await customer.sees(title, /^Không đồng ý ·/);
    }
  };

  for (const where of ['flow', 'foot'] as const) {
    it(`${where}: asks for each clause, its switch off, with two plain answers alike and a way to read it`, async () => {
      const customer = await open(where);
      expect(control(customer, 'title').textContent).to.equal('Cửa hàng muốn hỏi ý bạn 3 điều');
      for (const title of [NEWS, LETTER, SHARING]) {
        expect(customer.isOn(title)).to.equal(false);
        const row = customer.row(title);
        const answers = [...row.querySelectorAll<HTMLElement>('.acts button')];
        expect(answers.map(({ textContent }) => textContent)).to.deep.equal(['Đồng ý', 'Không đồng ý']);
        const [yes, no] = answers.map((answer) => {
          const { fontSize, fontWeight, color, backgroundColor, borderColor, minHeight } = getComputedStyle(answer);
          return { fontSize, fontWeight, color, backgroundColor, borderColor, minHeight };
        });
        expect(yes).to.deep.equal(no);
        expect(row.querySelector('[part=terms]')?.getAttribute('href')).to.match(/^\/chinh-sach#/);
      }
      expect(document.activeElement).to.equal(document.body);
    });

    it(`${where}: is no dialog, and takes no focus when it comes`, async () => {
      const around = await fixture<HTMLInputElement>(html`<input aria-label="x">`);
      around.focus();
      const customer = await open(where);
      expect(document.activeElement).to.equal(around);
      expect(customer.all('dialog, [role=dialog], [role=alertdialog], [aria-modal], [autofocus]')).to.have.length(0);
      expect(control(customer, 'prompt').tagName).to.equal('SECTION');
    });

    it(`${where}: "later" decides nothing, and keeps it away as long as the shop set`, async () => {
      const customer = await open(where);
      control(customer, 'later').click();
      await customer.waits(() => !shown(customer), 'it goes');
      expect(customer.element.root.querySelector('[role=status]')?.textContent).to.equal('Bạn chưa chọn thêm điều gì. Lần khác cửa hàng sẽ hỏi lại.');
      customer.element.remove();
      const again = await place(where);
      await rest(again);
      expect(shown(again)).to.equal(false);
      expect([shop.records.length, again.element.choices?.every(({ standing }) => standing === 'unanswered')]).to.deep.equal([0, true]);
      again.element.remove();
      const key = `an-tam-later ${shop.endpoint}`;
      localStorage.setItem(key, String(Date.now() - 2 * 86_400_000 + 60_000));
      const before = await place(where);
      await rest(before);
      expect(shown(before)).to.equal(false);
      before.element.remove();
      localStorage.setItem(key, String(Date.now() - 2 * 86_400_000 - 1));
      await open(where);
    });

    it(`${where}: stays with what she answered until she closes it, then never comes again`, async () => {
      const customer = await open(where);
      await answerAll(customer);
      await customer.waits(() => customer.all('[part=done]').length === 1, 'it is done');
      expect(control(customer, 'title').textContent).to.equal('Bạn đã chọn xong. Đổi ý lúc nào cũng được.');
      expect(customer.all('[part=later]')).to.have.length(0);
      control(customer, 'done').click();
      await customer.waits(() => !shown(customer), 'it goes');
      customer.element.remove();
      const again = await place(where);
      await rest(again);
      expect(shown(again)).to.equal(false);
    });

    it(`${where}: comes once, however many there are in a page; the next comes when the first is gone`, async () => {
      const first = await place(where, 3000, { count: 3 });
      const prompts = [...document.querySelectorAll('an-tam-prompt')];
      const asking = () => prompts.filter((prompt) => prompt.isConnected && prompt.root.querySelector('.prompt'));
      await first.waits(() => asking().length > 0, 'it comes');
      await rest(first);
      const [one, ...more] = asking();
      expect(more).to.have.length(0);
      one?.remove();
      await first.waits(() => asking().length === 1 && asking()[0] !== one, 'the next');
    });

    it(`${where}: a page that draws it anew gets it again, once`, async () => {
      const customer = await open(where);
      const { element } = customer;
      for (let turn = 0; turn < 5; turn += 1) {
        const parent = element.isConnected ? element.parentElement : document.querySelector('an-tam-prompt')?.parentElement;
        const old = parent?.querySelector('an-tam-prompt');
        const anew = old?.cloneNode(true) as HTMLElement;
        old?.replaceWith(anew);
      }
      await customer.waits(() => document.querySelector('an-tam-prompt')?.root.querySelector('.row'), 'the rows');
      await rest(new Customer(document.querySelector('an-tam-prompt') ?? document.body));
      expect([...document.querySelectorAll('an-tam-prompt')].map(({ root }) => root.querySelectorAll('.prompt').length)).to.deep.equal([1]);
      const { parentElement } = document.querySelector('an-tam-prompt') ?? {};
      parentElement?.append(document.querySelector('an-tam-prompt') ?? '');
      await customer.waits(() => document.querySelector('an-tam-prompt')?.root.querySelectorAll('.prompt').length === 1, 'moved, it still asks');
    });

    it(`${where}: goes when the last answer was given elsewhere in the page`, async () => {
      const customer = await open(where);
      const panel = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
      await panel.sees(NEWS, 'Chưa chọn');
      for (const title of [NEWS, LETTER, SHARING]) {
        panel.press(title, 'refuse');
        await panel.sees(title, /^Không đồng ý ·/);
      }
      await customer.waits(() => !shown(customer), 'it goes');
    });

    it(`${where}: "later" in another tab keeps it away here too`, async () => {
      const customer = await open(where);
      localStorage.setItem(`an-tam-later ${shop.endpoint}`, String(Date.now()));
      dispatchEvent(new StorageEvent('storage', { key: `an-tam-later ${shop.endpoint}` }));
      await customer.waits(() => !shown(customer), 'it goes');
    });

    it(`${where}: announces a version to come, with the old text in force, until she knows of it`, async () => {
      shop.policy = () => new Response(shop.fetched.at(-1)?.endsWith('?before') ? POLICY : COMING);
      const customer = await open(where);
      const announcement = control(customer, 'upcoming');
      expect(announcement.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Chính sách của Quê Nhà sắp có bản mới, áp dụng từ ngày 01/12/2999 Xem trước Tôi đã biết');
      expect(announcement.querySelector('a')?.getAttribute('href')).to.equal('/chinh-sach#an-tam-coming');
      await answerAll(customer);
      expect(shop.records.map(({ policy }) => policy.version)).to.deep.equal(['2026-11-15', '2026-11-15', '2026-11-15']);
      control(customer, 'known').click();
      await customer.waits(() => customer.all('[part=upcoming]').length === 0, 'it is known');
      expect(customer.element.root.activeElement).to.equal(control(customer, 'title'));
      control(customer, 'done').click();
      customer.element.remove();
      const again = await place(where);
      await rest(again);
      expect(shown(again)).to.equal(false);
    });

    it(`${where}: comes for the announcement alone`, async () => {
      shop.policy = () => new Response(shop.fetched.at(-1)?.endsWith('?before') ? POLICY.replaceAll(/ consent=[^}]*/g, '') : COMING);
      const customer = await place(where);
      await customer.waits(() => shown(customer), 'it comes');
      expect(control(customer, 'title').textContent).to.equal('Chính sách của Quê Nhà sắp có bản mới, áp dụng từ ngày 01/12/2999');
      expect(customer.all('[part=later]')).to.have.length(0);
      control(customer, 'known').click();
      await customer.waits(() => !shown(customer), 'it goes');
    });

    it(`${where}: by the keyboard, "later" gives the focus back`, async () => {
      const customer = await open(where);
      const before = document.querySelector<HTMLElement>('[href="#above"]');
      before?.focus({ preventScroll: true });
      customer.all('[part=later]')[0]?.focus();
      await sendKeys({ press: 'Enter' });
      await customer.waits(() => !shown(customer), 'it goes');
      expect(document.activeElement).to.equal(before);
    });
  }

  it('clearing the device clears that it was put off', async () => {
    const customer = await open();
    customer.press(NEWS, 'refuse');
    await customer.sees(NEWS, /ghi nhận/);
    control(customer, 'later').click();
    await customer.waits(() => !shown(customer), 'it goes');
    expect(Object.keys(localStorage)).to.deep.equal([`an-tam-later ${shop.endpoint}`]);
    const panel = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await panel.waits(() => panel.all('[part=clear]').length === 1, 'the button');
    panel.all('[part=clear]')[0]?.click();
    await panel.sees(NEWS, 'Chưa chọn');
    await panel.waits(() => Object.keys(localStorage).length === 0, 'no trace');
  });

  it('in sight it is one line in the room of its fallback, and opens with a press', async () => {
    const customer = await place('flow', 100);
    const after = document.querySelector('.after');
    const top = after?.getBoundingClientRect().top;
    await customer.waits(() => shown(customer), 'the line');
    expect(customer.all('.row')).to.have.length(0);
    expect(after?.getBoundingClientRect().top).to.equal(top);
    control(customer, 'open').click();
    await customer.waits(() => customer.all('.row').length === 3, 'the rows');
    expect(customer.element.root.activeElement).to.equal(control(customer, 'title'));
  });

  it('in sight without room the fallback stays, until the place is out of sight', async () => {
    const customer = await place('flow', 100, { room: 0 });
    const link = customer.element.querySelector('a');
    await rest(customer);
    expect(shown(customer)).to.equal(false);
    expect(customer.all('[role=status]').map(({ textContent }) => textContent)).to.deep.equal(['']);
    expect(link?.checkVisibility()).to.equal(true);
    document.querySelector<HTMLElement>('[href="#above"]')?.parentElement?.style.setProperty('height', '3000px');
    await customer.waits(() => customer.all('.row').length === 3, 'the rows');
  });

  it('what goes by itself in sight leaves its room behind, until it is out of sight', async () => {
    const customer = await open();
    customer.element.scrollIntoView({ behavior: 'instant' });
    await customer.waits(() => customer.element.getBoundingClientRect().top < innerHeight, 'in sight');
    const height = customer.element.offsetHeight;
    localStorage.setItem(`an-tam-later ${shop.endpoint}`, String(Date.now()));
    dispatchEvent(new StorageEvent('storage'));
    await customer.waits(() => !shown(customer), 'it goes');
    expect(customer.element.offsetHeight).to.equal(height);
    scrollTo({ top: 0, behavior: 'instant' });
    await customer.waits(() => customer.element.offsetHeight < height, 'the room is given back');
  });

  it('at the foot it takes at most a third of the window, gives the page its room, and takes it back', async () => {
    const before = document.documentElement.scrollHeight;
    const customer = await open('foot', 100);
    const prompt = control(customer, 'prompt');
    const { bottom, height } = prompt.getBoundingClientRect();
    expect([Math.round(bottom), height <= innerHeight * 0.3301]).to.deep.equal([innerHeight, true]);
    expect(Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockEnd)).to.be.greaterThan(height);
    expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(true);
    control(customer, 'later').click();
    await customer.waits(() => !shown(customer), 'it goes');
    expect(getComputedStyle(document.documentElement).scrollPaddingBlockEnd).to.equal('auto');
    expect(document.documentElement.scrollHeight).not.to.equal(before); // the fixture's own height
  });

  it('at the foot it steps aside from what has the focus', async () => {
    const customer = await open('foot', 100);
    const field = await fixture<HTMLInputElement>(html`<input aria-label="ô" style="position: fixed; bottom: 20px; left: 20px">`);
    field.focus();
    await customer.waits(() => !shown(customer), 'it steps aside');
    field.blur();
    await customer.waits(() => shown(customer), 'it is back');
    expect(customer.all('.row')).to.have.length(3);
  });

  it('asks nothing where the policy has a fault, and tells the owner', async () => {
    shop.policy = POLICY.replace('newsletter', 'News!');
    const customer = await place('flow');
    await rest(customer);
    expect(shown(customer)).to.equal(false);
  });
});
