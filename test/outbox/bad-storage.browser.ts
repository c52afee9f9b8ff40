import { expect } from '@open-wc/testing';
import type { RecordId } from '../../src/record/consent-record.ts';
import { eventually, turn } from './open-tab.ts';
import { answer, arrived, backingOff, database, databaseName, ids, is, renewForEachTest, server, started, tab, why } from './renewed-tabs.ts';
import { deviceSubject, someRecord } from './some-record.ts';

describe('outbox on a device that keeps badly', () => {
  renewForEachTest();

  it('steps over entries that somebody broke by hand', async () => {
    const one = await tab();
    const [before, after] = [someRecord(), someRecord()];
    await one.outbox.submit(before);
    const db = await database();
    const entries = db.transaction('entries', 'readwrite').objectStore('entries');
    const rubbish = [1, null, {}, { record: null }, { record: { id: 'x' } }, { record: { id: 'y', subject: { kind: 'device', id: 7 } } },
      { record: { id: 'đ', subject: deviceSubject } }, { record: { id: 'z', subject: deviceSubject, big: 1n }, outcome: 4, notBefore: 'never' }];
    for (const entry of rubbish) entries.add(entry);
    await new Promise((resolve) => { entries.transaction.oncomplete = resolve; });
    db.close();
    await one.outbox.submit(after);
    one.outbox.start();
    await eventually(async () => await is(one, after) === 'received');
    expect(ids(server.committed)).to.deep.equal(ids([before, after]));
    expect(await one.outbox.outcome('z' as RecordId)).to.deep.include({ is: 'refused', code: 'unsendable' });
    expect(await one.outbox.pending()).to.equal(0);
  });

  it('opens its database again when it was deleted under it', async () => {
    const one = await started();
    const [first, second] = [someRecord(), someRecord()];
    await one.outbox.submit(first);
    await eventually(async () => await is(one, first) === 'received');
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(databaseName());
      deleting.onsuccess = resolve;
      deleting.onerror = reject;
    });
    expect(await one.outbox.submit(second)).to.deep.equal({ is: 'kept' });
    await eventually(async () => await is(one, second) === 'received');
  });

  type Breakage = readonly [string, (page: Window & typeof globalThis) => void];
  const breakages: readonly Breakage[] = [
    ['is missing', (page) => Object.defineProperty(page, 'indexedDB', { value: undefined })],
    ['is forbidden', (page) => { page.IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; }],
    ['is full', (page) => { page.IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
    ['aborts every write', (page) => {
      const add = page.IDBObjectStore.prototype.add;
      page.IDBObjectStore.prototype.add = function (this: IDBObjectStore, value: unknown) {
        const request = add.call(this, value);
        this.transaction.abort();
        return request;
      };
    }],
  ];
  for (const [how, breakStorage] of breakages) {
    it(`says unkept where storage ${how}, and sends from memory in order`, async () => {
      const one = await started();
      breakStorage(one.page);
      server.plan.push(answer(503));
      const [first, second] = [someRecord(), someRecord()];
      expect(await one.outbox.submit(first)).to.deep.equal({ is: 'waiting', why: 'unkept' });
      await backingOff();
      expect(await why(one, first)).to.equal('unkept');
      expect(await one.outbox.submit(second)).to.deep.equal({ is: 'waiting', why: 'unkept' });
      await arrived(2);
      expect(ids(server.committed)).to.deep.equal(ids([first, second]));
      await eventually(async () => await is(one, second) === 'received');
      expect(await one.outbox.submit(first)).to.deep.include({ is: 'received' });
      expect(await one.outbox.pending()).to.equal(0);
      await one.outbox.clear();
    });
  }

  it('says unkept where the database never opens', async () => {
    const one = await started();
    one.page.eval('IDBFactory.prototype.open = () => ({}); globalThis.setTimeout = (run) => queueMicrotask(run)');
    expect(await one.outbox.submit(someRecord())).to.deep.equal({ is: 'waiting', why: 'unkept' });
    await arrived(1);
  });

  it('says unkept where a transaction never ends, and goes on', async () => {
    const one = await started();
    const first = someRecord();
    await one.outbox.submit(first); // the database is open from here on
    await eventually(async () => await is(one, first) === 'received');
    one.page.eval('Object.defineProperty(IDBTransaction.prototype, "oncomplete", { set() {} }); globalThis.setTimeout = (run) => queueMicrotask(run)');
    expect(await one.outbox.submit(someRecord())).to.deep.equal({ is: 'waiting', why: 'unkept' });
    await arrived(2);
  });

  it('stores what it could not keep, ahead of the next record, once storage works again', async () => {
    const one = await tab();
    one.page.eval('globalThis.add = IDBObjectStore.prototype.add; IDBObjectStore.prototype.add = () => { throw new Error("full"); }');
    const [first, second] = [someRecord(), someRecord()];
    await one.outbox.submit(first);
    one.page.eval('IDBObjectStore.prototype.add = add');
    expect(await one.outbox.submit(second)).to.deep.equal({ is: 'kept' });
    expect(await is(one, first)).to.equal('kept');
    one.crash();
    await started();
    await arrived(2);
    expect(ids(server.committed)).to.deep.equal(ids([first, second]));
  });

  it('never calls kept what is not to be stored, nor lets a later record of its subject overtake it', async () => {
    const one = await tab();
    const [fleeting, later] = [someRecord(), someRecord()];
    const unkept = { is: 'waiting', why: 'unkept' };
    expect(await one.outbox.submit(fleeting, false)).to.deep.equal(unkept);
    expect(await one.outbox.submit(later)).to.deep.equal(unkept);
    expect(await one.outbox.outcome(fleeting.id)).to.deep.equal(unkept);
    one.outbox.start();
    await arrived(2);
    expect(ids(server.committed)).to.deep.equal(ids([fleeting, later]));
  });

  it('keeps the order when the database fails after the first record was stored', async () => {
    const one = await tab();
    const [first, second] = [someRecord(), someRecord()];
    await one.outbox.submit(first);
    await one.outbox.pending();
    one.page.eval('IDBDatabase.prototype.transaction = () => { throw new Error("broken"); }');
    expect(await one.outbox.submit(second)).to.deep.equal({ is: 'waiting', why: 'unkept' });
    one.outbox.start();
    await arrived(2);
    expect(ids(server.committed)).to.deep.equal(ids([first, second]));
    await eventually(async () => await is(one, second) === 'received');
    expect(server.posts.length).to.equal(2);
  });

  for (const missing of ['Navigator.prototype.locks', 'BroadcastChannel']) {
    it(`works in one tab without ${missing}`, async () => {
      const one = await tab();
      one.page.eval(missing === 'BroadcastChannel' ? 'delete globalThis.BroadcastChannel' : 'delete Navigator.prototype.locks');
      one.outbox.start();
      const records = [someRecord(), someRecord()];
      for (const record of records) await one.outbox.submit(record);
      await arrived(2);
      expect(ids(server.committed)).to.deep.equal(ids(records));
    });
  }

  it('works where locks are forbidden', async () => {
    const one = await tab();
    one.page.eval('LockManager.prototype.request = () => Promise.reject(new DOMException("no", "SecurityError"))');
    one.outbox.start();
    await one.outbox.submit(someRecord());
    await arrived(1);
    await turn();
  });

  it('does not call cleared what the device failed to delete, and goes on', async () => {
    const one = await started();
    one.page.eval('globalThis.delete_ = IDBFactory.prototype.deleteDatabase; '
      + 'IDBFactory.prototype.deleteDatabase = () => { throw new DOMException("no", "UnknownError"); }');
    expect(await one.outbox.clear().then(() => 'cleared', (error: unknown) => (error as Error).name)).to.equal('UnknownError');
    one.page.eval('IDBFactory.prototype.deleteDatabase = delete_');
    expect(await one.outbox.submit(someRecord())).to.deep.equal({ is: 'kept' });
    await arrived(1);
  });

  it('makes its database where the browser cannot list databases', async () => {
    const one = await tab();
    one.page.eval('IDBFactory.prototype.databases = undefined');
    expect(await one.outbox.pending()).to.equal(0);
    expect(await one.outbox.submit(someRecord())).to.deep.equal({ is: 'kept' });
    expect(await one.outbox.pending()).to.equal(1);
  });
});
