import assert from 'node:assert/strict';
import { assertHonest, type Customer } from '../support/customer.ts';
import type { Fault } from '../support/fault-switch.ts';
import { describeJourneys, quickest } from '../support/journey.ts';

const clause = 'giao-hang';
const received = 'Cửa hàng đã ghi nhận';
const kept = 'Đã giữ trên máy này';
const refused = 'Cửa hàng chưa ghi nhận được';

/** What somebody in the ledger's place says no with. */
const problem = (status: number): Fault => ({
  is: 'answer', status, headers: { 'Content-Type': 'application/problem+json' },
  body: { type: 'about:blank', title: 'Refused', status, code: 'made-up', detail: 'Lý do thử' },
});

/** Each choice of two: what is decided and taken back under a fault arrives as both, in this order. */
const decidesTwice = async (lan: Customer): Promise<void> => {
  await lan.turnsOn(clause);
  await lan.sees(clause, `Đồng ý · ${kept}`);
  await lan.turnsOff(clause);
  await lan.sees(clause, `Đã rút đồng ý · ${kept}`);
};

describeJourneys('every fault', quickest, (journey) => {
  journey('429, 500 and a lost answer in a row: received once in the end', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    shop.faults.next({ is: 'answer', status: 429, headers: { 'Retry-After': '1' } }, { is: 'answer', status: 500 }, { is: 'lose-answer' });
    await lan.turnsOn(clause);
    await lan.saw(clause, 'cửa hàng đang bận');
    await lan.sees(clause, received, 30_000);
    assertHonest(shop, clause, ['granted']);
    assert.deepEqual(shop.faults.answered, [429, 500, 0, 200]);
  });

  journey('keeps to Retry-After', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    shop.faults.next({ is: 'answer', status: 503, headers: { 'Retry-After': '4' } });
    await lan.turnsOn(clause);
    await lan.sees(clause, 'cửa hàng đang bận');
    const started = Date.now();
    await lan.sees(clause, received, 30_000);
    assert.ok(Date.now() - started > 3000, 'it came back too soon');
    assertHonest(shop, clause, ['granted']);
  });

  for (const at of ['before', 'after'] as const) {
    journey(`the ledger stops while a choice is under way, ${at} its commit`, async ({ shop, opens }) => {
      const lan = await opens('/tai-khoan');
      const held = shop.faults.hold(at);
      await lan.turnsOn(clause);
      await held.arrived;
      await shop.stopLedger();
      held.release();
      if (at === 'before') await lan.sees(clause, kept);
      await shop.startLedger();
      await lan.sees(clause, received, 30_000);
      assertHonest(shop, clause, ['granted']);
    });

    journey(`the ledger stops and the tab is closed while a choice is under way, ${at} its commit`, async ({ shop, opens }) => {
      const lan = await opens('/tai-khoan');
      const held = shop.faults.hold(at);
      await lan.turnsOn(clause);
      await held.arrived;
      await shop.stopLedger();
      await lan.page.close();
      held.release();
      await shop.startLedger();
      const back = await opens('/tai-khoan');
      await back.sees(clause, `Đồng ý · ${received}`, 30_000);
      assertHonest(shop, clause, ['granted']);
    });
  }

  journey('the tab is closed while its choice is under way, before the commit', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    const held = shop.faults.hold('before');
    await lan.turnsOn(clause);
    await held.arrived;
    await lan.page.close();
    held.release();
    const back = await opens('/tai-khoan');
    await back.sees(clause, `Đồng ý · ${received}`, 30_000);
    assertHonest(shop, clause, ['granted']);
  });

  journey('given and withdrawn while the ledger is away, and the tab closed: both arrive, in order', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    await shop.stopLedger();
    await decidesTwice(lan);
    await lan.page.close();
    await shop.startLedger();
    shop.faults.next({ is: 'lose-answer' });
    const back = await opens('/tai-khoan');
    await back.sees(clause, `Đã rút đồng ý · ${received}`, 30_000);
    assertHonest(shop, clause, ['granted', 'withdrawn']);
  });

  journey('given and withdrawn offline: both arrive, in order', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    await lan.looksAt(clause);
    await lan.page.setOffline(true);
    await decidesTwice(lan);
    await lan.page.setOffline(false);
    await lan.sees(clause, `Đã rút đồng ý · ${received}`, 30_000);
    assertHonest(shop, clause, ['granted', 'withdrawn']);
  });

  for (const status of [409, 422]) {
    journey(`${status}: says that the shop has not taken it and why, and takes it when sent again`, async ({ shop, opens }) => {
      const lan = await opens('/tai-khoan');
      shop.faults.next(problem(status));
      await lan.turnsOn(clause);
      await lan.sees(clause, `${refused}: Lý do thử`);
      assertHonest(shop, clause, []);
      await lan.sendsAgain(clause);
      await lan.sees(clause, received);
      assertHonest(shop, clause, ['granted']);
    });
  }

  journey('409 of the real ledger: somebody else has used the id for other content', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    const held = shop.faults.hold('before');
    await lan.turnsOn(clause);
    const sent = await held.arrived;
    const other = JSON.stringify({ ...await sent.json() as object, origin: `${shop.url}/noi-khac` });
    assert.equal((await shop.askLedger(new Request(sent.url, { method: 'POST', headers: sent.headers, body: other }))).status, 201);
    held.release();
    await lan.sees(clause, refused);
    assert.deepEqual(shop.faults.answered, [409]);
    assert.deepEqual(shop.rows().map(({ record }) => record.origin), [`${shop.url}/noi-khac`], 'what was there first stays as it was');
    assertHonest(shop, clause, ['granted']);
  });

  journey('422 of the real ledger: nobody agrees to words that were not published, yet taking them back is always kept', async ({ shop, opens }) => {
    shop.alter('/content/chinh-sach-bao-mat/2026-11-15.md', (text) => text.replace('Chuyển Phát Ngàn Phố, tùy bên', 'ai cũng được, tùy bên'));
    const lan = await opens('/tai-khoan');
    await lan.turnsOn(clause);
    await lan.sees(clause, `${refused}: điều khoản này chưa được cửa hàng công bố`);
    assert.deepEqual(shop.faults.answered, [422]);
    assertHonest(shop, clause, []);
    await lan.turnsOff(clause);
    await lan.sees(clause, `Đã rút đồng ý · ${received}`);
    assertHonest(shop, clause, ['withdrawn']);
    assert.match(shop.rows()[0]?.unknownClauses ?? '', /partner-sharing\.giao-hang/);
  });

  journey('401 of the real ledger: an old token waits for its customer, and goes with her new one', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    await lan.signsIn('lan');
    const old = await shop.oldToken('lan');
    shop.alter('/tai-khoan/token', () => old);
    await lan.turnsOn(clause);
    await lan.sees(clause, `Đồng ý · ${kept}, sẽ gửi khi bạn đăng nhập lại`);
    assert.deepEqual([...new Set(shop.faults.answered)], [401]);
    assertHonest(shop, clause, []);
    shop.alter('/tai-khoan/token', undefined);
    await lan.reloads();
    await lan.sees(clause, `Đồng ý · ${received}`);
    assert.deepEqual(shop.rows().map(({ record }) => record.subject), [{ kind: 'account', id: 'lan' }]);
    assertHonest(shop, clause, ['granted']);
  });

  journey('signed out with a choice that is not sent: it waits for her, and goes when she is back', async ({ shop, opens }) => {
    const lan = await opens('/tai-khoan');
    await lan.signsIn('lan');
    await shop.stopLedger();
    await lan.turnsOn(clause);
    await lan.sees(clause, 'sẽ gửi khi có mạng');
    await lan.signsOut();
    await shop.startLedger();
    await lan.signsIn('lan');
    await lan.sees(clause, `Đồng ý · ${received}`, 30_000);
    assert.deepEqual(shop.rows().map(({ record }) => record.subject), [{ kind: 'account', id: 'lan' }]);
    assertHonest(shop, clause, ['granted']);
  });
});
