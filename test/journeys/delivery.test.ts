import assert from 'node:assert/strict';
import { engines } from '../support/browsers/open-browser.ts';
import { assertHonest, type Customer } from '../support/customer.ts';
import type { Fault } from '../support/fault-switch.ts';
import { describeJourneys } from '../support/journey.ts';

/** Asks for neither an address nor an age: one press is the whole decision. */
const clause = 'giao-hang';
const received = 'Cửa hàng đã ghi nhận';
const notYet: Fault = { is: 'answer', status: 503, headers: { 'Retry-After': '1' } };

/** Faults that pass: the widget tries again by itself until the shop has the choice. */
const passing: readonly (readonly [name: string, fault: Fault, says: string])[] = [
  ['the connection breaks before the ledger hears of it', { is: 'refuse' }, 'sẽ gửi khi có mạng'],
  ['the answer is lost after the commit', { is: 'lose-answer' }, 'sẽ gửi khi có mạng'],
  ['503, and then it goes', notYet, 'cửa hàng đang bận'],
];

/** Presses that clause's switch in all these tabs at one moment: every page waits for one call that all of them hear. */
const pressAtOnce = async (tabs: readonly Customer[], id: string): Promise<void> => {
  for (const { page } of tabs) {
    await page.evaluate((control) => {
      const call = new BroadcastChannel('press-at-once');
      call.onmessage = () => {
        call.close();
        document.querySelector('an-tam-consent')?.shadowRoot?.getElementById(control)?.click();
      };
    }, `an-tam-${id}`);
  }
  await tabs[0]?.page.evaluate(() => {
    const call = new BroadcastChannel('press-at-once');
    call.postMessage('now');
    call.close();
  });
};

describeJourneys('delivery', engines, (journey) => {
  for (const [name, fault, says] of passing) {
    journey(`${name}: waits in plain words, then is received once`, async ({ shop, opens }) => {
      const lan = await opens('/tai-khoan');
      shop.faults.next(fault);
      await lan.turnsOn(clause);
      await lan.saw(clause, says);
      await lan.sees(clause, received, 30_000);
      assertHonest(shop, clause, ['granted']);
    });
  }

  journey('an old grant never overtakes the withdrawal that came after it', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    shop.faults.next(notYet, { is: 'lose-answer' }, notYet);
    await lan.turnsOn(clause);
    await lan.saw(clause, 'cửa hàng đang bận');
    await lan.turnsOff(clause);
    await lan.sees(clause, `Đã rút đồng ý · ${received}`, 40_000);
    assertHonest(shop, clause, ['granted', 'withdrawn']);
  });

  journey('the ledger is stopped before the choice: it waits, outlives the tab, and goes when the ledger is back', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    await shop.stopLedger();
    await lan.turnsOn(clause);
    await lan.sees(clause, 'Đã giữ trên máy này');
    await lan.page.close();
    await shop.startLedger();
    const back = await opens('/tai-khoan');
    await back.sees(clause, `Đồng ý · ${received}`, 30_000);
    assertHonest(shop, clause, ['granted']);
  });

  journey('the tab is closed while its choice is under way, after the commit: the next visit says received', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    const held = shop.faults.hold('after');
    await lan.turnsOn(clause);
    await held.arrived;
    await lan.page.close();
    held.release();
    const back = await opens('/tai-khoan');
    await back.sees(clause, `Đồng ý · ${received}`, 30_000);
    assertHonest(shop, clause, ['granted']);
  });

  journey('two tabs decide at once: both are kept, in one order, and both show the same', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    const second = await opens('/tai-khoan');
    // The lower row first: what it comes to say moves nothing that the other tab is about to press.
    await lan.turnsOn('thong-ke');
    await second.turnsOn(clause);
    await Promise.all([lan, second].flatMap((tab) => [tab.sees(clause, received), tab.sees('thong-ke', received)]));
    await second.turnsOff(clause);
    await lan.sees(clause, `Đã rút đồng ý · ${received}`);
    assertHonest(shop, clause, ['granted', 'withdrawn']);
    assertHonest(shop, 'thong-ke', ['granted']);
  });

  journey('the same switch is pressed in two tabs at one moment: it is one choice, time and again, and both show it', async ({ shop, opens }) => {
    const tabs = [await opens('/tai-khoan'), await opens('/tai-khoan')];
    for (const tab of tabs) await tab.looksAt(clause);
    const states: string[] = [];
    for (const [state, says] of [['granted', 'Đồng ý'], ['withdrawn', 'Đã rút đồng ý'], ['granted', 'Đồng ý'], ['withdrawn', 'Đã rút đồng ý']] as const) {
      await pressAtOnce(tabs, clause);
      await Promise.all(tabs.map((tab) => tab.sees(clause, `${says} · ${received}`)));
      states.push(state);
      assertHonest(shop, clause, states);
    }
    assert.equal(new Set(shop.rows().map(({ subject }) => subject)).size, 1, 'one device, however many tabs were its first');
  });

  journey('401: asks for another token, and goes with it', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    await lan.signsIn('lan');
    shop.faults.next({ is: 'answer', status: 401 });
    await lan.turnsOn(clause);
    await lan.sees(clause, received);
    await lan.saw(clause, 'sẽ gửi khi bạn đăng nhập lại');
    assert.deepEqual(shop.faults.answered, [401, 201]);
    assert.deepEqual(shop.rows().map(({ record }) => record.subject), [{ kind: 'account', id: 'lan' }]);
    assertHonest(shop, clause, ['granted']);
  });

  journey('offline: says so, keeps it, and sends it by itself when the network is back', async ({ browser, shop, opens, t }) => {
    if (!browser.can.offline) {
      t.skip('this engine can not be taken offline by its driver; the journeys of broken connections go the same way');
      return;
    }
    const lan = await opens('/tai-khoan');
    await lan.looksAt(clause);
    await lan.page.setOffline(true);
    await lan.turnsOn(clause);
    await lan.sees(clause, 'Đồng ý · Đã giữ trên máy này, sẽ gửi khi có mạng');
    assertHonest(shop, clause, []);
    await lan.page.setOffline(false);
    await lan.sees(clause, received, 30_000);
    assertHonest(shop, clause, ['granted']);
  });

  journey('the browser is killed with a choice that is not sent: the next visit sends it', async ({ browser, shop, opens, t }) => {
    if (!browser.can.revival) {
      t.skip('this engine’s automation keeps nothing on disk');
      return;
    }
    const lan = await opens('/tai-khoan');
    await shop.stopLedger();
    await lan.turnsOn(clause);
    await lan.sees(clause, 'sẽ gửi khi có mạng');
    await browser.kill();
    await shop.startLedger();
    await browser.revive();
    const back = await opens('/tai-khoan');
    await back.sees(clause, received, 30_000);
    assertHonest(shop, clause, ['granted']);
  });
});
