import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { engines } from '../support/browsers/open-browser.ts';
import { describeJourneys } from '../support/journey.ts';
import { Listener } from '../support/listener.ts';
import { places, untilThere } from '../support/stage.ts';

/** Only its driver hands out the accessibility tree; what the other engines make of the same markup is their own. */
const able = engines.filter((engine) => engine === 'chromium');

const present = '/content/chinh-sach-bao-mat/2026-11-15.md';
const june = readFileSync(new URL('../../content/chinh-sach-bao-mat/2026-06-01.md', import.meta.url), 'utf8');

const sharing = 'Chia sẻ số điện thoại với bên giao hàng';
const received = /^Đồng ý · Cửa hàng đã ghi nhận lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}$/;

describeJourneys('without seeing the page', able, (journey) => {
  journey('reading: the text has its title, its dates, its contents by name, and headings in their order', async ({ opens }) => {
    const { page } = await opens('/chinh-sach/bao-mat');
    const ear = new Listener(page);
    await ear.meets('link “Điểm mới của bản này”');
    await untilThere(page, 'an-tam-policy >>> [part~=search]');
    const heard = await ear.hears('article');
    assert.deepEqual(heard.slice(1, 5), ['heading “Chính sách bảo vệ dữ liệu cá nhân của Quê Nhà”, level 1',
      'Bản 15/11/2026', 'có hiệu lực từ ngày 20/11/2026', 'đọc khoảng 17 phút']);
    assert.deepEqual(await ear.hears('group “Cỡ chữ”'),
      ['button “Cỡ chữ vừa”, pressed', 'button “Cỡ chữ lớn”, not pressed', 'button “Cỡ chữ rất lớn”, not pressed']);
    const contents = (await ear.hears('navigation “Mục lục”')).filter((line) => line.startsWith('link'));
    const headings = heard.filter((line) => line.startsWith('heading'));
    const named = headings.slice(1).map((line) => line.replace(/^heading (“.*”), level \d$/, 'link $1'));
    assert.deepEqual(contents.filter((entry) => !named.includes(entry)), [], 'each entry of the contents is a heading of the text');
    const levels = headings.map((line) => Number(line.at(-1)));
    assert.ok(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1), `no level is left out: ${levels.join(' ')}`);
    await page.click('an-tam-policy >>> nav a[href="#giao-hang"]');
    await ear.isAt(`heading “${sharing}”, level 2`);
    await untilThere(page, 'an-tam-policy >>> nav a[href="#giao-hang"][aria-current=location]'); // the driver's tree doesn't tell it
  });

  journey('searching: the field has a name, and how many places there are is told, and each step', async ({ opens }) => {
    const { page } = await opens('/chinh-sach/bao-mat');
    const ear = new Listener(page);
    await ear.meets('button “Tìm…”, closed');
    await page.click('an-tam-policy >>> [part~=search]');
    await ear.isAt('search field “Tìm trong văn bản này”');
    assert.deepEqual(await ear.hears('search'), ['search field “Tìm trong văn bản này”',
      'button “Chỗ trước”, disabled', 'button “Chỗ sau”, disabled', 'button “Đóng phần tìm”', 'status']);
    await page.type('ban tin');
    await ear.isTold(/^Chỗ thứ \d+ trong \d+: /);
    await page.press('Enter');
    await ear.isTold(/^Chỗ thứ \d+ trong \d+: /);
    await page.press('Escape');
    await ear.isAt('button “Tìm…”, closed');
    await page.press('Enter');
    await ear.isAt('search field “Tìm trong văn bản này”');
    await page.type('tien ao');
    await ear.isTold(/^Không thấy “tien ao” trong văn bản này\.$/);
  });

  journey('consenting, withdrawing, refusing: a switch with its name and state, and where the choice stands, told as it changes', async ({ opens }) => {
    const lan = await opens('/tai-khoan');
    const ear = new Listener(lan.page);
    assert.deepEqual(await ear.meets(`switch “${sharing}”, off (Chưa chọn)`, 7), [`switch “${sharing}”, off (Chưa chọn)`,
      'status', 'Chưa chọn', 'Bên nhận', ':', 'Giao Hàng Bến Thủy, Chuyển Phát Ngàn Phố',
      `button “Không đồng ý” (${sharing})`, `link “Xem điều khoản” (${sharing})`]);
    await lan.turnsOn('giao-hang');
    await ear.isTold(received);
    await ear.meets(new RegExp(`^switch “${sharing}”, on \\(Đồng ý · Cửa hàng đã ghi nhận`));
    await lan.turnsOff('giao-hang');
    await ear.isTold(/^Đã rút đồng ý · Cửa hàng đã ghi nhận/);
    await ear.meets(new RegExp(`^switch “${sharing}”, off \\(Đã rút đồng ý · Cửa hàng đã ghi nhận`));
    await lan.refuses('thong-ke');
    await ear.isTold(/^Không đồng ý · Cửa hàng đã ghi nhận/);
    await ear.isAt((await ear.meets(/^switch “Dùng nguồn hàng đặt hộ cho thống kê chung”, off \(Không đồng ý · /))[0] ?? '');
    await ear.meets(`button “Lịch sử”, closed (${sharing})`);
    await ear.meets(`button “Biên nhận” (${sharing})`);
  });

  journey('what an agreement still needs: fields with their labels, and what is wrong told at once and with its field', async ({ opens }) => {
    const lan = await opens('/tai-khoan');
    const ear = new Listener(lan.page);
    await lan.turnsOn('ban-tin', 'lan@');
    await ear.isTold(/^Địa chỉ email chưa đúng\. Ví dụ: lan@example\.vn$/, 'alert');
    await ear.isAt('field “Địa chỉ email của bạn”, invalid (Địa chỉ email chưa đúng. Ví dụ: lan@example.vn)');
    await ear.meets('switch “Nhận bản tin khuyến mại”, off (Chưa chọn)');
  });

  journey('a redline: what was added and what was removed is said in words, where each begins and ends', async ({ shop, opens }) => {
    shop.alter(present, () => june);
    const lan = await opens('/tai-khoan');
    const ear = new Listener(lan.page);
    await lan.turnsOn('giao-hang');
    await ear.isTold(received);
    shop.alter(present, undefined);
    await lan.reloads();
    await ear.meets(`switch “${sharing}”, off (Điều khoản này đã đổi từ khi bạn chọn. Mời bạn đọc và chọn lại.)`);
    await ear.meets(`button “Xem chỗ đã đổi”, closed (${sharing})`);
    await lan.page.click(lan.inRow('giao-hang', '[part~=see-changes]'));
    await ear.isAt(`button “Xem chỗ đã đổi”, open (${sharing})`);
    await ear.meets('insertion');
    const heard = await ear.hears('region “Chỗ đã đổi từ khi bạn đồng ý”');
    const at = heard.indexOf('Ai nhận:');
    assert.deepEqual(heard.slice(at, at + 10), ['Ai nhận:', 'deletion', 'bỏ:', 'chỉ', ', hết phần bỏ.', 'Giao Hàng Bến Thủy',
      'insertion', 'thêm:', 'hoặc Chuyển Phát Ngàn Phố, tùy bên nào giao đơn ấy', ', hết phần thêm.']);
  });

  journey('a request: a form with its name and labels, what is wrong told, then its number and by when', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    const ear = new Listener(lan.page);
    await ear.meets('button “Gửi yêu cầu sửa dữ liệu”, closed');
    await lan.page.click(lan.at('#an-tam-ask-sua-du-lieu'));
    const [question, answerTo] = ['field “Chỗ nào sai, và nội dung đúng là gì?”', 'field “Email hoặc số điện thoại để cửa hàng trả lời bạn”'];
    await ear.isAt(question);
    const form = (await ear.hears('form “Gửi yêu cầu sửa dữ liệu”')).filter((line) => /^(field|button)/.test(line));
    assert.deepEqual(form, [question, answerTo, 'button “Gửi cho cửa hàng”', 'button “Quay lại”']);
    await lan.page.click(lan.at('form [part~=send]'));
    await ear.isTold(/^Bạn viết vài lời để cửa hàng biết phải làm gì nhé\.$/, 'alert');
    await ear.isAt(`${question}, invalid (Bạn viết vài lời để cửa hàng biết phải làm gì nhé.)`);
    await lan.page.type('Tên tôi là Lân.');
    await lan.page.click(lan.at('form [name=contact]'));
    await lan.page.type('0912 345 678');
    await lan.page.press('Enter');
    await ear.isTold(/^Cửa hàng đã nhận lúc .*\. Trả lời chậm nhất ngày .*, làm xong chậm nhất ngày .*\.$/);
    const [number] = (await ear.hears('list “Yêu cầu bạn đã gửi”')).slice(1);
    assert.match(number ?? '', /^Số [0-9A-Z]{3}-[0-9A-Z]{3}$/);
  });

  for (const where of ['home', 'product'] as const) {
    journey(`being asked on ${where}: a region by its name, told when it comes, that takes no focus; and what was put off`, async ({ browser, shop }) => {
      const page = await browser.newPage();
      try {
        await page.goto(shop.url + places[where].path);
        const ear = new Listener(page);
        const title = 'Cửa hàng muốn hỏi ý bạn 4 điều';
        await ear.isTold(new RegExp(`^${title}$`));
        const heard = await ear.hears(`region “${title}”`);
        assert.deepEqual(heard.slice(0, 2), [`heading “${title}”, level 2`, 'button “Để sau”']);
        const at = heard.indexOf(`switch “${sharing}”, off (Chưa chọn)`);
        assert.deepEqual(heard.slice(at + 6, at + 9),
          [`button “Đồng ý” (${sharing})`, `button “Không đồng ý” (${sharing})`, `link “Xem điều khoản” (${sharing})`]);
        assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
        await page.click('an-tam-prompt >>> [part~=later]');
        await ear.isTold(/^Bạn chưa chọn thêm điều gì\. Lần khác cửa hàng sẽ hỏi lại\.$/);
        await ear.isAt('link “Lựa chọn của bạn về dữ liệu cá nhân”');
      } finally {
        await page.close();
      }
    });
  }

  journey('a receipt and one’s choices: dialogs with their names, into which the focus goes and from which it comes back', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    const ear = new Listener(lan.page);
    await lan.turnsOn('giao-hang');
    await ear.isTold(received);
    await lan.page.click(lan.inRow('giao-hang', '[part~=receipt]'));
    await ear.isAt('heading “Biên nhận lựa chọn”, level 2');
    await ear.meets('dialog “Biên nhận lựa chọn”, modal');
    await ear.isTold(/^Đúng lời văn đã hiện trên màn hình khi chọn/);
    await lan.page.press('Escape');
    await ear.isAt(`button “Biên nhận” (${sharing})`);
    await lan.page.click('[data-an-tam-open]');
    await ear.meets('dialog “Lựa chọn của tôi”, modal');
    await ear.meets(new RegExp(`^switch “${sharing}”, on \\(Đồng ý · `));
    await lan.page.press('Escape');
    await ear.isAt('link “Xem lựa chọn của tôi”');
  });
}, undefined, { listens: true });
