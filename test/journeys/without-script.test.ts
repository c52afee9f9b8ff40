import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '../support/browsers/browser.ts';
import { engines } from '../support/browsers/open-browser.ts';
import { describeJourneys } from '../support/journey.ts';
import { isPrinted, readSheets, squeeze } from '../support/pdf-text.ts';

const PAGE = '/chinh-sach-tinh/chinh-sach-bao-mat/';
const FORMS = '/an-tam/records/form';

/** WebKit's driver can't turn JavaScript off. */
const able = engines.filter((engine) => engine !== 'webkit');

/** The form of a clause. */
const form = (clause: string): string => `form[aria-labelledby="an-tam-form-${clause}"]`;

const untilAt = (page: Page, title: string): Promise<unknown> =>
  page.waitFor((words) => document.readyState === 'complete' && document.title === words, `the page “${title}”`, { args: [title] });

/** A choice: pressed on the policy's page, and, where it is this browser's first, once more where the ledger shows it. */
const chooses = async (page: Page, url: string, clause: string, act: string): Promise<void> => {
  await page.goto(url + PAGE);
  await page.click(`${form(clause)} [value=${act}]`);
  await page.waitFor(() => document.readyState === 'complete' && location.pathname.includes('/form'), 'the ledger\'s page');
  if (await page.has('[name=turn]')) await page.click('main button');
  await untilAt(page, 'Biên nhận lựa chọn');
};

describeJourneys('with JavaScript off', able, (journey) => {
  journey('a customer finds a policy among all, reads it whole, and follows its links and its contents', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await page.goto(`${shop.url}/chinh-sach/bao-mat`);
    const [lead = 0, room = 0] = await page.evaluate(() => ['noscript a', 'an-tam-policy'].map((one) => {
      const { bottom, height } = (document.querySelector(one) as Element).getBoundingClientRect();
      return one === 'an-tam-policy' ? height : bottom;
    }));
    assert.ok(lead < 500 && room < 200, `the way to it ends at ${lead} px, and ${room} px stand for what never comes`);
    await page.click('noscript a');
    await page.waitFor((path) => location.pathname === path, 'the page without JavaScript', { args: [PAGE] });
    assert.equal(await page.evaluate(() => matchMedia('(scripting: none)').matches), true);
    const source = await readFile(new URL('../../content/chinh-sach-bao-mat/2026-11-15.md', import.meta.url), 'utf8');
    const text = await page.text('article');
    for (const line of ['Bạn có quyền được biết, đồng ý hoặc không đồng ý', 'Đến hết thời hạn pháp luật buộc lưu giữ', 'Công ty TNHH Quê Nhà Mẫu']) {
      assert.ok(text.includes(line), line);
    }
    for (const [, id = ''] of source.matchAll(/^#.*\{#([\w-]+)/gm)) assert.ok(await page.has(`[id="${id}"]`), `the heading ${id}`);
    await page.click('.contents summary');
    await page.click('.contents a[href="#luu-tru"]');
    assert.equal(await page.evaluate(() => location.hash), '#luu-tru');
    const top = await page.evaluate(() => document.getElementById('luu-tru')?.getBoundingClientRect().top ?? -1);
    assert.ok(top >= 0 && top < 200, `the heading is ${top} px below the top`);
    await page.click('.page-links a');
    await untilAt(page, 'Các chính sách của Quê Nhà');
    await page.click('.library a[href$="/doi-tra/"]');
    await untilAt(page, 'Chính sách đổi trả và hoàn tiền của Quê Nhà');
    await page.close();
  });

  journey('her two answers are of one size, under the clause and where the ledger asks again', async ({ browser, shop }) => {
    const page = await browser.newPage();
    const widths = (answers: string): Promise<readonly number[]> => page.evaluate((one) =>
      [...document.querySelectorAll(one)].slice(0, 2).map((answer) => Math.round(answer.getBoundingClientRect().width)), answers);
    await page.goto(shop.url + PAGE);
    const [yes, no] = await widths(`${form('giao-hang')} button`);
    assert.equal(yes, no);
    await page.click(`${form('uu-dai-doi-tac')} [value=granted]`);
    await untilAt(page, 'Xác nhận lựa chọn');
    const [agree, refuse] = await widths('main .acts button');
    assert.ok(refuse, 'the ledger shows both');
    assert.equal(agree, refuse);
    await page.close();
  });

  journey('she agrees, gets a receipt, finds her choice again, withdraws with one press, and the ledger has both', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await chooses(page, shop.url, 'giao-hang', 'granted');
    const receipt = await page.evaluate(() => location.pathname);
    const shown = await page.text('main');
    for (const words of ['Đồng ý · Chia sẻ số điện thoại với bên giao hàng', 'Giao Hàng Bến Thủy, Chuyển Phát Ngàn Phố', 'Nếu bạn đồng ý, chúng tôi gửi trước số điện thoại',
      '(giờ Việt Nam)', 'Dấu nhận dạng (SHA-256)']) assert.ok(shown.includes(words), words);
    await page.reload(); // a receipt that is loaded anew sends nothing
    await page.goto(shop.url + PAGE);
    await page.click('.page-links a[href$="/form"]');
    await untilAt(page, 'Lựa chọn của tôi');
    await page.click('[value=withdrawn]');
    await untilAt(page, 'Biên nhận lựa chọn');
    assert.ok((await page.text('main')).includes('Đã rút đồng ý · Chia sẻ số điện thoại'));
    await page.goto(shop.url + receipt);
    assert.ok((await page.text('main')).includes('Sau lần này bạn đã chọn lại.'));
    assert.deepEqual(shop.states('giao-hang'), ['granted', 'withdrawn']);
    const [first, second] = shop.rows();
    assert.deepEqual([first?.record.act.gesture, second?.record.decisions[0]?.supersedes, first?.subject], ['form', first?.id, second?.subject]);
    assert.equal(first?.unknownClauses, '', 'the ledger knows the words that she agreed to');
    await page.close();
  });

  journey('she is asked for an address and her age before an agreement alone, and refuses without either', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await chooses(page, shop.url, 'uu-dai-doi-tac', 'denied');
    await page.goto(shop.url + PAGE);
    await page.click(`${form('uu-dai-doi-tac')} [value=granted]`);
    await untilAt(page, 'Xác nhận lựa chọn');
    assert.deepEqual(shop.states('uu-dai-doi-tac'), ['denied'], 'nothing is agreed to yet');
    await page.click('[name=contact]');
    await page.type('lan@example.vn');
    await page.click('[name=age]');
    await page.click('main button');
    await untilAt(page, 'Biên nhận lựa chọn');
    assert.deepEqual(shop.states('uu-dai-doi-tac'), ['denied', 'granted']);
    assert.deepEqual(shop.rows().at(-1)?.record.contact, { email: 'lan@example.vn' });
    assert.deepEqual(shop.rows().at(-1)?.record.act.declared, ['age-16']);
    assert.ok((await page.text('main')).includes('lan@example.vn'));
    await page.close();
  });

  journey('she clears her traces by a press: the browser forgets its key, the ledger keeps what it has', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await chooses(page, shop.url, 'giao-hang', 'granted');
    const receipt = await page.evaluate(() => location.pathname);
    await page.goto(shop.url + FORMS);
    await page.click('form[action$="/clear"] button');
    await untilAt(page, 'Đã xóa dấu vết trên trình duyệt này');
    assert.ok((await page.text('main')).includes('Cửa hàng vẫn giữ những lựa chọn đã nhận'));
    await page.click('main a');
    await page.waitFor((path) => location.pathname === path, 'back at the policy', { args: [PAGE] });
    await page.goto(shop.url + receipt);
    assert.ok((await page.text('main')).includes('Không có biên nhận này'));
    await page.goto(shop.url + FORMS);
    assert.equal(await page.has('form'), false);
    assert.deepEqual(shop.states('giao-hang'), ['granted']);
    await page.close();
  });

  journey('one who only looks leaves nothing, here or there', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await page.goto(shop.url + PAGE);
    await page.goto(shop.url + FORMS);
    assert.ok((await page.text('main')).includes('chưa có lựa chọn nào'));
    assert.deepEqual([...shop.rows()], []);
    await page.close();
  });

  journey('no room is kept for buttons that never come', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await page.goto(shop.url + PAGE);
    const gap = await page.evaluate(() => (document.querySelector('.contents')?.getBoundingClientRect().top ?? NaN) - (document.querySelector('.meta')?.getBoundingClientRect().bottom ?? NaN));
    assert.ok(gap > 0 && gap <= 32, `${gap} px between the dates and the contents`);
    await page.close();
  });

  journey('her buttons are of one look and large enough, also on a narrow screen', async ({ browser, shop }) => {
    const page = await browser.newPage();
    await page.setViewport(320, 700);
    await page.goto(shop.url + PAGE);
    const buttons = await page.evaluate((selector) => [...document.querySelectorAll(`${selector} button`)].map((button) => {
      const { color, backgroundColor, fontWeight, borderTopColor } = getComputedStyle(button);
      return { height: button.getBoundingClientRect().height, look: [color, backgroundColor, fontWeight, borderTopColor].join() };
    }), form('ban-tin'));
    assert.equal(buttons.length, 3);
    assert.ok(buttons.every(({ height }) => height >= 44));
    assert.equal(new Set(buttons.map(({ look }) => look)).size, 1);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, 'nothing makes the page wider');
    await page.close();
  });

  journey('the policy and the receipt are printed, without what can only be pressed, each sheet with its version and number', async ({ browser, shop }) => {
    const page = await browser.newPage();
    const folder = await mkdtemp(join(tmpdir(), 'an-tam-plain-'));
    const print = async (): Promise<string> => {
      const file = join(folder, 'page.pdf');
      await page.print(file);
      return readSheets(file).join('');
    };
    try {
      await page.goto(shop.url + PAGE);
      const policy = await print();
      const written = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, .text p:not([class]), .text li, td, th')].map((part) => part.textContent));
      assert.ok(written.length > 100);
      assert.deepEqual(written.filter((words) => !isPrinted(squeeze(words), policy)), []);
      assert.ok(!policy.includes('Khôngđồngý'));
      assert.ok(!policy.includes('đọckhoảng'), 'nobody reads paper by the minute');
      const digest = await page.evaluate(() => document.querySelector('.fingerprint code')?.textContent ?? '');
      assert.match(digest, /^[0-9a-f]{64}$/);
      const times = (words: string): number => policy.split(words).length - 1;
      assert.ok(times(`(SHA-256):${digest}`) === 1, 'below the text');
      if (browser.name !== 'firefox') { // its own foot has the numbers: it knows no margin boxes
        const pages = times(digest) - 1;
        assert.ok(pages > 3, `the digest is at the foot of ${pages} pages`);
        assert.equal(times('củaQuêNhà·Bản15/11/2026'), pages);
        for (let at = 1; at <= pages; at++) assert.ok(policy.includes(`${at}/${pages}`), `page ${at} has its number`);
      }
      await chooses(page, shop.url, 'ban-tin', 'denied');
      const receipt = await print();
      for (const words of ['Biênnhậnlựachọn', 'Nhậnbảntinkhuyếnmại', 'Chữkýcủacửahàng']) assert.ok(receipt.includes(words), words);
      const [signature = '?'] = /[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/.exec(await page.text('details .code')) ?? [];
      assert.ok(receipt.includes(signature), 'the signature is on paper, though it is folded on the screen');
    } finally {
      await rm(folder, { recursive: true, force: true });
      await page.close();
    }
  });
}, undefined, { scripts: false });
