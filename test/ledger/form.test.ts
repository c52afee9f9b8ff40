import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { join } from 'node:path';
import type { ConsentRecord, DecisionState } from '../../src/record/consent-record.ts';
import { deviceSubjectId } from '../../src/record/device-key.ts';
import type { FormMatter } from '../../src/record/form-choice.ts';
import { receiptNumber } from '../../src/record/receipt-number.ts';
import type { StoredRow } from '../../src/ledger/storage.ts';
import { makeLog } from '../../src/ledger/log.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { verifyReceipt } from '../../src/ledger/receipts.ts';
import { digest, NOW } from './sample.ts';
import { ENDPOINT, NEWSLETTER, openTestLedger, POLICY, SHARING, type TestLedger } from './test-ledger.ts';
import { rowsIn } from './rows-in.ts';

const ORIGIN = new URL(ENDPOINT).origin;
const policy = { document: 'chinh-sach-bao-mat', version: '2026-11-22', language: 'vi', url: '/chinh-sach.md', sha256: digest(POLICY) };
const newsletter: FormMatter = { policy, purpose: 'newsletter', recipients: [], clause: { id: 'ban-tin', sha256: NEWSLETTER, title: 'Nhận bản tin khuyến mại' } };
const sharing: FormMatter = {
  policy, purpose: 'partner-sharing.giao-hang', recipients: ['Giao Hàng Mẫu'], clause: { id: 'giao-hang', sha256: SHARING, title: 'Giao hàng' },
};

type Fields = Readonly<Record<string, string>>;

/** A browser without JavaScript: it keeps the cookie, sends forms and follows what it is sent to. */
class PlainBrowser {
  cookie = '';
  readonly #test: TestLedger;
  constructor(test: TestLedger) { this.#test = test; }

  async send(fields: Fields, headers: Fields = {}): Promise<Response> {
    const response = await this.#test.ledger.fetch(new Request(`${ENDPOINT}/form`, {
      method: 'POST', body: new URLSearchParams(fields),
      headers: { 'Origin': ORIGIN, 'Sec-Fetch-Site': 'same-origin', ...this.cookie && { Cookie: this.cookie }, ...headers },
    }));
    const set = response.headers.get('Set-Cookie');
    if (set !== null) this.cookie = set.split(';')[0] ?? '';
    return response;
  }

  get(path: string): Promise<Response> {
    return this.#test.ledger.fetch(new Request(new URL(path, ENDPOINT), { headers: this.cookie ? { Cookie: this.cookie } : {} }));
  }

  /** A choice from its first press to its receipt. */
  async chooses(act: DecisionState, matter = newsletter, more: Fields = {}): Promise<string> {
    const fields = { matter: JSON.stringify(matter), page: '/chinh-sach/', act, ...more };
    const knew = this.cookie !== '';
    let response = await this.send(fields);
    if (!knew) {
      assert.equal(response.status, 200);
      response = await this.send({ ...fields, turn: 'again' });
    }
    assert.equal(response.status, 303, await response.clone().text());
    return response.headers.get('Location') ?? '';
  }
}

describe('forms without JavaScript', () => {
  let test: TestLedger;
  let browser: PlainBrowser;
  before(async () => { test = await openTestLedger({ origins: ['https://cua-hang.example'] }); });
  after(() => test.end());

  for (const [what, odd] of [
    ['a digest that no database could be asked for', { matter: JSON.stringify({ ...newsletter, clause: { ...newsletter.clause, sha256: 'a\0'.repeat(32) } }) }],
    ['an act that is none, however long it takes to compose', { act: `granted${'\u0301\u0323'.repeat(2000)}` }],
    ['more marks on one letter than any language has', { page: `/a${'\u0301\u0323'.repeat(300)}` }],
    ['a page with control characters', { page: '/a\r\nSet-Cookie: x=1' }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const fields = { matter: JSON.stringify(newsletter), page: '/chinh-sach/', act: 'granted', ...odd };
      assert.equal((await new PlainBrowser(test).send(fields)).status, 422);
    });
  }
  beforeEach(() => { browser = new PlainBrowser(test); });

  const rowsOf = async (of: PlainBrowser): Promise<readonly StoredRow[]> =>
    rowsIn(test.ledger.storage, await deviceSubjectId(of.cookie.split('=')[1] ?? ''));
  const recordsOf = async (of: PlainBrowser): Promise<readonly ConsentRecord[]> =>
    (await rowsOf(of)).map(({ content }) => JSON.parse(content) as ConsentRecord);
  const first = (act: DecisionState, matter = newsletter): Fields => ({ matter: JSON.stringify(matter), page: '/chinh-sach/', act });

  it('show a device\'s first choice once more with its words, and keep it with the second press', async () => {
    const shown = await browser.send(first('granted'));
    assert.equal(shown.status, 200);
    const page = await shown.text();
    assert.match(page, /Chưa có gì được ghi/);
    assert.match(page, /Mỗi tuần một thư của Quê Nhà\./);
    assert.match(page, /name="turn" value="again"/);
    assert.match(page, /<button name="act" value="granted" >Đồng ý<\/button><button name="act" value="denied" formnovalidate>Không đồng ý<\/button>/);
    assert.deepEqual(await rowsOf(browser), []);
    const kept = await browser.send({ ...first('granted'), turn: 'again' });
    assert.equal(kept.status, 303);
    assert.equal((await rowsOf(browser)).length, 1);
  });

  it('keep a record as the contract has it: gesture, words on the button, page, times, and nothing of the browser', async () => {
    await browser.chooses('granted');
    const [record] = await recordsOf(browser);
    assert.deepEqual({ ...record, id: '' }, {
      schema: 'an-tam/consent-record/1', id: '', decided_at: new Date(NOW).toISOString(),
      subject: { kind: 'device', id: await deviceSubjectId(browser.cookie.split('=')[1] ?? '') },
      policy: { ...policy, url: `${ORIGIN}/chinh-sach.md` },
      decisions: [{ purpose: 'newsletter', state: 'granted', clause: newsletter.clause, recipients: [], supersedes: null }],
      act: { gesture: 'form', label: 'Đồng ý', default: 'off', language: 'vi', declared: [] },
      signals: { gpc: null }, origin: `${ORIGIN}/chinh-sach/`, widget: 'an-tam-form/1.0.0',
    });
  });

  it('name the document as its published text does, and by its plain name where that text is of another document or unknown', async () => {
    for (const [named, title] of [
      [policy, 'Chính sách'], [{ ...policy, document: 'doi-tra' }, 'doi-tra'], [{ ...policy, sha256: digest('?') }, 'chinh-sach-bao-mat'],
    ] as const) {
      const other = new PlainBrowser(test);
      const page = await (await other.get(await other.chooses('granted', { ...newsletter, policy: named }))).text();
      assert.ok(page.includes(`>${title}, bản 22/11/2026<`), title);
    }
  });

  it('answer with a receipt of the device\'s own: who, which words, which act, both times, place and a signature that holds', async () => {
    const path = await browser.chooses('granted');
    const page = await (await browser.get(path)).text();
    const [row] = await rowsOf(browser);
    for (const words of ['Biên nhận lựa chọn', 'Đồng ý', 'Nhận bản tin khuyến mại', 'Mỗi tuần một thư của Quê Nhà.', '10:05:00 ngày 22/11/2026 (giờ Việt Nam)',
      NEWSLETTER, row?.subject ?? '?', 'Chính sách, bản 22/11/2026', 'Bấm nút “Đồng ý”.', `/clauses/${NEWSLETTER}`, 'Rút đồng ý']) assert.ok(page.includes(words), words);
    assert.ok(page.includes(`Số ${receiptNumber((await recordsOf(browser))[0]?.id ?? '')}`), 'the number to say on the phone');
    const receipt = /(?<=<details><summary>Xem chữ ký<\/summary><span class="code">)[\w-]+\.[\w-]+\.[\w-]+(?=<)/.exec(page)?.[0] ?? '';
    const keys = await (await browser.get(`${ENDPOINT}/keys`)).json() as Parameters<typeof verifyReceipt>[1];
    assert.equal((await verifyReceipt(receipt, keys))?.sha256, row?.sha256);
    const stranger = new PlainBrowser(test);
    assert.equal((await stranger.get(path)).status, 404);
    await stranger.chooses('denied');
    assert.equal((await stranger.get(path)).status, 404);
  });

  it('withdraw with one press, and say on the old receipt that it no longer stands', async () => {
    const granted = await browser.chooses('granted');
    const withdrawn = await browser.send(first('withdrawn'));
    assert.equal(withdrawn.status, 303);
    const records = await recordsOf(browser);
    assert.deepEqual(records.map(({ decisions: [one] }) => [one?.state, one?.supersedes]), [['granted', null], ['withdrawn', records[0]?.id]]);
    assert.match(await (await browser.get(granted)).text(), /Sau lần này bạn đã chọn lại/);
    const overview = await (await browser.get(`${ENDPOINT}/form`)).text();
    assert.match(overview, /Đã rút đồng ý/);
    assert.doesNotMatch(overview, /value="withdrawn"/);
  });

  it('keep a press that comes twice at once to two ledger processes a single time, and lead to the same receipt', async () => {
    const clock = { now: NOW };
    const other = await openLedger({
      database: { folder: join(test.folder, 'data') }, content: join(test.folder, 'content'), log: makeLog('silent'), now: () => clock.now += 1,
    });
    const first = await browser.chooses('granted');
    for (const act of ['withdrawn', 'granted', 'withdrawn', 'granted'] as const) {
      const press = () => new Request(`${ENDPOINT}/form`, {
        method: 'POST', body: new URLSearchParams({ matter: JSON.stringify(newsletter), page: '/chinh-sach/', act }),
        headers: { 'Origin': ORIGIN, 'Sec-Fetch-Site': 'same-origin', 'Cookie': browser.cookie },
      });
      const [one, two] = await Promise.all([test.ledger.fetch(press()), other.fetch(press())]);
      assert.deepEqual([one?.status, two?.status], [303, 303]);
      assert.equal(one?.headers.get('Location'), two?.headers.get('Location'));
      assert.notEqual(one?.headers.get('Location'), first);
    }
    await other.close();
    const rows = await rowsOf(browser);
    assert.deepEqual(rows.map(({ position }) => position), [1, 2, 3, 4, 5]);
  });

  it('keep a press that comes twice, one after the other or at once, a single time, and lead to the same receipt', async () => {
    const once = await browser.chooses('granted');
    const again = await Promise.all([browser.send(first('granted')), browser.send({ ...first('granted'), turn: 'again' })]);
    assert.deepEqual(again.map(({ headers }) => headers.get('Location')), [once, once]);
    const both = await Promise.all([browser.send(first('withdrawn')), browser.send(first('withdrawn'))]);
    assert.equal(new Set(both.map(({ headers }) => headers.get('Location'))).size, 1);
    assert.equal((await rowsOf(browser)).length, 2);
  });

  it('ask for what a clause asks for, and never of who refuses or withdraws', async () => {
    const fields = first('granted', sharing);
    await browser.send(fields);
    for (const [more, ...faults] of [
      [{}, 'Bạn chưa điền số điện thoại.', 'xác nhận đủ tuổi'], [{ contact: '12' }, 'Số điện thoại chưa đúng', 'xác nhận đủ tuổi'],
      [{ contact: '12', age: 'on' }, 'Số điện thoại chưa đúng']] as const) {
      const page = await browser.send({ ...fields, ...more, turn: 'again' });
      assert.equal(page.status, 422);
      const text = await page.text();
      const [contact = 0, age = 0] = [/<input name="contact"/, /<input name="age"/].map((input) => text.search(input));
      const places = faults.map((fault) => text.indexOf(fault));
      assert.ok((places[0] ?? 0) > contact && (places[0] ?? 0) < age && (places[1] ?? age + 1) > age, `each fault below its own control: ${places.join()}`);
    }
    assert.deepEqual(await rowsOf(browser), []);
    assert.equal((await browser.send({ ...fields, contact: '0912 345 678', age: 'on', turn: 'again' })).status, 303);
    assert.equal((await browser.send({ ...first('denied', sharing), contact: '12' })).status, 303);
    const records = await recordsOf(browser);
    assert.deepEqual(records.map(({ contact, act }) => [contact, act.declared]), [[{ phone: '+84912345678' }, ['age-16']], [undefined, []]]);
  });

  it('refuse a grant on words that were never published, or that says otherwise than they do', async () => {
    const unknown = { ...newsletter, clause: { ...newsletter.clause, sha256: digest('else') } } as FormMatter;
    const page = await browser.send(first('granted', unknown));
    assert.equal(page.status, 422);
    assert.match(await page.text(), /chưa công bố điều khoản này/);
    assert.equal(browser.cookie, '', 'nothing was left on the device');
    await browser.chooses('denied');
    assert.equal((await browser.send(first('granted', { ...newsletter, clause: { ...newsletter.clause, title: 'Khác' } }))).status, 422);
  });

  it('always keep a refusal and a withdrawal, also of words that nobody knows', async () => {
    const unknown = { ...newsletter, clause: { ...newsletter.clause, sha256: digest('else') } } as FormMatter;
    await browser.chooses('withdrawn', unknown);
    await browser.send(first('denied', unknown));
    assert.deepEqual((await rowsOf(browser)).map(({ unknownClauses }) => unknownClauses), [['newsletter'], ['newsletter']]);
    assert.match(await (await browser.get((await browser.send(first('denied', unknown))).headers.get('Location') ?? '')).text(), /không còn lưu lời văn này/);
  });

  for (const [what, headers, taken] of [
    ['another site', { 'Origin': 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['another site in a browser that says no more', { 'Origin': 'https://evil.example', 'Sec-Fetch-Site': '' }, false],
    ['another site that claims to be ours', { 'Origin': ORIGIN, 'Sec-Fetch-Site': 'cross-site' }, false],
    ['a sandboxed frame', { 'Origin': 'null', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['nobody knows where', { Origin: '', 'Sec-Fetch-Site': '' }, false],
    ['a site of the same domain that is not listed', { 'Origin': 'https://blog.shop.example', 'Sec-Fetch-Site': 'same-site' }, false],
    ['a listed site elsewhere', { 'Origin': 'https://cua-hang.example', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['a listed site of the same domain', { 'Origin': 'https://cua-hang.example', 'Sec-Fetch-Site': 'same-site' }, true],
    ['our own page in a browser that says no more', { 'Origin': ORIGIN, 'Sec-Fetch-Site': '' }, true],
  ] as const) {
    it(`${taken ? 'take' : 'refuse'} what comes from ${what}`, async () => {
      await browser.chooses('denied');
      const request = new Request(`${ENDPOINT}/form`, { method: 'POST', body: new URLSearchParams(first('granted')), headers: { Cookie: browser.cookie } });
      for (const [name, value] of Object.entries(headers)) if (value) request.headers.set(name, value);
      const response = await test.ledger.fetch(request);
      assert.equal(response.status, taken ? 303 : 403);
      assert.equal((await rowsOf(browser)).length, taken ? 2 : 1);
      if (!taken) assert.equal(response.headers.get('Set-Cookie'), null);
    });
  }

  it('give the device a key that no script reads and no other site or path gets, with its first choice alone', async () => {
    assert.equal((await browser.get(`${ENDPOINT}/form`)).headers.get('Set-Cookie'), null);
    const set = (await browser.send(first('denied'))).headers.get('Set-Cookie') ?? '';
    assert.match(set, /^an-tam-device=[\w-]{22}; Max-Age=34560000; Path=\/an-tam\/records\/form; HttpOnly; Secure; SameSite=Strict$/);
    assert.equal((await browser.send({ ...first('denied'), turn: 'again' })).headers.get('Set-Cookie')?.split(';')[0], browser.cookie, 'the same key, renewed');
  });

  it('say so where the browser keeps no cookie, and keep nothing', async () => {
    const response = await browser.send({ ...first('granted'), turn: 'again' });
    assert.equal(response.status, 401);
    assert.match(await response.text(), /chặn cookie/);
  });

  it('take nothing that is no form of ours', async () => {
    for (const fields of [{}, { ...first('granted'), act: 'maybe' }, { ...first('granted'), matter: '{' }, { ...first('granted'), matter: '{"policy":{}}' },
      { ...first('granted'), page: '//evil.example/' }, { ...first('granted'), page: '/a?b' },
      { ...first('granted'), page: '/.//evil.example' }, { ...first('granted'), page: '/x/..//evil.example' }, { ...first('granted'), page: '/%2e//evil.example' }]) {
      assert.equal((await browser.send(fields)).status, 422, JSON.stringify(fields));
    }
    assert.equal((await browser.send(first('denied'), { 'Content-Type': 'text/plain' })).status, 415);
    assert.equal((await browser.send({ ...first('denied'), contact: 'x'.repeat(50_000) })).status, 413);
  });

  it('keep a choice on a page whose address is longer than a record may hold, and carry on nothing that is not asked for', async () => {
    await browser.chooses('granted', { ...newsletter, policy: { ...newsletter.policy, extra: 'x' } } as typeof newsletter, { page: `/${encodeURIComponent('ế'.repeat(300))}` });
    const [kept] = await recordsOf(browser);
    assert.equal(kept?.origin, `${ORIGIN}/`);
    assert.ok(kept && !('extra' in kept.policy));
    const deep = `{"purpose":"newsletter","deep":${'['.repeat(5000)}${']'.repeat(5000)},${JSON.stringify(newsletter).slice(1)}`;
    assert.equal((await browser.send({ ...first('withdrawn'), matter: deep })).status, 303);
  });

  it('answer one device no more than its share of pages', async () => {
    const limited = await openTestLedger({ limits: { subject: { burst: 2, perSecond: 0.001 } } });
    const customer = new PlainBrowser(limited);
    const receipt = await customer.chooses('granted');
    assert.deepEqual([(await customer.get(receipt)).status, (await customer.get(receipt)).status], [200, 429]);
    assert.equal((await customer.get('/an-tam/records/form')).status, 429);
    await limited.end();
  });

  it('escape whatever a form says', async () => {
    const evil = '"><script>alert(1)</script>';
    const page = await (await browser.send({ ...first('denied', { ...newsletter, recipients: [evil], clause: { ...newsletter.clause, title: evil } }), page: '/"><b>' })).text();
    assert.doesNotMatch(page, /<script|<b>/);
  });

  it('answer pages that run nothing and stand in no frame', async () => {
    for (const response of [await browser.send(first('denied')), await browser.get(`${ENDPOINT}/form`), await browser.get(`${ENDPOINT}/form/none`)]) {
      assert.match(response.headers.get('Content-Security-Policy') ?? '', /^default-src 'none'; style-src 'self'; form-action 'self';.*frame-ancestors 'none'$/);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    }
    assert.match((await browser.get(`${ENDPOINT}/form/page.css`)).headers.get('Content-Type') ?? '', /^text\/css/);
  });

  it('clear the browser\'s key by one press, and say that the shop still holds what it has', async () => {
    await browser.chooses('granted');
    const kept = browser.cookie;
    const shown = await (await browser.get(`${ENDPOINT}/form`)).text();
    assert.match(shown, /<form [^>]*action="\/an-tam\/records\/form\/clear">[^]*>Xóa dấu vết trên trình duyệt này<\/button>/);
    const clear = (headers: Fields, page = '/chinh-sach/'): Promise<Response> => test.ledger.fetch(new Request(`${ENDPOINT}/form/clear`, {
      method: 'POST', body: new URLSearchParams({ page, language: 'vi' }), headers: { Cookie: kept, ...headers } }));
    const forged = await clear({ 'Origin': 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' });
    assert.deepEqual([forged.status, forged.headers.get('Set-Cookie')], [403, null]);
    const cleared = await clear({ 'Origin': ORIGIN, 'Sec-Fetch-Site': 'same-origin' });
    assert.match(cleared.headers.get('Set-Cookie') ?? '', /^an-tam-device=; Max-Age=0; Path=\/an-tam\/records\/form; HttpOnly; Secure; SameSite=Strict$/);
    const page = await cleared.text();
    assert.match(page, /Cửa hàng vẫn giữ những lựa chọn đã nhận/);
    assert.match(page, /href="\/chinh-sach\/"/);
    assert.doesNotMatch(await (await clear({ Origin: ORIGIN }, '//evil.example/')).text(), /evil/);
    assert.equal((await rowsOf(browser)).length, 1, 'the record stays');
    browser.cookie = '';
    assert.doesNotMatch(await (await browser.get(`${ENDPOINT}/form`)).text(), /form\/clear/, 'nothing is left to clear');
  });

  it('lead back from one\'s choices: to the page of the last one, or to the shop\'s page from which one came', async () => {
    const overview = async (headers: Fields): Promise<string> =>
      (await test.ledger.fetch(new Request(`${ENDPOINT}/form`, { headers: { ...browser.cookie && { Cookie: browser.cookie }, ...headers } }))).text();
    assert.match(await overview({ Referer: `${ORIGIN}/tai-khoan?a#b` }), /href="\/tai-khoan">Về trang của cửa hàng/);
    for (const referrer of ['https://evil.example/x', `${ORIGIN}//evil.example/`, `${ENDPOINT}/form/none`, 'x']) {
      assert.doesNotMatch(await overview({ Referer: referrer }), /<a /, referrer);
    }
    await browser.chooses('denied');
    assert.match(await overview({ Referer: `${ORIGIN}/tai-khoan` }), /href="\/chinh-sach\/">Về trang chính sách/);
  });

  it('leave nothing of the person in the log', async () => {
    await browser.chooses('granted', sharing, { contact: '0912 345 678', age: 'on' });
    const all = test.lines.join('\n');
    for (const secret of ['0912', '84912', browser.cookie.split('=')[1] ?? '?']) assert.ok(!all.includes(secret));
  });
});
