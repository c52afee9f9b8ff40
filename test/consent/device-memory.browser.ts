import { expect } from '@open-wc/testing';
import type { RememberedChoice } from '../../src/consent/choice.ts';
import { ConsentStore } from '../../src/consent/consent-store.ts';
import { deviceMemory, type Memory } from '../../src/consent/device-memory.ts';
import { deviceSubjectId } from '../../src/record/device-key.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { choice, circumstances, clause, label } from './samples.ts';

const newsletter = clause('newsletter');
const choices = [choice('granted', newsletter)] as unknown as readonly RememberedChoice[];
const rejection = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => (error as Error).name);

describe('what a device remembers', () => {
  const { open, databases, deleteDatabase } = IDBFactory.prototype;
  const { put } = IDBObjectStore.prototype;
  let endpoint: string;
  let memory: Memory;
  let tests = 0;
  /** Lets the next calls of a method fail. */
  const failing = (method: 'open' | 'deleteDatabase', name: string, times = Infinity): void => {
    const own = { open, deleteDatabase }[method] as (...args: unknown[]) => unknown;
    Object.assign(IDBFactory.prototype, { [method](this: IDBFactory, ...args: unknown[]) {
      if (times-- > 0) throw new DOMException('no', name);
      return own.apply(this, args);
    } });
  };
  const isListed = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name?.endsWith(endpoint));
  const storeOf = (kept: Memory, records: ConsentRecord[] = []): ConsentStore =>
    new ConsentStore({ endpoint, memory: kept, sink: { submit: async (record) => records.push(record) } }, () => undefined);

  beforeEach(() => {
    endpoint = `https://shop.example/${Date.now()}-${tests++}`;
    memory = deviceMemory(endpoint);
  });
  afterEach(async () => {
    Object.assign(IDBFactory.prototype, { open, databases, deleteDatabase });
    Object.assign(IDBObjectStore.prototype, { put });
    await deviceMemory(endpoint).clear();
  });

  it('is there after a reload', async () => {
    expect(await memory.write('lan', choices, choices)).to.equal(true);
    expect(await deviceMemory(endpoint).read('lan')).to.deep.equal(choices);
  });

  it('lengthens a past with each write, each choice once, and leaves the oldest out beyond a hundred', async () => {
    const past = async (): Promise<readonly string[]> => (await deviceMemory(endpoint).readPast('lan')).map(({ record }) => record);
    const named = (name: string): RememberedChoice => ({ ...choices[0], record: name }) as unknown as RememberedChoice;
    expect(await past()).to.deep.equal([]);
    await memory.write('lan', choices, [named('one')]);
    await memory.write('lan', choices, [named('two'), named('three')]);
    await memory.write('lan', choices, [named('three')]);
    expect(await past()).to.deep.equal(['one', 'two', 'three']);
    await memory.write('lan', choices, Array.from({ length: 99 }, (_, index) => named(`${index}`)));
    expect((await past()).length).to.equal(100);
    expect((await past())[0]).to.equal('three');
    expect(await deviceMemory(endpoint).readPast('minh')).to.deep.equal([]);
  });

  it('remembers a past as long as the page where there is no room, and keeps it once there is', async () => {
    Object.assign(IDBObjectStore.prototype, { put: () => { throw new DOMException('full', 'QuotaExceededError'); } });
    const [one, two] = ['one', 'two'].map((record) => ({ ...choices[0], record }) as unknown as RememberedChoice) as [RememberedChoice, RememberedChoice];
    expect(await memory.write('lan', choices, [one])).to.equal(false);
    expect((await memory.readPast('lan')).map(({ record }) => record)).to.deep.equal(['one']);
    Object.assign(IDBObjectStore.prototype, { put });
    expect(await memory.write('lan', choices, [two])).to.equal(true);
    expect((await deviceMemory(endpoint).readPast('lan')).map(({ record }) => record)).to.deep.equal(['one', 'two']);
  });

  it('leaves no trace of a look', async () => {
    expect(await memory.read('lan')).to.deep.equal([]);
    expect(await memory.readDeviceKey()).to.equal(undefined);
    expect(await isListed()).to.equal(false);
  });

  it('leaves no choice where the browser cannot list its databases', async () => {
    Object.assign(IDBFactory.prototype, { databases: undefined });
    expect(await memory.read('lan')).to.deep.equal([]);
    expect(await memory.write('lan', choices, choices)).to.equal(true);
    expect(await memory.read('lan')).to.deep.equal(choices);
  });

  it('survives one failure to open', async () => {
    await memory.write('lan', choices, choices);
    failing('open', 'UnknownError', 1);
    expect(await memory.read('lan')).to.deep.equal(choices);
  });

  it('never calls a failure to read "nothing was kept"', async () => {
    await memory.write('lan', choices, choices);
    failing('open', 'UnknownError');
    expect(await rejection(memory.read('lan'))).to.equal('UnknownError');
    expect(await rejection(memory.write('lan', choices, choices))).to.equal('UnknownError');
  });

  it('decides nothing, and keeps the device\'s key, where the device fails under a press', async () => {
    const records: ConsentRecord[] = [];
    const store = storeOf(memory, records);
    await store.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    const key = await memory.readDeviceKey();
    failing('open', 'UnknownError');
    expect(await rejection(store.perform({ label, do: 'withdraw', clause: newsletter }, circumstances))).to.equal('UnknownError');
    Object.assign(IDBFactory.prototype, { open });
    await store.perform({ label, do: 'withdraw', clause: newsletter }, circumstances);
    expect(await memory.readDeviceKey()).to.equal(key);
    expect(new Set(records.map(({ subject }) => subject.id))).to.deep.equal(new Set([await deviceSubjectId(key ?? '')]));
    expect(records.at(-1)?.decisions[0]?.state).to.equal('withdrawn');
  });

  const keepByHand = async (value: unknown, store = 'kept'): Promise<void> => {
    const opening = indexedDB.open(`an-tam-memory:${endpoint}`);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    await new Promise((resolve) => { opening.onsuccess = resolve; });
    const writing = opening.result.transaction(store, 'readwrite');
    writing.objectStore(store).put(value, 'choices lan');
    writing.objectStore(store).put(value, 'past lan');
    await new Promise((resolve) => { writing.oncomplete = resolve; });
    opening.result.close();
  };

  for (const [what, value] of [['a word', 'x'], ['nothing', null], ['choices that are none', [null, 7, {}, { purpose: 'a' }]]] as const) {
    it(`steps over ${what} that somebody put there by hand`, async () => {
      await keepByHand(value);
      expect([await memory.read('lan'), await memory.readPast('lan')]).to.deep.equal([[], []]);
      expect(await memory.write('lan', choices, choices)).to.equal(true);
      expect([await memory.read('lan'), await memory.readPast('lan')]).to.deep.equal([choices, choices]);
    });
  }

  it('remembers as long as the page where a database of its name is not its own, and clears that one', async () => {
    await keepByHand('x', 'somebody-elses');
    expect(await memory.read('lan')).to.deep.equal([]);
    expect(await memory.write('lan', choices, choices)).to.equal(false);
    expect(await memory.read('lan')).to.deep.equal(choices);
    await memory.clear();
    expect(await memory.write('lan', choices, choices)).to.equal(true);
  });

  it('gives two tabs one key, without a lock', async () => {
    const keys = await Promise.all(['one', 'two'].map((fresh) => deviceMemory(endpoint).keepDeviceKey(fresh)));
    expect(keys[0]).to.equal(keys[1]);
    expect(await memory.readDeviceKey()).to.equal(keys[0]);
  });

  it('does not overwrite, once storage is given back, what it could not read', async () => {
    await memory.write('lan', choices, choices);
    failing('open', 'SecurityError', 2);
    expect(await memory.read('lan')).to.deep.equal([]);
    expect(await memory.write('lan', [], [])).to.equal(false);
    expect(await deviceMemory(endpoint).read('lan')).to.deep.equal(choices);
  });

  it('tells that only the page remembers where the device is full', async () => {
    Object.assign(IDBObjectStore.prototype, { put: () => { throw new DOMException('full', 'QuotaExceededError'); } });
    expect(await memory.write('lan', choices, choices)).to.equal(false);
    expect(await memory.read('lan')).to.deep.equal(choices);
    memory.forgetPage();
    expect(await memory.read('lan')).to.deep.equal([]);
  });

  it('does not call cleared what it failed to delete', async () => {
    await memory.write('lan', choices, choices);
    failing('deleteDatabase', 'UnknownError');
    expect(await rejection(memory.clear())).to.equal('UnknownError');
  });

  it('gives up on a device that never answers', async () => {
    Object.assign(IDBFactory.prototype, { open: () => ({}) });
    expect(await rejection(memory.write('lan', choices, choices))).to.equal('TimeoutError');
  });

  for (const method of ['clear', 'readDeviceKey'] as const) {
    it(`answers ${method} where storage is forbidden`, async () => {
      for (const name of ['open', 'deleteDatabase'] as const) failing(name, 'SecurityError');
      Object.assign(IDBFactory.prototype, { databases: () => { throw new DOMException('no', 'SecurityError'); } });
      expect(await memory[method]()).to.equal(undefined);
    });
  }
});
