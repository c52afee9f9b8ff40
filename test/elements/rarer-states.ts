import { fixture, html } from '@open-wc/testing';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { Customer, POLICY, received, tokenOf, type FakeShop } from './page-under-test.ts';
import { NEWS, type Language } from './visible-states.ts';

type Reach = (shop: FakeShop, language: Language) => Promise<Customer>;

const KEEPING = '\n## Lưu trữ {#luu-tru}\n\nMột năm.\n';
const COMING = POLICY.replace('effective: 2026-11-20', 'effective: 2999-12-01\nprevious: ?before').replace('version: 2026-11-15', 'version: 2999-11-01');
const ASKING = `${POLICY}\n## Sửa dữ liệu {#sua request=correct}\n\nBạn cho biết chỗ sai.\n`;

const SAID = {
  vi: { unanswered: 'Chưa chọn', received: 'Cửa hàng đã ghi nhận', busy: 'đang bận', withdrawn: 'Đã rút đồng ý', refused: 'chưa nhận được' },
  en: { unanswered: 'Not chosen yet', received: 'Received by the shop', busy: 'is busy', withdrawn: 'Consent withdrawn', refused: 'could not' },
} as const;

const TAGS = {
  panel: (url: string, endpoint: string) => html`<an-tam-consent policy=${url} endpoint=${endpoint}></an-tam-consent>`,
  reader: (url: string, endpoint: string) => html`<an-tam-policy src=${url} endpoint=${endpoint}></an-tam-policy>`,
  prompt: (url: string, endpoint: string) =>
    html`<an-tam-prompt policy=${url} endpoint=${endpoint} terms="/chinh-sach" place="foot"><a href="/lua-chon">Lựa chọn</a></an-tam-prompt>`,
} as const;

const place = async (shop: FakeShop, language: Language, tag: keyof typeof TAGS, query = ''): Promise<Customer> => {
  const around = await fixture(html`<div lang=${language}>${TAGS[tag](shop.policyUrl + query, shop.endpoint)}</div>`);
  return new Customer(around.firstElementChild ?? around);
};

/** Presses a part and waits for what it opens. */
const opens = async (customer: Customer, part: string, opened: string): Promise<Customer> => {
  await customer.waits(() => customer.all(`[part=${part}]`).length > 0, part);
  customer.all(`[part=${part}]`)[0]?.click();
  await customer.waits(() => customer.all(opened).length > 0, opened);
  return customer;
};

const reader = async (shop: FakeShop, language: Language, policy: FakeShop['policy']): Promise<Customer> => {
  shop.policy = policy;
  const customer = await place(shop, language, 'reader');
  await customer.waits(() => customer.all('[part=print]').length === 1, 'the aids are there');
  return customer;
};
const ahead = (shop: FakeShop, language: Language): Promise<Customer> =>
  reader(shop, language, () => new Response(shop.fetched.at(-1)?.endsWith('?before') ? POLICY + KEEPING : COMING + KEEPING.replace('Một', 'Hai')));

const chosen = async (shop: FakeShop, language: Language, said: 'received' | 'busy' = 'received'): Promise<Customer> => {
  const customer = await place(shop, language, 'panel');
  await customer.sees(NEWS, SAID[language].unanswered);
  customer.press(NEWS, 'switch');
  await customer.sees(NEWS, SAID[language][said]);
  return customer;
};

const past = async (shop: FakeShop, customer: Customer, records: readonly unknown[]): Promise<Customer> => {
  shop.below.set('history', () => Response.json({ subject: {}, records, next: null }));
  customer.press(NEWS, 'history');
  await customer.waits(() => customer.all('.history li').length > 0, 'the history');
  return customer;
};

const requested = async (shop: FakeShop, language: Language): Promise<Customer> => {
  const customer = await reader(shop, language, ASKING);
  shop.answer = () => Response.json({ code: 'x', detail: 'hết giấy' }, { status: 422 });
  await opens(customer, 'request', 'form textarea');
  const [message, contact] = ['message', 'contact'].map((name) => customer.all(`form [name=${name}]`)[0] as HTMLInputElement);
  Object.assign(message ?? {}, { value: 'Tên tôi là Lan.' });
  Object.assign(contact ?? {}, { value: 'lan@example.vn' });
  customer.all('[part=send]')[0]?.click();
  await customer.waits(() => customer.all('.asks [role=status]')[0]?.textContent?.includes(SAID[language].refused), 'it is refused');
  return customer;
};

/** An account that chose on another device, and what the endpoint tells of that. */
const elsewhere = async (shop: FakeShop, language: Language, words: Response): Promise<Customer> => {
  const first = await chosen(shop, language);
  first.element.remove();
  const [made] = shop.records as [ConsentRecord];
  const record = { ...made, subject: { kind: 'account', id: 'lan' } };
  const { clause } = made.decisions[0] ?? { clause: undefined };
  shop.subject = record.subject;
  shop.choices = [{ purpose: 'newsletter', state: 'granted', clause, decided_at: made.decided_at, received_at: '2026-11-22T03:05:00.000Z', record: made.id }];
  shop.below.set(`clauses/${clause?.sha256}`, () => words.clone());
  shop.below.set('history', () => Response.json({
    subject: record.subject, next: null, records: [{ record, received_at: '2026-11-22T03:05:00.000Z', position: 7, unknown_clauses: [], receipt: 'a.b.c' }],
  }));
  const customer = await place(shop, language, 'panel');
  customer.element.token = () => tokenOf('lan');
  const isHers = (): boolean => {
    const { view } = customer.element;
    return view?.is === 'ready' && view.subject?.id === 'lan'; // at first it shows what the device chose
  };
  await customer.waits(isHers, 'it is her who is here');
  await customer.sees(NEWS, SAID[language].received);
  return customer;
};

/** What the customer has opened over the page, with all of it there. */
const dialog = async (customer: Customer, whole: string): Promise<Customer> => {
  await customer.waits(() => document.querySelector('an-tam-dialog')?.shadowRoot?.querySelector(whole), 'the dialog');
  return new Customer(document.querySelector('an-tam-dialog') ?? customer.element);
};
const receipt = async (shop: FakeShop, language: Language, words: Response): Promise<Customer> => {
  const customer = await elsewhere(shop, language, words);
  customer.press(NEWS, 'receipt');
  return dialog(customer, '.receipt h3 ~ :is(p, blockquote)');
};

/** What fewer customers see, and the way there. */
export const rarerStates: readonly (readonly [state: string, reach: Reach])[] = [
  ['reader that announces a coming version', async (shop, language) => {
    const customer = await ahead(shop, language);
    await customer.waits(() => customer.all('[part=upcoming]').length === 1, 'the announcement');
    return customer;
  }],
  ['reader with a coming version in its place', async (shop, language) => opens(await ahead(shop, language), 'preview', '.coming-text .passages')],
  ['reader with what changes by a coming version', async (shop, language) => opens(await ahead(shop, language), 'coming-changes', '[part=coming] ins')],
  ['reader that can not show the version before', async (shop, language) => {
    const customer = await reader(shop, language, () =>
      (shop.fetched.at(-1)?.endsWith('?before') ? new Response('', { status: 404 }) : new Response(POLICY.replace('phone:', 'previous: ?before\nphone:'))));
    return opens(customer, 'compare-previous', '[part=changes] [role=status]:not(:empty)');
  }],
  ['request that the shop refused', requested],
  ['history on which shop and device agree and don\'t', async (shop, language) => {
    const customer = await chosen(shop, language);
    customer.press(NEWS, 'switch');
    await customer.sees(NEWS, SAID[language].withdrawn);
    const [grant, withdrawal] = shop.records as [ConsentRecord, ConsentRecord];
    const other = { ...grant, id: `${grant.id.slice(0, -1)}x`, decided_at: '2020-01-01T00:00:00.000Z' };
    const held = (record: object, position: number, unknown: readonly string[] = []): object =>
      ({ record, received_at: '2026-11-22T03:05:00.000Z', position, unknown_clauses: unknown, receipt: 'a.b.c' });
    return past(shop, customer, [held(withdrawal, 2), held(other, 1, ['newsletter'])]);
  }],
  ['signed-in account that chose elsewhere', (shop, language) => elsewhere(shop, language, new Response(''))],
  ['prompt for a clause that changed, with what did', async (shop, language) => {
    (await chosen(shop, language)).element.remove();
    shop.policy = POLICY.replace('một thư', 'hai thư');
    return opens(await place(shop, language, 'prompt', '?2'), 'see-changes', '[part=changes] ins');
  }],
];

/** The same over the page: a dialog takes its colours from the page below it when it opens. */
export const dialogStates: readonly (readonly [state: string, reach: Reach])[] = [
  ['record that is no receipt yet', async (shop, language) => {
    shop.answer = () => new Response(null, { status: 503 });
    const customer = await past(shop, await chosen(shop, language, 'busy'), []);
    customer.all('.history li button')[0]?.click();
    shop.answer = received;
    return dialog(customer, 'blockquote.text p');
  }],
  ['receipt with other words', (shop, language) => receipt(shop, language, new Response('## Lời khác\n'))],
  ['receipt whose words nobody has', (shop, language) => receipt(shop, language, new Response(null, { status: 404 }))],
];
