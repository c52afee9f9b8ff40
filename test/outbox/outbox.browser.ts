import { expect } from '@open-wc/testing';
import type { RecordId } from '../../src/record/consent-record.ts';
import { silence } from './fake-endpoint.ts';
import { eventually } from './open-tab.ts';
import { answer, arrived, backingOff, clock, ids, is, letGo, renewForEachTest, server, started, tab, why } from './renewed-tabs.ts';
import { DEVICE_KEY, accountOf, someRecord, tokenOf } from './some-record.ts';

describe('outbox', () => {
  renewForEachTest();

  it('says kept once the record is on disk, sends it with its proof, and remembers the receipt after it forgot the record', async () => {
    const one = await started();
    const record = someRecord();
    expect(await one.outbox.submit(record)).to.deep.equal({ is: 'kept' });
    await eventually(async () => await is(one, record) === 'received');
    expect(server.posts[0]?.headers.get('an-tam-device')).to.equal(DEVICE_KEY);
    expect(server.posts[0]?.headers.get('idempotency-key')).to.equal(`"${record.id}"`);
    expect(await one.outbox.pending()).to.equal(0);
    one.crash();
    const two = await tab();
    expect(await two.outbox.outcome(record.id)).to.deep.include({ is: 'received', at: '2026-11-22T03:04:06.000Z' });
    expect(one.told.map(({ outcome }) => outcome.is)).to.deep.equal(['kept', 'received']);
  });

  it('opens its database once it has something to keep, and leaves it open', async () => {
    const one = await tab();
    one.page.eval('globalThis.opened = 0; globalThis.open_ = IDBFactory.prototype.open; IDBFactory.prototype.open = function (n) { opened++; return open_.call(this, n); }');
    one.outbox.start();
    server.plan.push(answer(503));
    await one.outbox.submit(someRecord());
    one.page.eval('globalThis.opened = 0');
    await backingOff();
    clock.advance(1000);
    await arrived(1);
    expect(one.page.eval('opened')).to.equal(0);
  });

  it('never adds an id twice, and answers its present outcome', async () => {
    const one = await tab();
    const record = someRecord();
    await one.outbox.submit(record);
    expect(await one.outbox.submit(record)).to.deep.equal({ is: 'kept' });
    expect(await one.outbox.pending()).to.equal(1);
    one.outbox.start();
    await eventually(async () => await is(one, record) === 'received');
    expect(await one.outbox.submit(record)).to.deep.include({ is: 'received' });
    expect(server.posts.length).to.equal(1);
  });

  it('sends in the order of the calls, also where they were not awaited and the clock was set back', async () => {
    const one = await started();
    const records = [someRecord(), someRecord(), someRecord(), someRecord()];
    await Promise.all(records.map((record) => {
      clock.jump(-86_400_000);
      return one.outbox.submit(record);
    }));
    await arrived(4);
    expect(ids(server.posts)).to.deep.equal(ids(records));
  });

  it('holds a later record back while an earlier one of its subject waits, and lets other subjects pass', async () => {
    const one = await started();
    const [first, second, other] = [someRecord(), someRecord(), someRecord(accountOf('an'))];
    await one.outbox.submit(other);
    await eventually(async () => await why(one, other) === 'token');
    server.plan.push(answer(503));
    await one.outbox.submit(first);
    await backingOff();
    expect(await why(one, first)).to.equal('server');
    server.plan.push(answer(503));
    await one.outbox.submit(second);
    await eventually(() => server.posts.length === 2);
    expect(ids(server.posts)).to.deep.equal(ids([first, first]));
    await backingOff();
    clock.advance(300_000);
    await arrived(2);
    expect(ids(server.committed)).to.deep.equal(ids([first, second]));
  });

  it('steps over a refused record, keeps it, and sends it again when asked', async () => {
    const one = await started();
    const [first, second] = [someRecord(), someRecord()];
    server.plan.push(() => Response.json({ code: 'unknown-clause', detail: 'no such clause' }, { status: 422 }));
    await one.outbox.submit(first);
    await one.outbox.submit(second);
    await arrived(1);
    const refused = { is: 'refused', status: 422, code: 'unknown-clause', reason: 'no such clause' };
    expect(await one.outbox.outcome(first.id)).to.deep.equal(refused);
    await letGo();
    expect(await one.outbox.pending()).to.equal(0);
    one.crash();
    const two = await started();
    await letGo();
    expect(await two.outbox.outcome(first.id)).to.deep.equal(refused);
    await two.outbox.retry(first.id);
    await arrived(2);
  });

  it('backs off with the exponent of the failures in a row; waking tries at once, and waits are short again', async () => {
    const one = await started();
    server.plan.push(answer(503), answer(500), () => Promise.reject(new TypeError('down')));
    const record = someRecord();
    await one.outbox.submit(record);
    await backingOff();
    expect(clock.waits()).to.deep.equal([1000]);
    clock.advance(1000);
    await eventually(() => clock.waits().includes(2000) && server.inFlight() === 0);
    dispatchEvent(new Event('online')); // this page is no tab of ours
    one.page.dispatchEvent(new Event('online'));
    await eventually(async () => clock.waits().includes(1000) && await why(one, record) === 'network');
    clock.jump(-86_400_000);
    clock.advance(1000);
    await arrived(1);
  });

  it('lets Retry-After win over waking, over new records and over a reload', async () => {
    const one = await started();
    server.plan.push(answer(429, { 'Retry-After': '60' }));
    const record = someRecord();
    await one.outbox.submit(record);
    await backingOff();
    one.outbox.wake();
    await one.outbox.submit(someRecord());
    await backingOff();
    one.crash();
    clock.advance(20_000);
    const two = await started();
    await eventually(() => clock.waits().includes(40_000));
    two.outbox.wake();
    await eventually(() => clock.waits().filter((ms) => ms === 40_000).length === 1);
    expect(server.posts.length).to.equal(1);
    clock.advance(40_000);
    await arrived(2);
  });

  it('is not silenced by Retry-After when the device\'s clock is set back a year', async () => {
    const one = await started();
    server.plan.push(answer(503, { 'Retry-After': '60' }));
    await one.outbox.submit(someRecord());
    await backingOff();
    clock.jump(-365 * 86_400_000);
    clock.advance(60_000);
    await arrived(1);
  });

  it('gives a POST ten seconds', async () => {
    const one = await started();
    server.plan.push(silence);
    const record = someRecord();
    await one.outbox.submit(record);
    await eventually(() => server.inFlight() === 1);
    clock.advance(9_999);
    expect(server.inFlight()).to.equal(1);
    clock.advance(1);
    await eventually(async () => await why(one, record) === 'network');
    await backingOff();
    clock.advance(1000);
    await arrived(1);
  });

  it('never sends one person\'s record with another person\'s token', async () => {
    let token: string | undefined = tokenOf('bình');
    const needed: RecordId[] = [];
    const one = await started({ token: () => token, tokenNeeded: (id) => void needed.push(id) });
    const record = someRecord(accountOf('an'));
    await one.outbox.submit(record);
    await letGo();
    expect(await why(one, record)).to.equal('token');
    one.outbox.wake();
    await letGo();
    expect(needed).to.deep.equal([record.id]);
    expect(server.posts.length).to.equal(0);
    token = tokenOf('an');
    one.outbox.wake();
    await arrived(1);
    expect(server.posts[0]?.headers.get('authorization')).to.equal(`Bearer ${token}`);
    expect(server.posts[0]?.headers.has('an-tam-device')).to.equal(false);
  });

  it('does not show the endpoint a token twice that it turned away', async () => {
    let token = tokenOf('an', 'old');
    const one = await started({ token: () => token });
    server.plan.push(answer(401));
    await one.outbox.submit(someRecord(accountOf('an')));
    await eventually(() => server.posts.length === 1);
    await letGo();
    for (let wakes = 0; wakes < 3; wakes++) {
      one.outbox.wake();
      await letGo();
    }
    expect(server.posts.length).to.equal(1);
    token = tokenOf('an', 'new');
    one.outbox.wake();
    await arrived(1);
  });

  it('lets other tabs send what it was stopped over, however long the endpoint wants to be left alone', async () => {
    const one = await started();
    let stopped = (): void => {};
    const isStopped = new Promise<void>((resolve) => { stopped = resolve; });
    server.plan.push(async () => {
      await isStopped;
      return answer(503, { 'Retry-After': '3600' })();
    });
    await one.outbox.submit(someRecord());
    await eventually(() => server.inFlight() === 1);
    one.outbox.stop();
    stopped();
    await letGo();
    const two = await started();
    await two.outbox.submit(someRecord(accountOf('an')));
    expect(server.posts.length).to.equal(1);
  });

  it('tries a device\'s record again where something in between turned it away: there is no other key to wait for', async () => {
    const one = await started();
    server.plan.push(answer(403));
    const [grant, withdrawal] = [someRecord(), someRecord()];
    await one.outbox.submit(grant);
    await backingOff();
    expect(await why(one, grant)).to.equal('server');
    await one.outbox.submit(withdrawal);
    await arrived(2);
    expect(ids(server.committed)).to.deep.equal(ids([grant, withdrawal]));
  });

  it('notices a token that changed while the old one was being turned away', async () => {
    let token = tokenOf('an', 'old');
    const one = await started({ token: () => token });
    server.plan.push(() => {
      token = tokenOf('an', 'new');
      one.outbox.wake();
      return answer(401)();
    });
    await one.outbox.submit(someRecord(accountOf('an')));
    await arrived(1);
  });

  it('survives a token function and a device key that throw', async () => {
    const fail = () => { throw new Error('theirs'); };
    let needed = 0;
    const one = await started({ token: fail, deviceKey: fail, tokenNeeded: () => void needed++ });
    const [device, account] = [someRecord(), someRecord(accountOf('an'))];
    await one.outbox.submit(account);
    await one.outbox.submit(device);
    await arrived(1);
    expect(server.posts[0]?.headers.has('an-tam-device')).to.equal(false);
    expect(await why(one, account)).to.equal('token');
    expect(needed).to.equal(1);
  });

  it('lets the tab that has the token send what another tab has kept', async () => {
    const one = await started({ token: () => null });
    const two = await started({ token: () => tokenOf('an') });
    const record = someRecord(accountOf('an'));
    await one.outbox.submit(record);
    await arrived(1);
    await eventually(async () => await is(one, record) === 'received');
    await eventually(() => one.told.at(-1)?.outcome.is === 'received');
    expect(two.told.at(-1)?.outcome.is).to.equal('received');
  });

  it('sends from one tab only, wakes it from another, and tells both', async () => {
    const one = await started({ deviceKey: async () => 'one' });
    server.plan.push(answer(503), answer(503));
    const [first, second] = [someRecord(), someRecord()];
    await one.outbox.submit(first);
    await backingOff();
    const two = await started({ deviceKey: async () => 'two' });
    await two.outbox.submit(second);
    await eventually(() => server.posts.length === 2 && server.inFlight() === 0);
    await eventually(() => clock.waits().includes(1000));
    two.outbox.wake();
    await arrived(2);
    expect(ids(server.posts)).to.deep.equal(ids([first, first, first, second]));
    expect(new Set(server.posts.map(({ headers }) => headers.get('an-tam-device')))).to.deep.equal(new Set(['one']));
    for (const { told } of [one, two]) await eventually(() => told.filter(({ outcome }) => outcome.is === 'received').length === 2);
  });

  it('hands over to another tab when the sending one dies in the middle', async () => {
    const one = await started();
    server.plan.push((commit) => {
      commit();
      return new Promise(() => undefined);
    });
    const [first, second] = [someRecord(), someRecord()];
    await one.outbox.submit(first);
    await eventually(() => server.inFlight() === 1);
    const two = await started();
    await two.outbox.submit(second);
    one.crash();
    await eventually(async () => await is(two, second) === 'received');
    expect(ids(server.posts)).to.deep.equal(ids([first, first, second]));
    expect(ids(server.committed)).to.deep.equal(ids([first, second]));
  });

  it('takes the answer that is under way when it is stopped, sends nothing new, and goes on when started', async () => {
    const one = await started();
    let reply: (() => void) | undefined;
    server.plan.push((commit) => new Promise((resolve) => { reply = () => resolve(commit()); }));
    const [first, second] = [someRecord(), someRecord()];
    await one.outbox.submit(first);
    await one.outbox.submit(second);
    await eventually(() => server.inFlight() === 1);
    one.outbox.stop();
    reply?.();
    await letGo();
    expect(await is(one, first)).to.equal('received');
    expect(await is(one, second)).to.equal('kept');
    expect(server.posts.length).to.equal(1);
    one.outbox.start();
    await arrived(2);
  });

  it('forgets everything when told to, also what an answer under way would have left behind', async () => {
    const one = await started();
    const delivered = someRecord();
    await one.outbox.submit(delivered);
    await eventually(async () => await is(one, delivered) === 'received');
    let fail: (() => void) | undefined;
    server.plan.push(() => new Promise((_, reject) => { fail = () => reject(new TypeError('down')); }));
    const underWay = someRecord();
    await one.outbox.submit(underWay);
    await eventually(() => server.inFlight() === 1);
    await one.outbox.clear();
    fail?.();
    await eventually(() => server.inFlight() === 0);
    one.crash();
    const two = await started();
    await letGo();
    expect(await two.outbox.pending()).to.equal(0);
    expect([await is(two, delivered), await is(two, underWay)]).to.deep.equal([undefined, undefined]);
  });
});
