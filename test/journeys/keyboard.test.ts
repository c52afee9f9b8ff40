import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { engines } from '../support/browsers/open-browser.ts';
import { assertHonest } from '../support/customer.ts';
import { describeJourneys } from '../support/journey.ts';
import { Keyboard } from '../support/keyboard.ts';
import { productPath, untilGone } from '../support/points.ts';
import { policyFile as present, untilThere } from '../support/stage.ts';

const received = 'Cửa hàng đã ghi nhận';

describeJourneys('by keyboard alone', engines, (journey) => {
  journey('folds and opens the contents, follows it to a clause, agrees with an address, changes her mind, refuses', async ({ shop, opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    const keyboard = new Keyboard(lan.page);
    await keyboard.goesTo(lan.at('summary'));
    await keyboard.presses('Enter');
    await lan.finds('details:not([open])'); // On a wide page it stands open.
    await keyboard.presses('Space');
    await lan.finds('details[open]');
    await keyboard.goesTo(lan.at('nav a[href="#ban-tin"]'));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at('#ban-tin'));
    assert.ok(await lan.page.evaluate(() => {
      const { top } = document.querySelector('an-tam-policy')?.shadowRoot?.getElementById('ban-tin')?.getBoundingClientRect() ?? { top: -1 };
      return top >= 0 && top < innerHeight;
    }), 'the clause is in sight');

    await keyboard.goesTo(lan.at('#an-tam-ban-tin'));
    await keyboard.presses('Space');
    await keyboard.isAt(lan.at('#an-tam-ban-tin ~ form [name=contact]'));
    await keyboard.types('lan');
    await keyboard.presses('Enter');
    await lan.finds('#an-tam-ban-tin-contact-fault:not(:empty)');
    await keyboard.isAt(lan.at('#an-tam-ban-tin ~ form [name=contact]'));
    await keyboard.types('@example.vn');
    await keyboard.presses('Enter');
    await lan.sees('ban-tin', `Đồng ý · ${received}`);
    await keyboard.isAt(lan.at('#an-tam-ban-tin'));
    await keyboard.presses('Space');
    await lan.sees('ban-tin', `Đã rút đồng ý · ${received}`);
    await keyboard.isAt(lan.at('#an-tam-ban-tin'));

    await keyboard.goesTo(lan.at('#an-tam-giao-hang'));
    await keyboard.goesTo(lan.inRow('giao-hang', '[part~=refuse]'));
    await keyboard.presses('Enter');
    await lan.sees('giao-hang', `Không đồng ý · ${received}`);
    await keyboard.isAt(lan.at('#an-tam-giao-hang'));
    assertHonest(shop, 'ban-tin', ['granted', 'withdrawn']);
    assertHonest(shop, 'giao-hang', ['denied']);
  });

  journey('closes a form with Escape, says her age, withdraws all, and clears this device', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    const keyboard = new Keyboard(lan.page);
    const offer = '#an-tam-uu-dai-doi-tac';
    await keyboard.goesTo(lan.at(offer));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at(`${offer} ~ form [name=contact]`));
    await keyboard.presses('Escape');
    await keyboard.isAt(lan.at(offer));
    assert.equal(await lan.page.has(lan.at('form')), false);
    assert.equal(await lan.reads('uu-dai-doi-tac'), 'Chưa chọn');

    await keyboard.presses('Space');
    await keyboard.isAt(lan.at(`${offer} ~ form [name=contact]`));
    await keyboard.types('lan@example.vn');
    await keyboard.goesTo(lan.at(`${offer} ~ form [name=age]`));
    await keyboard.presses('Space');
    await keyboard.goesTo(lan.at(`${offer} ~ form [part~=agree]`));
    await keyboard.presses('Enter');
    await lan.sees('uu-dai-doi-tac', `Đồng ý · ${received}`);

    await keyboard.goesTo(lan.at('[part~=withdraw-all]'));
    await keyboard.presses('Enter');
    await lan.sees('uu-dai-doi-tac', `Đã rút đồng ý · ${received}`);
    await keyboard.isAt(lan.at('[part~=title]')); // not at the button that clears
    await keyboard.goesTo(lan.at('[part~=clear]'));
    await keyboard.presses('Enter');
    await lan.sees('uu-dai-doi-tac', 'Chưa chọn');
    await keyboard.isAt(lan.at('[part~=clear]'));
    assert.match(await lan.page.text(lan.at('.foot [role=status]')), /Đã xóa dấu vết trên máy này/);
    assertHonest(shop, 'uu-dai-doi-tac', ['granted', 'withdrawn']);
  });

  journey('sees what has changed, in a clause and in the whole text, opens what is folded there, and goes back', async ({ shop, opens }) => {
    shop.alter(present, () => readFileSync(new URL('../../content/chinh-sach-bao-mat/2026-06-01.md', import.meta.url), 'utf8'));
    const lan = await opens('/chinh-sach/bao-mat');
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', received);
    shop.alter(present, undefined);
    await lan.reloads();
    await lan.sees('giao-hang', 'đã đổi từ khi bạn chọn');
    const keyboard = new Keyboard(lan.page);

    const compare = lan.at('[part~=compare-previous]');
    await keyboard.goesTo(compare);
    await keyboard.presses('Space');
    await lan.finds('[part~=changes] ins');
    await keyboard.isAt(compare);
    await keyboard.goesTo(lan.at('[part~=changes] .fold:not([open]) summary'));
    await keyboard.presses('Enter');
    await lan.finds('[part~=changes] .fold[open] > :nth-child(2)');
    await keyboard.isAt(lan.at('.fold[open] summary'));
    await keyboard.goesTo(compare, 'Shift+Tab');
    await keyboard.presses('Enter');
    await lan.finds('.sections:not([hidden])');
    await keyboard.isAt(compare);

    await keyboard.goesTo(lan.at('nav a[href="#giao-hang"]'));
    await keyboard.presses('Enter');
    await keyboard.isAt(lan.at('#giao-hang'));
    const see = lan.inRow('giao-hang', '[part~=see-changes]');
    await keyboard.goesTo(see);
    for (const key of ['Enter', 'Space']) {
      await keyboard.presses(key);
      await (key === 'Enter' ? lan.finds('[part~=changes] ins') : untilGone(lan.page, lan.at('[part~=changes]')));
      await keyboard.isAt(see);
    }
    await keyboard.goesTo(lan.inRow('giao-hang', '[part~=agree]'));
    await keyboard.presses('Enter');
    await lan.sees('giao-hang', `Đồng ý · ${received}`);
    await keyboard.isAt(lan.at('#an-tam-giao-hang'));
    assertHonest(shop, 'giao-hang', ['granted', 'granted']);
  });

  journey('answers what a page asks at its foot, and puts off the rest', async ({ browser, shop }) => {
    const page = await browser.newPage();
    const asks = 'an-tam-prompt >>> ';
    try {
      await page.focus();
      await page.goto(shop.url + productPath);
      await untilThere(page, `${asks}[part~=row]`);
      const keyboard = new Keyboard(page);
      const link = 'an-tam-prompt a'; // its fallback, which stays beside it
      await keyboard.goesTo(link);
      await keyboard.goesTo(`${asks}[part~=later]`);
      await keyboard.goesTo(`${asks}#an-tam-giao-hang`);
      await keyboard.goesTo(`${asks}#an-tam-giao-hang ~ .acts [part~=refuse]`);
      await keyboard.presses('Enter');
      await untilThere(page, `${asks}#an-tam-giao-hang ~ * [part~=receipt]`);
      await keyboard.isAt(`${asks}#an-tam-giao-hang`);
      await keyboard.goesTo(`${asks}[part~=later]`, 'Shift+Tab');
      await keyboard.presses('Space');
      await untilGone(page, `${asks}[part~=prompt]`);
      await keyboard.isAt(link); // where she came from
      assertHonest(shop, 'giao-hang', ['denied']);
    } finally {
      await page.close();
    }
  });
});
