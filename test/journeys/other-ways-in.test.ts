import assert from 'node:assert/strict';
import { engines } from '../support/browsers/open-browser.ts';
import { assertHonest } from '../support/customer.ts';
import { describeJourneys } from '../support/journey.ts';

const received = 'Cửa hàng đã ghi nhận';
const place = '/chinh-sach/bao-mat';

describeJourneys('other ways in', engines, (journey) => {
  journey('a page without modules takes the classic script, and all works the same', async ({ shop, opens }) => {
    const [module, classic] = ['<script type="module" src="/an-tam/an-tam.js"></script>', '<script src="/an-tam/an-tam.classic.js"></script>'];
    shop.alter('/tai-khoan', (html) => html.replace(module, classic));
    const lan = await opens('/tai-khoan');
    assert.equal(await lan.page.has('script[src="/an-tam/an-tam.classic.js"]'), true);
    assert.equal(await lan.page.has('script[src="/an-tam/an-tam.js"]'), false);
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', `Đồng ý · ${received}`);
    assertHonest(shop, 'giao-hang', ['granted']);
    assert.deepEqual(shop.told.errors, []);
  });

  journey('<an-tam-center> shows both halves, of one mind', async ({ shop, opens }) => {
    shop.alter(place, (html) => html.replace('<an-tam-policy src=', '<an-tam-center policy=').replace('</an-tam-policy>', '</an-tam-center>'));
    const [panel, reader] = ['an-tam-center >>> an-tam-consent', 'an-tam-center >>> an-tam-policy'];
    const lan = await opens(place, reader);
    assert.match(await lan.page.text(lan.at('h1')), /^Chính sách bảo vệ dữ liệu cá nhân/);
    await lan.turnsOn('ban-tin', 'lan@example.vn');
    await lan.sees('ban-tin', `Đồng ý · ${received}`);
    lan.turnsTo(panel);
    await lan.sees('ban-tin', `Đồng ý · ${received}`);
    assert.equal(await lan.switchIsOn('ban-tin'), true);
    await lan.withdrawsAll();
    await lan.sees('ban-tin', `Đã rút đồng ý · ${received}`);
    lan.turnsTo(reader);
    await lan.sees('ban-tin', `Đã rút đồng ý · ${received}`);
    assertHonest(shop, 'ban-tin', ['granted', 'withdrawn']);
    assert.deepEqual(shop.told.errors, []);
  });
});
