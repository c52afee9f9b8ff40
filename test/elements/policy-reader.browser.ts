import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { TroubleEvent } from '../../src/elements/events.ts';
import { Customer, FakeShop, POLICY } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';

const FRONT = POLICY.slice(0, POLICY.indexOf('# Chính sách'));

const NESTED = `${FRONT}# Chính sách

## Bản tin {#ban-tin consent=newsletter}

Mỗi tuần tối đa một thư.

### Nội dung

Hàng mới.

#### Từng loại

Rau, quả.

### Nhịp gửi

Sáng thứ Hai.

## Lưu giữ

Ba năm.
`;

const manySections = (count: number): string =>
  `${FRONT}# Dài\n\n${Array.from({ length: count }, (_, at) => `## Mục ${at + 1}\n\nĐoạn ${at + 1}.\n`).join('\n')}`;

describe('the policy reader', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => {
    shop.close();
    history.replaceState(null, '', location.pathname + location.search);
    scrollTo(0, 0);
  });

  const open = async (endpoint: string | undefined = shop.endpoint): Promise<Customer> => new Customer(await fixture(endpoint === ''
    ? html`<an-tam-policy src=${shop.policyUrl}><a href="/chinh-sach">Chính sách</a></an-tam-policy>`
    : html`<an-tam-policy src=${shop.policyUrl} endpoint=${endpoint}><a href="/chinh-sach">Chính sách</a></an-tam-policy>`));
  const shown = async (customer: Customer): Promise<Customer> => {
    await customer.waits(() => customer.all('[part=policy]').length === 1, 'the text is there');
    return customer;
  };
  const whole = async (customer: Customer, sections: number): Promise<Customer> => {
    await customer.waits(() => customer.all('[part=section]').length === sections, `${sections} sections are there`);
    await customer.waits(() => customer.all('[part=print]').length === 1, 'its aids are there');
    await nextFrame();
    await nextFrame();
    return customer;
  };
  const heading = (customer: Customer, id: string): HTMLElement => {
    const found = customer.element.root.getElementById(id);
    if (!found) throw new Error(`no heading #${id}`);
    return found;
  };
  const isInView = (element: HTMLElement): boolean => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= -1 && bottom <= innerHeight + 1;
  };

  it('shows title, dates, reading time, contents and text, in the language of the text', async () => {
    const customer = await shown(await open());
    await customer.sees(NEWS, 'Chưa chọn');
    expect(customer.all('h1').map((title) => title.textContent)).to.deep.equal(['Chính sách của Quê Nhà']);
    const said = customer.all('.meta span').map((span) => span.textContent);
    expect(said).to.deep.equal(['Bản 15/11/2026', 'có hiệu lực từ ngày 20/11/2026', 'đọc khoảng 1\u00a0phút']);
    await customer.waits(() => customer.all('nav a').length > 0, 'the contents');
    expect(customer.all('nav a').map((link) => [link.getAttribute('href'), link.textContent]))
      .to.deep.equal([['#ban-tin', NEWS], ['#thu-rieng', 'Thư riêng'], ['#uu-dai', 'Ưu đãi']]);
    expect(customer.all('[part=section] > p').map((paragraph) => paragraph.textContent))
      .to.deep.equal(['Mỗi tuần tối đa một thư.', 'Gửi tới địa chỉ của bạn.', 'Đối tác gửi ưu đãi.']);
    expect(customer.all('[part=policy]')[0]?.lang).to.equal('vi');
    expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(false);
  });

  it('takes a text that stands in the page from a script block alone: a stranger may have written the rest', async () => {
    const block = document.createElement('a');
    block.dataset['anTamPolicy'] = shop.policyUrl;
    block.textContent = POLICY.replace('# Chính sách', '# Gửi tiền cho tôi');
    document.body.append(block);
    const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy>`));
    await customer.sees(NEWS, 'Chưa chọn');
    block.remove();
    expect(customer.element.root.textContent).not.to.contain('Gửi tiền cho tôi');
    expect(shop.fetched).to.have.length(1);
  });

  it('is no banner of the page: a page has one of its own', async () => {
    const customer = await shown(await open());
    expect(customer.all('[part=header]')[0]?.closest('article, section, aside, main, nav')).not.to.equal(null);
  });

  it('stands the switch below its own clause', async () => {
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    const owner = (title: string): unknown => customer.row(title).closest('[part=section]')?.querySelector('h2')?.id;
    expect([owner(NEWS), owner('Thư riêng'), owner('Ưu đãi')]).to.deep.equal(['ban-tin', 'thu-rieng', 'uu-dai']);
    expect(customer.row(NEWS).previousElementSibling?.textContent).to.equal('Mỗi tuần tối đa một thư.');
  });

  it('stands the switch after the whole clause, headings below it included', async () => {
    shop.policy = NESTED;
    const customer = await open();
    await customer.sees('Bản tin', 'Chưa chọn');
    expect(customer.all('.row')).to.have.length(1);
    expect(customer.row('Bản tin').previousElementSibling?.textContent).to.equal('Sáng thứ Hai.');
    expect(customer.row('Bản tin').closest('section')?.nextElementSibling?.querySelector('h2')?.textContent).to.equal('Lưu giữ');
  });

  it('stands the switch of the last clause at the end, with headings below it', async () => {
    shop.policy = NESTED.slice(0, NESTED.indexOf('## Lưu giữ'));
    const customer = await open();
    await customer.sees('Bản tin', 'Chưa chọn');
    expect(customer.all('[part=section]').at(-1)?.contains(customer.row('Bản tin'))).to.equal(true);
    expect(customer.row('Bản tin').previousElementSibling?.textContent).to.equal('Sáng thứ Hai.');
  });

  it('shows a long document whole', async () => {
    shop.policy = manySections(200);
    const customer = await whole(await open(), 201);
    expect(customer.all('[part=section] h2').map((title) => title.id)).to.deep.equal(Array.from({ length: 200 }, (_, at) => `muc-${at + 1}`));
    await customer.waits(() => customer.all('nav a').length === 200, 'the contents');
  });

  describe('of a long file that is still on its way', () => {
    const LONG = manySections(60).replaceAll(/^Đoạn.*/gm, (line) => `${line} `.repeat(400));
    const half = LONG.lastIndexOf('\n', LONG.length / 2);
    /** A file whose second half comes, or fails to come, when the test says so. */
    const onItsWay = (start = LONG.slice(0, half)): ReadableStreamDefaultController<Uint8Array> => {
      let rest!: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({ start: (controller) => { rest = controller; } });
      rest.enqueue(new TextEncoder().encode(start));
      shop.policy = () => new Response(body, { headers: { 'content-type': 'text/markdown' } });
      return rest;
    };
    const status = (customer: Customer): string | undefined => customer.all('.sections > [role=status]')[0]?.textContent ?? undefined;

    it('shows the start, says that the rest is coming, and asks for nothing until it has come', async () => {
      const rest = onItsWay();
      const customer = await shown(await open());
      expect(customer.all('h1')[0]?.textContent).to.equal('Dài');
      expect(status(customer)).to.equal('Đang tải phần còn lại…');
      expect(customer.all('[role=switch]').length).to.equal(0);
      expect(getComputedStyle(customer.all('.meta span:last-child')[0] as HTMLElement).visibility).to.equal('hidden');
      const { height } = (customer.all('header')[0] as HTMLElement).getBoundingClientRect();
      rest.enqueue(new TextEncoder().encode(LONG.slice(half)));
      rest.close();
      await customer.waits(() => status(customer) === undefined, 'the rest is there');
      expect((customer.all('header')[0] as HTMLElement).getBoundingClientRect().height).to.equal(height);
      expect(getComputedStyle(customer.all('.meta span:last-child')[0] as HTMLElement).visibility).to.equal('visible');
    });

    it('reads the rest only after the frame that shows the start, on a slow device too', async () => {
      shop.policy = LONG;
      const { requestAnimationFrame } = window;
      const atFrame: (string | undefined)[] = [];
      let customer: Customer | undefined;
      window.requestAnimationFrame = (callback) => requestAnimationFrame((time) => setTimeout(() => {
        if (customer && customer.all('.sections').length > 0) atFrame.push(status(customer));
        callback(time);
      }, 500));
      try {
        customer = await open();
        await customer.waits(() => atFrame.length > 0, 'a frame with text');
      } finally {
        window.requestAnimationFrame = requestAnimationFrame;
      }
      expect(atFrame[0]).to.equal('Đang tải phần còn lại…');
    });

    it('ends the start before a heading: what looks like one in a fence is none', async () => {
      const fenced = `${'Đoạn dài hơn một màn hình. '.repeat(150)}\n\n\`\`\`\n# lệnh\n\`\`\`\n\nSau lệnh.\n\n`;
      onItsWay(LONG.replace('## Mục 1\n', `## Mục 1\n\n${fenced}`));
      const customer = await shown(await open());
      expect(status(customer)).to.equal('Đang tải phần còn lại…');
      expect(customer.all('[part=section] p').map((part) => part.textContent)).to.include('Sau lệnh.');
    });

    it('keeps the way to the file in sight, for the rest may never come', async () => {
      onItsWay();
      const customer = await shown(await open());
      const [link] = customer.element.querySelectorAll('a');
      expect(link?.getBoundingClientRect().height).to.be.greaterThan(0);
    });

    it('shows no start in the place of a text that the page itself holds', async () => {
      const rest = onItsWay();
      const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl}><div class="sections"><section>Chữ của trang</section></div></an-tam-policy>`));
      await new Promise((resolve) => { setTimeout(resolve, 400); });
      expect(status(customer)).to.equal(undefined);
      expect(customer.element.querySelector('section')?.getBoundingClientRect().height).to.be.greaterThan(0);
      rest.close();
    });

    it('gives way to the fallback where the rest never comes', async () => {
      const rest = onItsWay();
      const customer = await shown(await open());
      rest.error(new TypeError('the network is gone'));
      await customer.waits(() => customer.all('[part=trouble]').length === 1, 'a sentence');
      expect(customer.all('slot').length).to.equal(1);
      expect(customer.all('[part=policy]').length).to.equal(0);
    });

    it('goes with it where another file is asked for meanwhile', async () => {
      onItsWay();
      const customer = await shown(await open());
      shop.policy = POLICY;
      customer.element.setAttribute('src', `${shop.policyUrl}?2`);
      await customer.waits(() => customer.all('h1')[0]?.textContent?.includes('Chính sách') === true, 'the other file');
      expect(status(customer)).to.equal(undefined);
    });

    for (const [what, start] of [
      ['is no text', LONG.slice(0, half).replace('Đoạn', 'Đo\0n')],
      ['comes to no end', LONG.slice(0, half).replaceAll('\n#', '\n-')],
    ] as const) {
      it(`shows nothing of a start that ${what}`, async () => {
        onItsWay(start);
        const customer = await open();
        await new Promise((resolve) => { setTimeout(resolve, 500); });
        expect(customer.all('[part=policy]').length).to.equal(0);
        expect(customer.all('slot').length).to.equal(1);
      });
    }

    it('is not shown over another file that was read meanwhile', async () => {
      let begin!: (answer: Response) => void;
      shop.policy = () => new Promise<Response>((resolve) => { begin = resolve; });
      const customer = await open();
      shop.policy = POLICY;
      customer.element.setAttribute('src', `${shop.policyUrl}?2`);
      await customer.waits(() => customer.all('[part=print]').length === 1, 'the other file');
      const sections = customer.all('[part=section]').length;
      begin(new Response(LONG, { headers: { 'content-type': 'text/markdown' } }));
      await nextFrame();
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      customer.element.update();
      await customer.element.updateComplete;
      expect(customer.all('[part=section]').length).to.equal(sections);
      expect(customer.all('[part=print]').length).to.equal(1);
    });
  });

  it('brings the heading that the address names into view, and gives it the focus', async () => {
    shop.policy = manySections(200);
    history.replaceState(null, '', '#muc-150');
    const customer = await whole(await open(), 201);
    expect(customer.element.root.activeElement).to.equal(heading(customer, 'muc-150'));
    expect(isInView(heading(customer, 'muc-150'))).to.equal(true);
  });

  it('follows the address when it changes', async () => {
    shop.policy = manySections(60);
    const customer = await whole(await open(), 61);
    location.hash = '#muc-50';
    await customer.waits(() => customer.element.root.activeElement === heading(customer, 'muc-50'), 'the heading has the focus');
    expect(isInView(heading(customer, 'muc-50'))).to.equal(true);
  });

  it('follows links to fragments, also a second time and from the page around it', async () => {
    shop.policy = manySections(60);
    const customer = await whole(await open(), 61);
    const outside = await fixture<HTMLAnchorElement>(html`<a href="#muc-40">Mục 40</a>`);
    for (const link of [customer.all('nav a[href="#muc-40"]')[0], customer.all('nav a[href="#muc-40"]')[0], outside, outside]) {
      scrollTo(0, 0);
      (customer.element.root.activeElement as HTMLElement | null)?.blur();
      link?.click();
      await customer.waits(() => customer.element.root.activeElement === heading(customer, 'muc-40'), 'the heading has the focus');
      expect(isInView(heading(customer, 'muc-40'))).to.equal(true);
    }
  });

  it('leaves the focus alone where the address names nothing of this text', async () => {
    history.replaceState(null, '', '#khac');
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Tìm">`);
    field.focus();
    await whole(await open(), 4);
    expect(document.activeElement).to.equal(field);
  });

  it('shows the text of a policy with an error, without a switch, and says so', async () => {
    shop.policy = POLICY.replace('consent=newsletter', 'consent=Newsletter!');
    const heard: string[] = [];
    const listen = ({ code, message }: TroubleEvent): void => void heard.push(`${code} ${message}`);
    addEventListener('an-tam-error', listen as EventListener);
    const customer = await shown(await open());
    await customer.waits(() => heard.length > 0, 'the page\'s owner hears of it');
    removeEventListener('an-tam-error', listen as EventListener);
    expect(customer.all('.trouble')[0]?.textContent).to.equal('Văn bản này đang có chỗ sai sót, nên cửa hàng tạm chưa nhận lựa chọn của bạn.');
    expect(customer.all('[role=switch]')).to.have.length(0);
    expect(customer.element.root.textContent).to.contain('Mỗi tuần tối đa một thư.');
    expect(heard.join()).to.match(/^policy-broken http.*\.md:11: /);
  });

  it('only reads where no endpoint is named, and finds nothing wrong with that', async () => {
    const heard: string[] = [];
    const listen = (event: TroubleEvent): void => void heard.push(event.code);
    addEventListener('an-tam-error', listen);
    const customer = await whole(await open(''), 4);
    await new Promise((resolve) => { setTimeout(resolve, 100); }); // what would be said of it comes by a file of its own
    removeEventListener('an-tam-error', listen);
    expect(heard).to.deep.equal([]);
    expect(customer.all('.trouble')).to.have.length(0);
    expect(customer.all('[role=switch]')).to.have.length(0);
    expect(customer.element.root.textContent).to.contain('Mỗi tuần tối đa một thư.');
    expect(customer.element.session).to.equal(undefined);
  });

  for (const [what, policy, code] of [
    ['is not there', 404, 'policy-not-found'],
    ['fails', 500, 'policy-unreachable'],
    ['is a web page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), 'policy-not-text'],
    ['is larger than 1 MiB', 'a'.repeat(1024 * 1024 + 1), 'policy-too-large'],
    ['can not be fetched', () => { throw new TypeError('Failed to fetch'); }, 'policy-unreachable'],
  ] as const) {
    it(`keeps the plain link where the policy ${what}`, async () => {
      shop.policy = policy;
      const heard = new Promise<TroubleEvent>((resolve) => addEventListener('an-tam-error', (event) => resolve(event), { once: true }));
      const customer = await open();
      expect((await heard).code).to.equal(code);
      await customer.waits(() => customer.all('.trouble').length === 1, 'the sentence');
      expect(customer.all('.trouble')[0]?.textContent).to.equal('Chưa tải được chính sách. Bạn thử tải lại trang nhé.');
      expect(customer.element.querySelector('a')?.checkVisibility()).to.equal(true);
    });
  }

  it('agrees with a panel on the same page, both ways', async () => {
    const reader = await open();
    await reader.sees(NEWS, 'Chưa chọn');
    const panel = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
    await panel.sees(NEWS, 'Chưa chọn');
    reader.press(NEWS, 'switch');
    await panel.sees(NEWS, 'ghi nhận');
    expect(panel.isOn(NEWS)).to.equal(true);
    expect(panel.status(NEWS)).to.equal(reader.status(NEWS));
    panel.press(NEWS, 'switch');
    await reader.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
    expect(shop.told).to.deep.equal(['newsletter granted', 'newsletter withdrawn']);
  });

  it('asks once for a file that several elements show', async () => {
    const [one, other] = [await open(), await open()];
    await Promise.all([shown(one), shown(other)]);
    expect(shop.fetched).to.deep.equal([shop.policyUrl]);
  });

  it('works again after it was taken out and put back', async () => {
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    const { element } = customer;
    const place = element.parentElement;
    element.remove();
    await nextFrame();
    place?.append(element);
    await nextFrame();
    await customer.sees(NEWS, 'Chưa chọn');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'ghi nhận');
    location.hash = '#uu-dai';
    await customer.waits(() => element.root.activeElement === heading(customer, 'uu-dai'), 'the heading has the focus');
  });

  it('shows another file when src changes, with its own switches', async () => {
    const customer = await open();
    await customer.sees(NEWS, 'Chưa chọn');
    shop.policy = NESTED;
    customer.element.setAttribute('src', `${shop.policyUrl}?2`);
    await customer.sees('Bản tin', 'Chưa chọn');
    await whole(customer, 6);
    expect(customer.all('.row')).to.have.length(1);
    customer.press('Bản tin', 'switch');
    await customer.sees('Bản tin', 'ghi nhận');
    expect(shop.records[0]?.decisions[0]?.clause.title).to.equal('Bản tin');
  });

  it('shows the last of two files that src named in a row', async () => {
    const customer = await open();
    shop.policy = NESTED;
    customer.element.setAttribute('src', `${shop.policyUrl}?2`);
    await customer.sees('Bản tin', 'Chưa chọn');
    await nextFrame();
    expect(customer.all('h1')[0]?.textContent).to.equal('Chính sách');
  });
});
