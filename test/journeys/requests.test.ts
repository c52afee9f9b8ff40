import assert from 'node:assert/strict';
import { readNumber } from '../../src/ledger/request-number.ts';
import type { RequestRecord } from '../../src/record/request-record.ts';
import { assertAccessible } from '../support/axe.ts';
import type { Customer } from '../support/customer.ts';
import { describeJourneys, type Scene } from '../support/journey.ts';
import { Keyboard } from '../support/keyboard.ts';
import { engines } from '../support/browsers/open-browser.ts';

const WORDS = 'Tên tôi là Lân, không phải Lan.';
const DUE = /^Cửa hàng đã nhận lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}\. Trả lời chậm nhất ngày \d\d\/\d\d\/\d{4}, làm xong chậm nhất ngày \d\d\/\d\d\/\d{4}\.$/;

const form = '#an-tam-ask-sua-du-lieu ~ form';
const asked = '#an-tam-ask-sua-du-lieu ~ .asks li';

const asks = async (lan: Customer, message = WORDS): Promise<void> => {
  await lan.finds('#an-tam-ask-sua-du-lieu');
  await lan.page.click(lan.at('#an-tam-ask-sua-du-lieu'));
  await lan.page.click(lan.at(`${form} [name=message]`));
  await lan.page.type(message);
  await lan.page.click(lan.at(`${form} [name=contact]`));
  await lan.page.type('0912 345 678');
  await lan.page.click(lan.at(`${form} [part~=send]`));
};

const until = async (lan: Customer, holds: (fate: string) => boolean, what: string): Promise<void> => {
  const end = Date.now() + 15_000;
  for (let fate = ''; !holds(fate); fate = await lan.page.text(lan.at(`${asked} [role=status]`))) {
    if (Date.now() > end) throw new Error(`it never said ${what}, but: ${fate}`);
  }
};

const numberOn = async (lan: Customer): Promise<string> => (await lan.page.text(lan.at(`${asked} b`))).replace('Số ', '');

const requestsIn = ({ shop }: Scene): readonly RequestRecord[] => shop.rows().map(({ record }) => record as unknown as RequestRecord);

const assertQuiet = ({ shop }: Scene): void => {
  assert.deepEqual(shop.told.errors, []);
  assert.deepEqual(shop.told.violations, [], 'the page’s policy was not violated');
};

describeJourneys('a request', engines, (journey) => {
  journey('is sent under its clause, survives a reload, and shows the shop\'s answer; everything recorded can be seen', async (scene) => {
    const { shop, opens } = scene;
    const lan = await opens('/chinh-sach/bao-mat');
    await asks(lan);
    await until(lan, (fate) => DUE.test(fate), 'by when');
    const number = await numberOn(lan);
    assert.equal(readNumber(number), number);
    const [record] = requestsIn(scene);
    assert.deepEqual([record?.kind, record?.message, record?.contact, record?.clause.id], ['correct', WORDS, { phone: '+84912345678' }, 'sua-du-lieu']);
    await assertAccessible(lan.page, 'a request that was received');

    await lan.reloads();
    await until(lan, (fate) => DUE.test(fate), 'by when');
    assert.equal(await numberOn(lan), number);

    const told = await shop.answerRequest(number, { state: 'done', words: 'Chúng tôi đã sửa tên của bạn.' });
    assert.equal(told.is, 'said');
    await lan.reloads();
    await until(lan, (fate) => fate === 'Đã làm xong.', 'that it is done');
    assert.match(await lan.page.text(lan.at(asked)), /Chúng tôi đã sửa tên của bạn\.$/);
    await assertAccessible(lan.page, 'a request that is done');

    await lan.page.click(lan.at('[part~=show-held]'));
    await lan.finds('[part~=held] li');
    assert.match(await lan.page.text(lan.at('[part~=held] li')), /Sửa dữ liệu của bạn: Tên tôi là Lân/);
    assert.ok(await lan.page.has(lan.at('[part~=download][href^="blob:"]')));
    await assertAccessible(lan.page, 'what is recorded');
    assertQuiet(scene);
  });

  journey('whose answer was lost after the ledger kept it gets the same number, and is kept once', async (scene) => {
    const { shop, opens } = scene;
    shop.faults.next({ is: 'lose-answer' });
    const lan = await opens('/chinh-sach/bao-mat');
    await asks(lan);
    await until(lan, (fate) => DUE.test(fate), 'by when');
    assert.equal(requestsIn(scene).length, 1);
    assert.equal((await shop.answerRequest(await numberOn(lan), { state: 'answered', words: 'Đã nhận.' })).is, 'said');
    assert.deepEqual(shop.told.violations, []);
  });

  journey('that waits for the shop is kept over a reload, goes after that, and is cleared with all else on the device', async (scene) => {
    const { shop, opens } = scene;
    shop.faults.next({ is: 'answer', status: 503 });
    shop.faults.down = true;
    const lan = await opens('/chinh-sach/bao-mat');
    await asks(lan);
    await until(lan, (fate) => fate.startsWith('Đã giữ trên máy này'), 'kept');
    assert.equal(await lan.page.text(lan.at(`${asked} .own`)), WORDS);
    await lan.reloads();
    await until(lan, (fate) => fate.startsWith('Đã giữ trên máy này'), 'kept');
    assert.deepEqual(requestsIn(scene), []);
    shop.faults.down = false;
    await until(lan, (fate) => DUE.test(fate), 'by when');
    assert.equal(requestsIn(scene).length, 1);

    await lan.goes('/tai-khoan');
    await lan.finds('[part~=clear]');
    await lan.clears();
    await lan.finds('[role=status] .note');
    await lan.goes('/chinh-sach/bao-mat');
    await lan.finds('#an-tam-ask-sua-du-lieu');
    assert.equal(await lan.page.has(lan.at('.asks')), false);
  });

  journey('can be made by keyboard alone, and the focus is never lost', async (scene) => {
    const lan = await scene.opens('/chinh-sach/bao-mat');
    await lan.finds('#an-tam-ask-sua-du-lieu');
    const keyboard = new Keyboard(lan.page);
    await keyboard.goesTo(lan.at('nav a[href="#sua-du-lieu"]'));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at('#sua-du-lieu'));
    await keyboard.goesTo(lan.at('#an-tam-ask-sua-du-lieu'));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at(`${form} [name=message]`));
    await keyboard.presses('Escape');
    await keyboard.isAt(lan.at('#an-tam-ask-sua-du-lieu'));
    await keyboard.presses('Space');
    await keyboard.isAt(lan.at(`${form} [name=message]`));
    await keyboard.types('Sai ten');
    await keyboard.goesTo(lan.at(`${form} [part~=send]`));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at(`${form} [name=contact]`));
    await assertAccessible(lan.page, 'a form with a fault');
    await keyboard.types('lan@example.vn');
    await keyboard.presses('Enter');
    await until(lan, (fate) => DUE.test(fate), 'by when');
    await keyboard.isAt(lan.at(asked));
    assertQuiet(scene);
  });
});
