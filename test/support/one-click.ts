import assert from 'node:assert/strict';
import { assertHonest } from './customer.ts';
import type { Scene } from './journey.ts';
import { sha256sum } from './sha256sum.ts';

/** The main way, on whatever database the shop's ledger has: read, agree, see it everywhere, withdraw, stay withdrawn. */
export const goTheWayOfOneClick = async ({ shop, opens }: Scene): Promise<void> => {
  const lan = await opens('/chinh-sach/bao-mat');
  assert.equal(await lan.reads('ban-tin'), 'Chưa chọn');
  assert.equal(await lan.switchIsOn('ban-tin'), false);
  await lan.turnsOn('ban-tin', 'Lan@Example.VN');
  await lan.sees('ban-tin', 'Cửa hàng đã ghi nhận lúc');
  assert.match(await lan.reads('ban-tin'), /^Đồng ý · Cửa hàng đã ghi nhận lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}$/);

  const [row] = shop.rows();
  const decision = row?.record.decisions[0];
  assert.equal(shop.rows().length, 1);
  assert.equal(decision?.purpose, 'newsletter');
  assert.equal(row?.record.contact?.email, 'Lan@example.vn');
  const published = await (await fetch(`${shop.url}/an-tam/records/clauses/${decision?.clause.sha256}`)).text();
  assert.match(published, /^## Nhận bản tin khuyến mại/);
  assert.equal(sha256sum(published), decision?.clause.sha256);

  const account = await opens('/tai-khoan');
  await account.sees('ban-tin', 'Đồng ý · Cửa hàng đã ghi nhận');
  assert.equal(await account.switchIsOn('ban-tin'), true);
  await account.turnsOff('ban-tin');
  await account.sees('ban-tin', 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
  await lan.sees('ban-tin', 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
  assert.equal(await lan.switchIsOn('ban-tin'), false);
  const [, second] = shop.rows();
  assert.deepEqual([second?.position, second?.record.decisions[0]?.supersedes], [2, row?.id]);

  for (const tab of [lan, account]) {
    await tab.reloads();
    await tab.sees('ban-tin', 'Đã rút đồng ý · Cửa hàng đã ghi nhận');
    assert.equal(await tab.switchIsOn('ban-tin'), false);
  }
  assertHonest(shop, 'ban-tin', ['granted', 'withdrawn']);
  assert.deepEqual(shop.told.errors, []);
};
