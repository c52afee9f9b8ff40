import { expect, fixture, html } from '@open-wc/testing';
import type { ConsentCenter } from '../../src/elements/consent-center.ts';
import type { PolicyBoundElement } from '../../src/elements/policy-bound-element.ts';
import { Customer, FakeShop, tokenOf, waits } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';

describe('the consent centre', () => {
  let shop: FakeShop;
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => {
    shop.close();
    history.replaceState(null, '', location.pathname + location.search);
  });

  type Center = { readonly center: ConsentCenter; readonly panel: Customer; readonly reader: Customer };
  const inside = async (center: ConsentCenter): Promise<Center> => {
    await waits(() => center.root.querySelector('an-tam-policy'), 'the part that draws the centre did not come');
    const [panel, reader] = ['an-tam-consent', 'an-tam-policy'].map((name) => center.root.querySelector<PolicyBoundElement>(name));
    if (!panel || !reader) throw new Error('the centre has no panel or no reader');
    return { center, panel: new Customer(panel), reader: new Customer(reader) };
  };
  const place = async (): Promise<Center> => {
    const center = await fixture<ConsentCenter>(html`<an-tam-center policy=${shop.policyUrl} endpoint=${shop.endpoint}><a href="/chinh-sach">Chính sách</a></an-tam-center>`);
    return inside(center);
  };
  const open = async (): Promise<Center> => {
    const placed = await place();
    await placed.panel.sees(NEWS, 'Chưa chọn');
    await placed.reader.sees(NEWS, 'Chưa chọn');
    return placed;
  };

  it('holds the panel above and the text below, of one file and of one mind', async () => {
    const { center, panel, reader } = await open();
    expect([...center.root.children].map(({ localName }) => localName)).to.deep.equal(['an-tam-consent', 'an-tam-policy']);
    expect(shop.fetched).to.deep.equal([shop.policyUrl]);
    panel.press(NEWS, 'switch');
    await reader.sees(NEWS, 'ghi nhận');
    reader.press(NEWS, 'switch');
    await panel.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
  });

  it('tells the page of every event once, from the centre itself', async () => {
    const { center, panel } = await open();
    const heard: string[] = [];
    const note = ({ type, target }: Event): void => void heard.push(`${type} ${target === center}`);
    center.addEventListener('an-tam-choice', note);
    center.addEventListener('an-tam-delivery', note);
    center.addEventListener('an-tam-token-needed', note);
    center.addEventListener('an-tam-error', note);
    shop.answer = () => new Response(null, { status: 401 });
    center.token = () => tokenOf('lan');
    await panel.waits(() => shop.asked.length > 0, 'the account is known');
    panel.press(NEWS, 'switch');
    await panel.sees(NEWS, 'khi bạn đăng nhập lại');
    shop.answer = () => Response.json({ code: 'unknown-clause', title: 'x' }, { status: 422 });
    center.token = () => `${tokenOf('lan')}z`;
    await panel.sees(NEWS, 'Cửa hàng chưa ghi nhận được');
    await panel.waits(() => heard.some((line) => line.startsWith('an-tam-error')), 'the page\'s owner hears of it');
    expect(heard.filter((line) => line.endsWith('false'))).to.deep.equal([]);
    expect(heard.filter((line) => line.startsWith('an-tam-choice'))).to.have.length(1);
    expect(heard.filter((line) => line.startsWith('an-tam-token-needed'))).to.have.length(1);
  });

  it('lets the page style what is inside, by ::part', async () => {
    const { panel, reader } = await open();
    await fixture(html`<style>
      an-tam-center::part(row) { outline: 3px solid rgb(1, 2, 3); }
      an-tam-center::part(title) { color: rgb(4, 5, 6); }
      an-tam-center::part(contents) { color: rgb(7, 8, 9); }
    </style>`);
    for (const row of [panel.row(NEWS), reader.row(NEWS)]) expect(getComputedStyle(row).outlineColor).to.equal('rgb(1, 2, 3)');
    const colour = ({ element }: Customer, part: string): string => getComputedStyle(element.root.querySelector(`[part=${part}]`) ?? element).color;
    expect(colour(panel, 'title')).to.equal('rgb(4, 5, 6)');
    expect(colour(reader, 'contents')).to.equal('rgb(7, 8, 9)');
  });

  it('hands the token on, and each time it is set anew', async () => {
    const { center, panel } = await open();
    let account = 'lan';
    const token = (): string => tokenOf(account);
    center.token = token;
    expect(center.token).to.equal(token);
    await panel.waits(() => shop.asked.length > 0, 'the account is known');
    panel.press(NEWS, 'refuse');
    await panel.sees(NEWS, 'Không đồng ý · Cửa hàng đã ghi nhận');
    expect(shop.records[0]?.subject).to.deep.equal({ kind: 'account', id: 'lan' });
    account = 'minh';
    center.token = token; // the same function, another person
    await panel.sees(NEWS, 'Chưa chọn');
    center.token = undefined;
    await panel.sees(NEWS, 'Chưa chọn');
  });

  it('tells the page that its token function fails, and decides nothing then', async () => {
    const { center, panel } = await open();
    const codes: string[] = [];
    center.addEventListener('an-tam-error', ({ code }) => codes.push(code));
    let works = true;
    await panel.waits(() => panel.all('[part=switch]').length === 3, 'the switches');
    center.token = () => { if (works) return null; throw new Error('no session'); };
    await panel.sees(NEWS, 'Chưa chọn');
    works = false;
    panel.press(NEWS, 'switch');
    await panel.waits(() => codes.includes('not-done'), 'the page\'s owner hears that nothing was done');
    expect(shop.records).to.have.length(0);
    center.token = center.token;
    await panel.waits(() => codes.includes('token-failed'), 'the page\'s owner hears why');
  });

  it('takes a token that the page set before the script came', async () => {
    const element = document.createElement('an-tam-center');
    Object.defineProperty(element, 'token', { value: () => tokenOf('minh'), configurable: true, writable: true });
    element.setAttribute('policy', shop.policyUrl);
    element.setAttribute('endpoint', shop.endpoint);
    const { panel } = await inside(await fixture<ConsentCenter>(html`${element}`));
    await panel.sees(NEWS, 'Chưa chọn');
    panel.press(NEWS, 'switch');
    await panel.sees(NEWS, 'ghi nhận');
    expect(shop.records[0]?.subject).to.deep.equal({ kind: 'account', id: 'minh' });
  });

  it('speaks English where the page around it does', async () => {
    const around = await fixture(html`<div lang="en-GB"><an-tam-center policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-center></div>`);
    const { panel, reader } = await inside(around.querySelector('an-tam-center') ?? expect.fail());
    await panel.sees(NEWS, 'Not chosen yet');
    await reader.sees(NEWS, 'Not chosen yet');
    expect(panel.all('h2')[0]?.textContent).to.equal('My choices');
  });

  it('keeps the fallback in sight until it can take over', async () => {
    let serve = (): void => {};
    const fetched = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (String(input) === shop.policyUrl) await new Promise<void>((resolve) => { serve = resolve; });
      return fetched(input, init);
    };
    const { center, reader } = await place();
    const link = center.querySelector('a');
    expect(link?.checkVisibility()).to.equal(true);
    serve();
    await reader.sees(NEWS, 'Chưa chọn');
    expect(link?.checkVisibility()).to.equal(false);
  });

  it('leads from a row of the panel to the clause in the text, at each press', async () => {
    const { panel, reader } = await open();
    await reader.waits(() => reader.all('[part=section]').length === 4, 'the text is whole');
    for (const press of [1, 2]) {
      (reader.element.root.activeElement as HTMLElement | null)?.blur();
      panel.press('Ưu đãi', 'terms');
      await reader.waits(() => reader.element.root.activeElement?.id === 'uu-dai', `press ${press} leads to the clause`);
    }
  });
});
