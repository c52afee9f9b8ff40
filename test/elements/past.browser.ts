import { expect, fixture, html } from '@open-wc/testing';
import type { GuestDialog } from '../../src/elements/guest-dialog.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { Customer, FakeShop, POLICY, tokenOf, waits } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';
const OFFER = 'Ưu đãi';

const held = (record: ConsentRecord, position: number, unknown: readonly string[] = []) =>
  ({ record, received_at: '2026-11-22T03:05:00.000Z', position, unknown_clauses: unknown, receipt: 'a.b.c' });

describe('what was chosen before', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => {
    shop.close();
    for (const dialog of document.querySelectorAll('an-tam-dialog')) dialog.remove();
  });

  const open = async (token?: () => string): Promise<Customer> => {
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint} .token=${token}></an-tam-consent>`));
    await customer.sees(NEWS, 'Chưa chọn');
    return customer;
  };
  const chosen = async (): Promise<Customer> => {
    const customer = await open();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    return customer;
  };
  const tell = (...records: readonly unknown[]): void =>
    void shop.below.set('history', () => Response.json({ subject: {}, records, next: null }));
  const list = (customer: Customer): readonly string[] => [...customer.row(NEWS).querySelectorAll('.history li')].map((item) => item.textContent.replace(/\s+/g, ' ').trim());
  const dialog = async (): Promise<GuestDialog> => {
    await waits(() => document.querySelector<GuestDialog>('an-tam-dialog')?.dialog?.open, 'a dialog opens');
    return document.querySelector('an-tam-dialog') as GuestDialog;
  };
  const receiptOf = async (customer: Customer): Promise<ShadowRoot> => {
    customer.press(NEWS, 'receipt');
    return (await dialog()).root;
  };
  const words = (root: ShadowRoot): string => (root.querySelector('dialog')?.textContent ?? '').replace(/\s+/g, ' ');

  it('is not spoken of before there is a choice', async () => {
    const customer = await open();
    expect(customer.all('[part=history], [part=receipt]')).to.have.length(0);
  });

  it('has receipt, clause and history on one line below the choice, on a phone too', async () => {
    const customer = await chosen();
    customer.element.setAttribute('terms', '/chinh-sach');
    customer.element.style.width = '288px';
    const ways = (): HTMLElement[] => [...customer.row(NEWS).querySelectorAll<HTMLElement>('.acts :is(a, button)')];
    await customer.waits(() => ways().length === 3, 'three ways');
    expect(ways().map(({ textContent }) => textContent)).to.deep.equal(['Biên nhận', 'Điều khoản', 'Lịch sử']);
    const [first, ...others] = ways().map((way) => way.getBoundingClientRect());
    for (const { top, bottom } of others) expect((top + bottom) / 2).to.be.closeTo(((first?.top ?? 0) + (first?.bottom ?? 0)) / 2, 1);
  });

  it('is on nobody else\'s screen, though it was being read as she came', async () => {
    const customer = await open(() => tokenOf('lan'));
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    customer.element.token = () => tokenOf('minh');
    await customer.sees(NEWS, 'Chưa chọn');
    customer.press(NEWS, 'refuse');
    await customer.sees(NEWS, 'Không đồng ý · Cửa hàng đã ghi nhận');
    customer.element.token = () => tokenOf('lan');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    let answer = (): void => {};
    const late = new Promise<Response>((resolve) => { answer = () => resolve(new Response(null, { status: 503 })); });
    shop.below.set('history', () => late as unknown as Response);
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer).length === 1, 'what the device knows of hers');
    expect(list(customer)[0]).to.match(/^Đồng ý/);
    customer.element.token = () => tokenOf('minh');
    await customer.sees(NEWS, 'Không đồng ý · Cửa hàng đã ghi nhận');
    expect(list(customer)).to.deep.equal([]);
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer)[0]?.startsWith('Không đồng ý'), 'his own past');
    answer();
    await customer.waits(() => customer.row(NEWS).querySelector('.history .note')?.textContent.includes('hỏi') ?? customer.all('.history button').length > 1, 'the endpoint answered');
    expect(list(customer).map((line) => line.slice(0, 12))).to.deep.equal(['Không đồng ý']);
  });

  it('is listed with the latest first, and what device and shop know told apart', async () => {
    const customer = await chosen();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
    const [grant, withdrawal] = shop.records as [ConsentRecord, ConsentRecord];
    const elsewhere = { ...grant, id: `${grant.id.slice(0, -1)}x`, decided_at: '2020-01-01T00:00:00.000Z' } as unknown as ConsentRecord;
    tell(held(withdrawal, 2), held(elsewhere, 1));
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer).length === 3, 'three choices');
    expect(list(customer)[0]).to.match(/^Đã rút đồng ý · .* · đang có hiệu lực Máy này và cửa hàng đều lưu lựa chọn này\. Cửa hàng ghi nhận lúc \d\d:05, 22\/11\/2026 Biên nhận$/);
    expect(list(customer)[1]).to.match(/^Đồng ý · .* Máy này đã có biên nhận, nhưng sổ của cửa hàng không có lựa chọn này Biên nhận$/);
    expect(list(customer)[2]).to.match(/^Đồng ý · .*2020 Cửa hàng có, máy này thì không: bạn chọn ở nơi khác\./);
    expect(customer.row(NEWS).querySelector('[part=history]')?.getAttribute('aria-expanded')).to.equal('true');
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer).length === 0, 'it closes');
  });

  it('says that a grant which the shop keeps and does not count counts for nothing', async () => {
    const customer = await chosen();
    tell(held(shop.records[0] as ConsentRecord, 1, ['newsletter']));
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer)[0]?.includes('Cửa hàng giữ lại nhưng không tính'), 'it says so');
  });

  for (const [status, sentence] of [[404, 'Cửa hàng không cho xem lịch sử ở đây'], [401, 'Cửa hàng chưa biết bạn là ai'], [500, 'Chưa hỏi được cửa hàng']] as const) {
    it(`is what this device remembers where the endpoint answers ${status}, and says so`, async () => {
      const customer = await chosen();
      shop.below.set('history', () => new Response(null, { status }));
      customer.press(NEWS, 'history');
      await customer.waits(() => customer.row(NEWS).querySelector('.history .note')?.textContent.includes(sentence), sentence);
      expect(list(customer)[0]).to.match(/Cửa hàng đã ghi nhận lúc \d\d:05, 22\/11\/2026 Biên nhận$/);
    });
  }

  it('follows a choice that is made while it is open', async () => {
    const customer = await chosen();
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer).length === 1, 'one choice');
    customer.press(NEWS, 'switch');
    await customer.waits(() => list(customer).length === 2 && list(customer)[0]?.startsWith('Đã rút đồng ý'), 'two choices');
  });

  it('that is open when the device is cleared no longer says that the device has it', async () => {
    shop.subject = { kind: 'account', id: 'lan' };
    const customer = await open(() => tokenOf('lan'));
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
    const [made] = shop.records as [ConsentRecord];
    shop.choices = [{ purpose: 'newsletter', state: 'granted', clause: made.decisions[0]?.clause, decided_at: made.decided_at,
      received_at: '2026-11-22T03:05:00.000Z', record: made.id }];
    tell(held(made, 1));
    customer.press(NEWS, 'history');
    await customer.waits(() => list(customer)[0]?.includes('Máy này và cửa hàng đều lưu'), 'both have it');
    customer.all('[part=clear]')[0]?.click();
    await customer.waits(() => customer.all('.foot')[0]?.textContent?.includes('Đã xóa'), 'cleared');
    await customer.waits(() => !customer.row(NEWS).textContent.includes('Máy này và cửa hàng đều lưu'), 'it is read anew, or closed');
    expect(list(customer).join()).not.to.contain('Máy này và cửa hàng');
  });

  it('shows what waits on this device as not yet received, and its record as no receipt', async () => {
    shop.answer = () => new Response(null, { status: 503 });
    const customer = await open();
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'cửa hàng đang bận');
    expect(customer.row(NEWS).querySelector('[part=receipt]')).to.equal(null);
    tell();
    customer.press(NEWS, 'history');
    await customer.waits(() => /cửa hàng đang bận.*Xem bản ghi$/.test(list(customer)[0] ?? ''), 'it waits');
    customer.row(NEWS).querySelector<HTMLElement>('.history li button')?.click();
    const { root } = await dialog();
    expect(root.querySelector('h2')?.textContent).to.equal('Bản ghi lựa chọn');
    expect(words(root)).to.contain('Đây chưa phải biên nhận');
    expect(words(root)).not.to.contain('Chữ ký');
  });

  it('a receipt says who, which words, which act, both times, the place, and what was checked', async () => {
    const customer = await chosen();
    const root = await receiptOf(customer);
    await waits(() => root.querySelector('blockquote.text p') && words(root).includes('Đúng lời văn') && words(root).includes('Chưa kiểm tra được'),
      'the words are there, and they and the signature were looked at');
    const [record] = shop.records as [ConsentRecord];
    expect(root.querySelector('h2')?.textContent).to.equal('Biên nhận lựa chọn');
    const said = words(root);
    expect(said).to.match(/số [0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}/);
    for (const part of [`Đồng ý · ${NEWS}`, 'Máy này, khi chưa đăng nhập', `Bấm “${NEWS}”. Trước đó mục này tắt.`, 'Lựa chọn thứ 1 của bạn', record.id,
      `Chính sách của Quê Nhà, bản 15/11/2026${shop.policyUrl}`, 'SHA-256 ', 'Chưa kiểm tra được trên máy này', 'Đúng lời văn đã hiện trên màn hình']) expect(said).to.contain(part);
    expect(said).to.match(/Cửa hàng ghi nhận lúc ?\d\d:05:00 ngày 22\/11\/2026 \((giờ Việt Nam, )?UTC[+-]\d\d:\d\d\)/);
    expect(said.match(/UTC[+-]\d\d:\d\d/g)).to.have.length(2);
    expect(root.querySelector('blockquote.text')?.textContent).to.contain('Mỗi tuần tối đa một thư.');
    expect(root.querySelector('blockquote.text')?.textContent).not.to.contain('consent=newsletter');
  });

  it('a receipt says of each choice what was pressed, and that it was off only where it was', async () => {
    const customer = await chosen();
    const said = async (): Promise<string> => {
      const root = await receiptOf(customer);
      const how = [...root.querySelectorAll('dt')].find(({ textContent }) => textContent === 'Cách chọn')?.nextElementSibling?.textContent ?? '';
      (await dialog()).close();
      await waits(() => !document.querySelector('an-tam-dialog'), 'it closes');
      return how;
    };
    expect(await said()).to.equal(`Bấm “${NEWS}”. Trước đó mục này tắt.`);
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
    expect(await said()).to.equal(`Bấm “${NEWS}” để rút đồng ý.`);
    customer.press(OFFER, 'refuse');
    await customer.sees(OFFER, 'Không đồng ý · Cửa hàng đã ghi nhận');
    customer.press(OFFER, 'receipt');
    expect(words((await dialog()).root)).to.contain('Bấm “Không đồng ý”.');
    expect(words((await dialog()).root)).not.to.contain('Trước đó');
  });

  it('a receipt shows the words without their markup, and says of what the digest is', async () => {
    const marked = '- **Ai nhận:** [Bếp Ven Sông](#bep).';
    shop.policy = POLICY.replace('Mỗi tuần tối đa một thư.', marked);
    const customer = await chosen();
    const root = await receiptOf(customer);
    await waits(() => root.querySelector('blockquote.text p'), 'the words are there');
    expect(root.querySelector('blockquote.text')?.textContent).to.equal('• Ai nhận: Bếp Ven Sông.');
    expect(words(root)).to.contain('Dấu nhận dạng là của nguyên văn');
  });

  it('an open dialog follows the page into another scheme', async () => {
    const heard: (() => void)[] = [];
    const { matchMedia: real } = globalThis;
    globalThis.matchMedia = (query) => Object.assign(real.call(globalThis, query), {
      addEventListener: (_: string, listener: () => void) => void (query.includes('dark') && heard.push(listener)),
    });
    try {
      const customer = await chosen();
      const { host } = await receiptOf(customer);
      Object.assign(document.body.style, { background: '#16181d', color: '#eceae4' });
      for (const listener of heard) listener();
      expect(getComputedStyle(host).color).to.equal('rgb(236, 234, 228)');
      expect(getComputedStyle(host.shadowRoot?.querySelector('dialog') as Element).backgroundColor).to.equal('rgb(22, 24, 29)');
    } finally {
      document.body.removeAttribute('style');
      globalThis.matchMedia = real;
    }
  });

  it('a receipt of a choice that another device made takes its words from the endpoint, and only if they are the ones', async () => {
    const customer = await chosen();
    const [made] = shop.records as [ConsentRecord];
    const text = '## Nhận bản tin {#ban-tin consent=newsletter}\n\nMỗi tuần tối đa một thư.\n';
    const { sha256 } = made.decisions[0]?.clause ?? { sha256: '' };
    customer.element.remove();
    const record = { ...made, subject: { kind: 'account', id: 'lan' } } as ConsentRecord;
    shop.choices = [{ purpose: 'newsletter', state: 'granted', clause: made.decisions[0]?.clause, decided_at: made.decided_at,
      received_at: '2026-11-22T03:05:00.000Z', record: made.id }];
    shop.subject = record.subject;
    tell(held(record, 7));
    shop.below.set(`clauses/${sha256}`, () => new Response('## Lời khác\n'));
    const other = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint} .token=${() => tokenOf('lan')}></an-tam-consent>`));
    await other.sees(NEWS, /^Đồng ý · Cửa hàng đã ghi nhận lúc \d\d:05, 22\/11\/2026$/);
    let root = await receiptOf(other);
    await waits(() => words(root).includes('không khớp với bản ghi, nên không đưa vào đây'), 'other words are not the clause');
    expect(words(root)).to.contain('Tài khoản lan');
    expect(words(root)).to.contain('Lựa chọn thứ 7');
    (await dialog()).close();
    await waits(() => !document.querySelector('an-tam-dialog'), 'it closes');
    shop.below.set(`clauses/${sha256}`, () => new Response(text));
    root = await receiptOf(other);
    await waits(() => root.querySelector('blockquote.text')?.textContent.includes('Mỗi tuần tối đa một thư.'), 'the words themselves');
  });

  it('a receipt that the endpoint does not tell of is not opened: the row says so, and nobody is told that a file is missing', async () => {
    shop.subject = { kind: 'account', id: 'lan' };
    shop.choices = [{ purpose: 'newsletter', state: 'withdrawn', clause: { id: 'ban-tin', sha256: '0'.repeat(64), title: NEWS },
      decided_at: '2026-11-22T03:04:00.000Z', received_at: '2026-11-22T03:05:00.000Z', record: '01939f2e-7c1a-7b3e-9d55-0d9a6a3c1f20' }];
    shop.below.set('history', () => new Response(null, { status: 404 }));
    const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint} .token=${() => tokenOf('lan')}></an-tam-consent>`));
    const troubles: string[] = [];
    customer.element.addEventListener('an-tam-error', ({ code }) => troubles.push(code));
    await customer.sees(NEWS, 'Đã rút đồng ý');
    customer.press(NEWS, 'receipt');
    await customer.waits(() => customer.row(NEWS).textContent.includes('Chưa mở được'), 'it says so');
    await new Promise((resolve) => { setTimeout(resolve, 100); }); // what would be said of it comes by a file of its own
    expect(troubles).to.deep.equal([]);
    expect(document.querySelector('an-tam-dialog')).to.equal(null);
  });

  it('a receipt gives the focus back, by Esc and by its button, and leaves nothing on the page', async () => {
    const sheets = document.adoptedStyleSheets.length;
    const customer = await chosen();
    for (const close of [(shown: GuestDialog) => shown.root.querySelector<HTMLElement>('.close')?.click(), (shown: GuestDialog) => shown.close()]) {
      const root = await receiptOf(customer);
      await waits(() => root.activeElement?.id === 'an-tam-dialog-title', 'the title has the focus');
      close(await dialog());
      await waits(() => customer.element.root.activeElement?.getAttribute('part') === 'receipt', 'the focus is back');
      await waits(() => !document.querySelector('an-tam-dialog') && document.adoptedStyleSheets.length === sheets, 'nothing is left');
    }
  });

  it('a receipt is copied as text, and says so where it can not be', async () => {
    const customer = await chosen();
    const root = await receiptOf(customer);
    await waits(() => root.querySelector('blockquote.text p'), 'the words are there');
    const copied: string[] = [];
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
    const press = (): void => root.querySelectorAll<HTMLElement>('.acts button')[1]?.click();
    const said = (): string => root.querySelector('.acts [role=status]')?.textContent ?? '';
    try {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
      press();
      await waits(() => said() === 'Đã chép.', 'it says so');
      expect(copied[0]).to.match(/^Biên nhận lựa chọn \(số /);
      expect(copied[0]).to.contain('Mỗi tuần tối đa một thư.');
      expect(copied[0]).not.to.contain('##');
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('no')) } });
      press();
      await waits(() => said().startsWith('Trình duyệt không cho chép'), 'it says that it could not');
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
      if (own) Object.defineProperty(Navigator.prototype, 'clipboard', own);
    }
  });

  it('a receipt is saved as a file for other programs', async () => {
    const customer = await chosen();
    const root = await receiptOf(customer);
    await waits(() => root.querySelector('blockquote.text p'), 'the words are there');
    const blobs: Blob[] = [];
    const { createObjectURL } = URL;
    const names: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    try {
      URL.createObjectURL = (blob: Blob) => {
        blobs.push(blob);
        return '#';
      };
      HTMLAnchorElement.prototype.click = function save(this: HTMLAnchorElement) { names.push(this.download); };
      root.querySelectorAll<HTMLElement>('.acts button')[2]?.click();
    } finally {
      Object.assign(URL, { createObjectURL });
      Object.assign(HTMLAnchorElement.prototype, { click });
    }
    expect(names[0]).to.match(/^bien-nhan-[0-9A-Z]{3}-[0-9A-Z]{3}\.json$/);
    const file = JSON.parse(await blobs[0]?.text() ?? '') as Record<string, unknown>;
    expect(file['record']).to.deep.equal(shop.records[0]);
    expect(file['receipt']).to.equal('a.b.c');
    expect(String(file['clause'])).to.contain('consent=newsletter');
    expect(file['kantara_consent_receipt']).to.have.property('consentReceiptID', shop.records[0]?.id);
  });

  for (const paper of ['#fffdf8', '#16181d']) {
    it(`history and receipt can be used by everybody, on ${paper}`, async function () {
      this.timeout(20_000);
      const customer = await chosen();
      tell(held(shop.records[0] as ConsentRecord, 1));
      const ink = paper === '#16181d' ? '#eceae4' : '#1d1a16';
      Object.assign(document.body.style, { background: paper, color: ink });
      try {
        customer.press(NEWS, 'history');
        await customer.waits(() => list(customer)[0]?.includes('Máy này và cửa hàng đều lưu'), 'the list');
        await expect(customer.element).to.be.accessible();
        const root = await receiptOf(customer);
        await waits(() => root.querySelector('blockquote.text p'), 'the words are there');
        expect(getComputedStyle(root.querySelector('dialog') as Element).backgroundColor).to.equal(getComputedStyle(document.body).backgroundColor);
        await expect(root.host).to.be.accessible();
        for (const control of [...customer.all('.link'), ...root.querySelectorAll('button')]) {
          expect(control.getBoundingClientRect().height, control.outerHTML).to.be.at.least(43.99);
        }
      } finally {
        document.body.removeAttribute('style');
      }
    });
  }
});
