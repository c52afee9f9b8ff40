import { expect } from '@open-wc/testing';
import type { RecordId } from '../../src/record/consent-record.ts';
import { eventually, turn } from './open-tab.ts';
import { answer, backingOff, clock, databaseName, letGo, renewForEachTest, server, started, why } from './renewed-tabs.ts';
import { accountOf, someRecord } from './some-record.ts';

describe('what one tab does to the others', () => {
  renewForEachTest();

  it('forgets in every tab what one tab cleared', async () => {
    const one = await started();
    const two = await started();
    server.plan.push(answer(503));
    await one.outbox.submit(someRecord());
    await backingOff();
    await two.outbox.clear();
    expect(await one.outbox.pending()).to.equal(0);
    one.outbox.wake();
    await letGo();
    expect(server.posts.length).to.equal(1);
  });

  it('forgets in every tab also what only another tab\'s page holds', async () => {
    const one = await started();
    const two = await started();
    server.plan.push(answer(503));
    expect(await one.outbox.submit(someRecord(), false)).to.deep.equal({ is: 'waiting', why: 'unkept' });
    await backingOff();
    await two.outbox.clear();
    await eventually(async () => await one.outbox.pending() === 0);
    one.outbox.wake();
    await letGo();
    expect(server.posts.length).to.equal(1);
  });

  it('tells what the device knows, whatever else on this origin says', async () => {
    const one = await started();
    server.plan.push(answer(503));
    const record = someRecord();
    await one.outbox.submit(record);
    await backingOff();
    const told: string[] = [];
    one.outbox.subscribe(({ outcome }) => told.push(outcome.is));
    const stranger = new BroadcastChannel(databaseName());
    for (const message of [null, undefined, 'x', { id: 7 }, { id: record.id, outcome: { is: 'received', at: '2000-01-01T00:00:00.000Z' } }]) {
      stranger.postMessage(message);
    }
    await eventually(() => told.length > 0);
    stranger.close();
    expect(told).to.deep.equal(['waiting']);
  });

  it('makes nothing on a device that has nothing to send', async () => {
    const one = await started();
    await letGo();
    expect([await one.outbox.pending(), await one.outbox.outcome('x' as RecordId)]).to.deep.equal([0, undefined]);
    expect((await indexedDB.databases()).some(({ name }) => name?.startsWith(databaseName()))).to.equal(false);
  });

  it('goes on backing off when it is given a record that it knows', async () => {
    const one = await started();
    server.plan.push(answer(503), answer(503));
    const record = someRecord();
    await one.outbox.submit(record);
    await backingOff();
    await one.outbox.submit(record);
    await turn();
    await turn();
    expect(clock.waits().length).to.equal(1);
    expect(server.posts.length).to.equal(1);
  });

  for (const account of [true, false]) {
    it(`waits ten seconds for ${account ? 'a token' : 'a device key'} that never comes, then lets others send`, async () => {
      let asked = 0;
      const never = () => {
        asked++;
        return new Promise<undefined>(() => undefined);
      };
      const one = await started(account ? { token: never } : { deviceKey: never });
      const record = someRecord(account ? accountOf('an') : undefined);
      await one.outbox.submit(record);
      await eventually(() => asked === 1 && clock.waits().includes(10_000));
      one.outbox.wake();
      await eventually(() => asked === 2 && clock.waits().includes(10_000));
      clock.advance(10_000);
      await letGo();
      expect(await why(one, record)).to.equal('token');
      expect(server.posts.length).to.equal(0);
    });
  }
});
