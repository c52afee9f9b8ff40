import { expect, fixture, html } from '@open-wc/testing';
import type { RequestRecord, StandingRequest } from '../../src/record/request-record.ts';
import { Customer, FakeShop, POLICY, tokenOf } from './page-under-test.ts';

const ASKING = `${POLICY}
## Sửa dữ liệu {#sua request=correct}

Bạn cho biết chỗ sai.

## Xem dữ liệu {#xem request=see}

Bạn xem ở đây.

## Báo lỗi {#loi request=vulnerability}

Xin giữ kín.
`;

const promised = { number: '7K2-94Q', due: { answer_by: '2026-11-24', done_by: '2026-12-02' } };
const DUE = /Cửa hàng đã nhận lúc .* Trả lời chậm nhất ngày 24\/11\/2026, làm xong chậm nhất ngày 02\/12\/2026\./;

describe('a request under its clause', () => {
  let shop: FakeShop;
  beforeEach(() => {
    shop = new FakeShop();
    shop.policy = ASKING;
    shop.answer = ({ id }) =>
      Response.json({ id, received_at: '2026-11-22T03:05:00.000Z', position: 1, receipt: 'a.b.c', ...promised }, { status: 201 });
  });
  afterEach(() => shop.close());

  const sent = (): readonly RequestRecord[] => shop.records as unknown as readonly RequestRecord[];
  const open = async (endpoint = shop.endpoint): Promise<Customer> => {
    const customer = new Customer(await fixture(html`<an-tam-policy src=${shop.policyUrl} endpoint=${endpoint}><a href="/p">p</a></an-tam-policy>`));
    await customer.waits(() => customer.all('article').length === 1, 'the text');
    if (endpoint) await customer.waits(() => customer.all('[part=request]').length === 3, 'the buttons');
    return customer;
  };
  const field = (customer: Customer, name: string): HTMLInputElement => {
    const found = customer.all(`form [name=${name}]`)[0];
    if (!found) throw new Error(`no field ${name}`);
    return found as HTMLInputElement;
  };
  const asks = async (customer: Customer, clause = 'sua'): Promise<void> => {
    customer.all(`#an-tam-ask-${clause}`)[0]?.click();
    await customer.waits(() => customer.all('form textarea').length === 1, 'the form');
  };
  const sends = (customer: Customer, message: string, contact = 'lan@example.vn'): void => {
    field(customer, 'message').value = message;
    if (customer.all('form [name=contact]').length > 0) field(customer, 'contact').value = contact;
    customer.all('[part=send]')[0]?.click();
  };
  const fates = (customer: Customer): readonly string[] => customer.all('.asks [role=status]').map(({ textContent }) => textContent ?? '');
  const sees = (customer: Customer, words: RegExp | string): Promise<void> => customer.waits(
    () => fates(customer).some((fate) => (words instanceof RegExp ? words.test(fate) : fate.includes(words))),
    `it says ${words}`);
  const focused = (customer: Customer): Element | null => customer.element.root.activeElement;

  it('is a quiet button; nothing is asked of the endpoint and nothing kept before it is pressed', async () => {
    const customer = await open();
    expect(customer.all('[part=request]').map(({ textContent }) => textContent)).to.deep.equal(
      ['Gửi yêu cầu sửa dữ liệu', 'Gửi yêu cầu xem dữ liệu', 'Báo lỗi bảo mật']);
    expect(customer.all('form, .asks, [part=show-held]')).to.deep.equal([]);
    expect([shop.records.length, shop.besides.length]).to.deep.equal([0, 0]);
    expect((await indexedDB.databases()).some(({ name }) => name?.includes(shop.endpoint))).to.equal(false);
  });

  it('is not offered where nothing could be sent', async () => {
    const customer = await open('');
    expect(customer.all('[part=request]')).to.deep.equal([]);
  });

  it('opens in place with the focus in it; Esc closes it, and the focus is on its button', async () => {
    const customer = await open();
    await asks(customer);
    await customer.waits(() => focused(customer) === field(customer, 'message'), 'the focus');
    expect(customer.all('#an-tam-ask-sua')[0]?.getAttribute('aria-expanded')).to.equal('true');
    field(customer, 'message').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await customer.waits(() => customer.all('form').length === 0 && focused(customer)?.id === 'an-tam-ask-sua', 'closed');
    expect(sent()).to.deep.equal([]);
  });

  it('says what is missing at its field, and keeps what was written', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, '  ');
    await customer.waits(() => customer.all('#sua-message-fault')[0]?.textContent !== '', 'the fault');
    expect(focused(customer)).to.equal(field(customer, 'message'));
    sends(customer, 'Tên tôi là Lan.', 'lan@');
    await customer.waits(() => customer.all('#sua-contact-fault')[0]?.textContent !== '', 'the fault');
    expect(field(customer, 'contact').getAttribute('aria-invalid')).to.equal('true');
    expect(field(customer, 'message').value).to.equal('Tên tôi là Lan.');
    expect(sent()).to.deep.equal([]);
  });

  it('arrives with the clause\'s words, and comes back with its number and dates, the focus on it', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, ' Tên tôi là Lân. '.normalize('NFD'), '0912 345 678');
    await sees(customer, DUE);
    const [record] = sent();
    expect([record?.schema, record?.kind, record?.message, record?.contact]).to.deep.equal(
      ['an-tam/request/1', 'correct', 'Tên tôi là Lân.', { phone: '+84912345678' }]);
    expect([record?.clause.id, record?.clause.title, record?.policy.version]).to.deep.equal(['sua', 'Sửa dữ liệu', '2026-11-15']);
    expect(record?.clause.sha256).to.match(/^[0-9a-f]{64}$/);
    expect(customer.all('.asks b')[0]?.textContent).to.equal('Số 7K2-94Q');
    await customer.waits(() => focused(customer)?.id === `an-tam-asked-${record?.id}`, 'the focus');
    expect(customer.all('form')).to.deep.equal([]);
  });

  it('is still known after a reload, number and all, from this device alone', async () => {
    shop.beside = () => new Response(null, { status: 404 });
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    customer.element.remove();
    const again = await open();
    await sees(again, DUE);
    expect(again.all('.asks b')[0]?.textContent).to.equal('Số 7K2-94Q');
    expect(again.all('.asks .own')).to.deep.equal([], 'its words are gone from the device');
  });

  it('waits where the shop is busy, with its words, and says so after a reload', async () => {
    shop.answer = () => new Response(null, { status: 503 });
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, 'Cửa hàng đang bận');
    expect(customer.all('.asks b')[0]?.textContent).to.equal('Chưa có số tiếp nhận');
    customer.element.remove();
    const again = await open();
    await sees(again, 'Cửa hàng đang bận');
    expect(again.all('.asks .own')[0]?.textContent).to.equal('Tên tôi là Lan.');
  });

  it('that was refused says why, and is sent again when asked', async () => {
    shop.answer = () => Response.json({ code: 'x', detail: 'hết giấy' }, { status: 422 });
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, 'Cửa hàng chưa nhận được: hết giấy');
    shop.answer = ({ id }) => Response.json({ id, received_at: '2026-11-22T03:05:00.000Z', position: 1, receipt: 'a.b.c', ...promised });
    customer.all('.asks [part=retry]')[0]?.click();
    await sees(customer, DUE);
    expect(new Set(sent().map(({ id }) => id)).size).to.equal(1);
  });

  it('needs no words to see, and nobody\'s name to report a fault; a signed-in customer gives no address', async () => {
    const customer = await open();
    await asks(customer, 'xem');
    sends(customer, '');
    await sees(customer, DUE);
    await asks(customer, 'loi');
    sends(customer, 'Thấy lỗi', '');
    await customer.waits(() => sent().length === 2, 'both');
    expect(sent()[1]?.contact).to.equal(undefined);
    customer.element.token = () => tokenOf('lan');
    await customer.waits(() => shop.besides.some(({ headers }) => new Headers(headers).has('authorization')), 'asked as lan');
    expect(customer.all('.asks')).to.deep.equal([], 'lan sees none of the device\'s');
    await asks(customer);
    expect(customer.all('form [name=contact]')).to.deep.equal([]);
    sends(customer, 'Sửa giúp');
    await customer.waits(() => sent().length === 3, 'the third');
    expect(sent()[2]?.subject).to.deep.equal({ kind: 'account', id: 'lan' });
  });

  it('shows the shop\'s answer, as it was told', async () => {
    const told = (id: string): StandingRequest => ({
      id, ...promised, kind: 'correct', message: 'Tên tôi là Lan.', clause: { id: 'sua', sha256: 'a'.repeat(64), title: 'Sửa' },
      made_at: '2026-11-22T03:04:00.000Z', received_at: '2026-11-22T03:05:00.000Z', state: 'done',
      events: [{ state: 'done', words: 'Đã sửa <b>tên</b>.', at: '2026-11-23T03:05:00.000Z' }],
    }) as unknown as StandingRequest;
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    const [record] = sent();
    shop.beside = () => Response.json({ subject: record?.subject, requests: [told(record?.id ?? '')] });
    customer.element.remove();
    const again = await open();
    await sees(again, 'Đã làm xong.');
    expect(again.all('.asks li').length).to.equal(1);
    expect(again.all('.asks li')[0]?.textContent?.replace(/\s+/g, ' ')).to.match(
      /viết lúc .* Tên tôi là Lan\. Đã làm xong\. Cửa hàng trả lời lúc \d\d:05 ngày 23\/11\/2026: Đã sửa <b>tên<\/b>\./);
  });

  it('says that the shop\'s answers can\'t be read just now', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    customer.element.remove();
    shop.beside = () => new Response(null, { status: 500 });
    const again = await open();
    await again.waits(() => again.all('.ask > .note').some(({ textContent }) => textContent?.includes('Chưa xem được câu trả lời')), 'it says so');
    await sees(again, DUE);
  });

  it('is cleared with everything else on the device', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    await (await customer.element.session?.keep())?.clear();
    await customer.waits(() => customer.all('.asks').length === 0, 'cleared');
  });

  it('shows and downloads everything that the shop has recorded', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    const [record] = sent();
    const everything = { schema: 'an-tam/export/1', records: [{ received_at: '2026-11-22T03:05:00.000Z', record }], requests: [] };
    shop.beside = (name) => (name === 'export' ? Response.json(everything) : new Response(null, { status: 404 }));
    customer.all('[part=show-held]')[0]?.click();
    await customer.waits(() => customer.all('[part=held]').length === 1, 'what is held');
    expect(customer.all('[part=held] li')[0]?.textContent).to.include('Sửa dữ liệu: Tên tôi là Lan.');
    const link = customer.all('[part=download]')[0] as HTMLAnchorElement;
    expect(link.download).to.equal('Dữ liệu của tôi.json');
    expect(await (await fetch(link.href)).json()).to.deep.equal(everything);
    shop.beside = () => new Response(null, { status: 500 });
    customer.all('[part=show-held]')[0]?.click();
    await customer.waits(() => customer.all('[part=held]').length === 0, 'closed');
    customer.all('[part=show-held]')[0]?.click();
    await customer.waits(() => customer.all('.ask > .note').some(({ textContent }) => textContent?.includes('Chưa đọc được')), 'it says so');
  });

  it('says of all that is recorded when, on which text, with whom, by what press, and what became of it', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    const [record] = sent() as [RequestRecord];
    const { id, made_at, kind, message, clause, policy, subject } = record;
    const choice = {
      schema: 'an-tam/consent-record/1', id: `${id.slice(0, -1)}x`, subject, policy: { ...policy, document: 'doi-tra' }, decided_at: '2026-11-22T03:01:00.000Z',
      act: { gesture: 'switch', label: 'Ưu đãi', default: 'off', language: 'vi', declared: [] },
      decisions: [{ purpose: 'x', state: 'granted', clause: { ...clause, title: 'Ưu đãi' }, recipients: ['Bếp Ven Sông', 'Chợ Phiên'], supersedes: null }],
    };
    const standing = { id, ...promised, made_at, kind, message, clause, received_at: '2026-11-22T03:05:00.000Z', state: 'answered',
      events: [{ state: 'answered', words: 'Đang sửa.', at: '2026-11-23T03:05:00.000Z' }] };
    shop.beside = (name) => (name === 'export' ? Response.json({ subject, requests: [standing], records: [
      { received_at: '2026-11-22T03:02:00.000Z', position: 1, record: choice }, { received_at: '2026-11-22T03:05:00.000Z', position: 2, record },
    ] }) : new Response(null, { status: 404 }));
    customer.all('[part=show-held]')[0]?.click();
    await customer.waits(() => customer.all('[part=held] li').length === 2, 'what is held');
    const [first = '', second = ''] = customer.all('[part=held] li').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(first).to.match(/^Ưu đãi: Đồng ý\. Bên nhận: Bếp Ven Sông, Chợ Phiên\. Chọn lúc \d\d:01, 22\/11\/2026 · bấm “Ưu đãi” · doi-tra, bản 15\/11\/2026 ?Cửa hàng đã nhận lúc \d\d:02, 22\/11\/2026\. Bản ghi thứ 1 trong sổ/);
    expect(second).to.match(/^Sửa dữ liệu: Tên tôi là Lan\. Số 7K2-94Q · viết lúc .* · Chính sách của Quê Nhà, bản 15\/11\/2026 ?Cửa hàng đã trả lời và đang làm\. Làm xong chậm nhất ngày 02\/12\/2026\. ?Cửa hàng trả lời lúc \d\d:05 ngày 23\/11\/2026: Đang sửa\.$/);
  });

  it('shows nobody what is recorded about somebody else, nor what she wrote', async () => {
    const customer = await open();
    customer.element.token = () => tokenOf('lan');
    shop.beside = (name) => (name === 'export' ? Response.json({ subject: { kind: 'account', id: 'lan' }, records: [] }) : new Response(null, { status: 404 }));
    await customer.waits(() => customer.all('[part=show-held]').length === 1, 'the button');
    customer.all('[part=show-held]')[0]?.click();
    await customer.waits(() => customer.all('[part=held]').length === 1, 'what is held of Lan');
    await asks(customer);
    field(customer, 'message').value = 'Tên tôi là Lan.';
    customer.element.token = () => tokenOf('minh');
    await customer.waits(() => customer.all('[part=held], form').length === 0, 'all of Lan is gone');
    // An answer that is about Lan is not shown to Minh, whenever it comes.
    customer.all('[part=show-held]')[0]?.click();
    await customer.waits(() => customer.all('.ask > .note').some(({ textContent }) => textContent?.includes('Chưa đọc được')), 'it says so');
    expect(customer.all('[part=held]')).to.deep.equal([]);
  });

  it('keeps what was being written while its writer signs in', async () => {
    const customer = await open();
    await asks(customer);
    field(customer, 'message').value = 'Tên tôi là Lan.';
    customer.element.token = () => tokenOf('lan');
    await customer.waits(() => customer.all('form [name=contact]').length === 0, 'she is known');
    expect(field(customer, 'message').value).to.equal('Tên tôi là Lan.');
  });

  it('goes to the endpoint that is named now', async () => {
    const customer = await open();
    await asks(customer);
    sends(customer, 'Tên tôi là Lan.');
    await sees(customer, DUE);
    const other = new FakeShop();
    other.answer = shop.answer;
    try {
      customer.element.setAttribute('endpoint', other.endpoint);
      await customer.waits(() => customer.all('[part=request]').length === 3 && customer.all('.asks').length === 0, 'nothing was asked of that one');
      await asks(customer);
      sends(customer, 'Tên tôi là Hoa.');
      await sees(customer, DUE);
      expect([shop, other].map(({ records }) => records.length)).to.deep.equal([1, 1]);
    } finally {
      other.close();
    }
  });

  it('is not sent where the page fails, and says so in the form', async () => {
    const customer = await open();
    await asks(customer);
    customer.element.token = () => { throw new Error('no session'); };
    await customer.waits(() => customer.all('.trouble').length === 1, 'the page is in trouble');
    expect(customer.all('form')).to.deep.equal([]);
    expect(sent()).to.deep.equal([]);
  });
});
