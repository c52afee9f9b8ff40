import { fixture, html } from '@open-wc/testing';
import { Customer, POLICY, tokenOf, type FakeShop } from './page-under-test.ts';

export const NEWS = 'Nhận bản tin';
export const LETTER = 'Thư riêng';
export const SHARING = 'Ưu đãi';

export type Language = 'vi' | 'en';

/** What a status says in either language, as far as these states wait for it. */
const SAID = {
  unanswered: /^(Chưa chọn|Not chosen yet)$/,
  kept: /đang gửi…|sending…/,
  busy: /đang bận|is busy/,
  offline: /khi có mạng|you are online/,
  token: /đăng nhập lại|sign in again/,
  received: /Cửa hàng đã ghi nhận|Received by the shop/,
  refused: /chưa ghi nhận được|could not record/,
  changed: /Điều khoản này đã đổi|clause has changed/,
  withdrawn: /Đã rút đồng ý|Consent withdrawn/,
  denied: /^(Không đồng ý|Not agreed) ·/,
} as const;

const place = async (shop: FakeShop, language: Language, tag: 'panel' | 'reader' = 'panel', query = '', endpoint = shop.endpoint): Promise<Customer> => {
  const around = await fixture(tag === 'panel'
    ? html`<div lang=${language}><an-tam-consent policy=${shop.policyUrl + query} endpoint=${endpoint}><a href="/chinh-sach">Chính sách</a></an-tam-consent></div>`
    : html`<div lang=${language}><an-tam-policy src=${shop.policyUrl + query} endpoint=${endpoint}><a href="/chinh-sach">Chính sách</a></an-tam-policy></div>`);
  return new Customer(around.firstElementChild ?? around);
};

export const openPanel = async (shop: FakeShop, language: Language): Promise<Customer> => {
  const customer = await place(shop, language);
  await customer.sees(NEWS, SAID.unanswered);
  return customer;
};

const pressed = async (shop: FakeShop, language: Language, part: 'switch' | 'refuse', said: RegExp): Promise<Customer> => {
  const customer = await openPanel(shop, language);
  customer.press(NEWS, part);
  await customer.sees(NEWS, said);
  return customer;
};

const asked = async (shop: FakeShop, language: Language, title: string): Promise<Customer> => {
  const customer = await openPanel(shop, language);
  customer.press(title, 'switch');
  await customer.waits(() => customer.all('form').length === 1, 'the form opens');
  return customer;
};

const faulty = async (shop: FakeShop, language: Language, title: string): Promise<Customer> => {
  const customer = await asked(shop, language, title);
  customer.press(title, 'agree');
  await customer.waits(() => customer.all('.fault')[0]?.textContent !== '', 'the fault is said');
  return customer;
};

const troubled = async (shop: FakeShop, language: Language, tag: 'panel' | 'reader' = 'panel', endpoint = shop.endpoint): Promise<Customer> => {
  const customer = await place(shop, language, tag, '', endpoint);
  await customer.waits(() => customer.all('.trouble').length === 1, 'the sentence');
  return customer;
};

const readerWithAids = async (shop: FakeShop, language: Language): Promise<Customer> => {
  const customer = await place(shop, language, 'reader');
  await customer.waits(() => customer.all('[part=search]').length === 1, 'the aids are there');
  return customer;
};

/** @param count how its count begins; nothing where a sentence says that there is none */
const searching = async (shop: FakeShop, language: Language, query: string, count: string | undefined): Promise<Customer> => {
  const customer = await readerWithAids(shop, language);
  customer.all('[part=search]')[0]?.click();
  await customer.waits(() => customer.all('[part=search-input]').length === 1, 'the field is there');
  const field = customer.all('[part=search-input]')[0] as HTMLInputElement;
  field.value = query;
  field.dispatchEvent(new InputEvent('input'));
  await customer.waits(() => (count === undefined ? customer.all('.said:not(.unseen)').length === 1
    : customer.all('.count')[0]?.textContent?.startsWith(count)), 'it counts');
  return customer;
};

const answering = (shop: FakeShop, answer: () => Response | Promise<Response>): FakeShop => {
  shop.answer = answer;
  return shop;
};
const showing = (shop: FakeShop, policy: FakeShop['policy']): FakeShop => {
  shop.policy = policy;
  return shop;
};
const status = (code: number) => () => new Response(null, { status: code });
const unpublished = (): Response => Response.json({ code: 'unknown-clause', title: 'x' }, { status: 422 });

/** Every state that a customer can see, and the way there. */
export const visibleStates: readonly (readonly [state: string, reach: (shop: FakeShop, language: Language) => Promise<Customer>])[] = [
  ['unanswered', openPanel],
  ['asked for an address', (shop, language) => asked(shop, language, LETTER)],
  ['asked for an address that was wrong', (shop, language) => faulty(shop, language, LETTER)],
  ['asked for the age', (shop, language) => asked(shop, language, SHARING)],
  ['asked for the age that was not stated', (shop, language) => faulty(shop, language, SHARING)],
  ['kept', (shop, language) => pressed(answering(shop, () => new Promise(() => undefined)), language, 'switch', SAID.kept)],
  ['waiting for the shop', (shop, language) => pressed(answering(shop, status(503)), language, 'switch', SAID.busy)],
  ['waiting for the network', (shop, language) => pressed(answering(shop, () => { throw new TypeError('offline'); }), language, 'switch', SAID.offline)],
  ['waiting for a token', async (shop, language) => {
    const customer = await openPanel(answering(shop, status(401)), language);
    customer.element.token = () => tokenOf('lan');
    await customer.waits(() => shop.asked.length > 0, 'the account is known');
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, SAID.token);
    return customer;
  }],
  ['received', (shop, language) => pressed(shop, language, 'switch', SAID.received)],
  ['received without a receipt', (shop, language) => pressed(answering(shop, status(204)), language, 'switch', SAID.received)],
  ['denied', (shop, language) => pressed(shop, language, 'refuse', SAID.denied)],
  ['refused by the shop', (shop, language) => pressed(answering(shop, unpublished), language, 'switch', SAID.refused)],
  ['withdrawn', async (shop, language) => {
    const customer = await pressed(shop, language, 'switch', SAID.received);
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, SAID.withdrawn);
    return customer;
  }],
  ['asked again, for the words changed', async (shop, language) => {
    (await pressed(shop, language, 'switch', SAID.received)).element.remove();
    const customer = await place(showing(shop, POLICY.replace('một thư', 'hai thư')), language, 'panel', '?2');
    await customer.sees(NEWS, SAID.changed);
    return customer;
  }],
  ['cleared', async (shop, language) => {
    const customer = await pressed(shop, language, 'switch', SAID.received);
    customer.all('[part=clear]')[0]?.click();
    await customer.waits(() => customer.all('[role=status] .note').length === 1, 'it says that all is cleared');
    return customer;
  }],
  ['asked whether to clear what is unsent', async (shop, language) => {
    const customer = await pressed(answering(shop, status(503)), language, 'switch', SAID.busy);
    customer.all('[part=clear]')[0]?.click();
    await customer.waits(() => customer.all('[part=clear-anyway]').length === 1, 'the question');
    return customer;
  }],
  ['without its policy', (shop, language) => troubled(showing(shop, 404), language)],
  ['with a broken policy', (shop, language) => troubled(showing(shop, POLICY.replace('newsletter', 'News!')), language)],
  ['without an endpoint', (shop, language) => troubled(shop, language, 'panel', '')],
  ['with a page that can not tell who is there', async (shop, language) => {
    const customer = await openPanel(shop, language);
    customer.element.token = () => { throw new Error('no session'); };
    await customer.waits(() => customer.all('.trouble').length === 1, 'the sentence');
    return customer;
  }],
  ['signed in', async (shop, language) => {
    const customer = await openPanel(shop, language);
    customer.element.token = () => tokenOf('lan');
    await customer.waits(() => shop.asked.length > 0, 'the endpoint is asked');
    await customer.sees(NEWS, SAID.unanswered);
    return customer;
  }],
  ['reader with switches', async (shop, language) => {
    const customer = await place(shop, language, 'reader');
    await customer.sees(SHARING, SAID.unanswered);
    return customer;
  }],
  ['reader that found words', (shop, language) => searching(shop, language, 'thu', '1 / ')],
  ['reader that found none', (shop, language) => searching(shop, language, 'bitcoin', undefined)],
  ['reader with a link copied, or shown to be copied', async (shop, language) => {
    const customer = await readerWithAids(shop, language);
    customer.all('[part=copy-link]')[0]?.click();
    await customer.waits(() => customer.all('.copied').length === 1, 'it says so');
    return customer;
  }],
  ['reader with the largest text', async (shop, language) => {
    const customer = await readerWithAids(shop, language);
    customer.all('[part=text-size] button')[2]?.click();
    await customer.waits(() => customer.all('.reader[data-size="2"]').length === 1, 'the text is larger');
    localStorage.removeItem('an-tam-text-size');
    return customer;
  }],
  ['reader of a broken policy', (shop, language) => troubled(showing(shop, POLICY.replace('newsletter', 'News!')), language, 'reader')],
  ['reader without its policy', (shop, language) => troubled(showing(shop, 404), language, 'reader')],
];
