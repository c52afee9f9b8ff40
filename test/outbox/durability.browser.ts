import { expect } from '@open-wc/testing';
import { deviceMemory } from '../../src/consent/device-memory.ts';
import type { RememberedChoice } from '../../src/consent/choice.ts';
import { eventually } from './open-tab.ts';
import { is, renewForEachTest, started } from './renewed-tabs.ts';
import { someRecord } from './some-record.ts';

type Opened = { readonly mode: IDBTransactionMode | undefined; readonly durability: IDBTransactionDurability | undefined };

/** Notes how a page opens its transactions from now on. */
const watch = (page: typeof globalThis, opened: Opened[]): (() => void) => {
  const { prototype } = page.IDBDatabase;
  const { transaction } = prototype;
  prototype.transaction = function note(this: IDBDatabase, names, mode, options) {
    opened.push({ mode, durability: options?.durability });
    return transaction.call(this, names, mode, options);
  };
  return () => { prototype.transaction = transaction; };
};

/** "Kept" must survive the loss of power: engines flush to the disk by themselves only where they are asked to. */
describe('what is called kept is asked to be on the disk', () => {
  renewForEachTest();

  const expectStrict = (opened: readonly Opened[]): void => {
    expect(opened.filter(({ mode }) => mode === 'readwrite').length).to.be.greaterThan(0);
    expect(opened.filter(({ durability }) => durability !== 'strict')).to.deep.equal([]);
  };

  it('by the outbox, with what it adds and with what it settles', async () => {
    const opened: Opened[] = [];
    const one = await started();
    watch(one.page, opened);
    const record = someRecord();
    await one.outbox.submit(record);
    await eventually(async () => await is(one, record) === 'received');
    expect(opened.filter(({ mode }) => mode === 'readwrite').length).to.equal(2, 'added, and settled');
    expectStrict(opened);
  });

  it('by the device\'s memory', async () => {
    const opened: Opened[] = [];
    const unwatch = watch(globalThis, opened);
    const memory = deviceMemory(`https://shop.example/${crypto.randomUUID()}`);
    try {
      expect(await memory.write('lan', [{ purpose: 'newsletter' } as RememberedChoice], [])).to.equal(true);
      expectStrict(opened);
    } finally {
      unwatch();
      await memory.clear();
    }
  });
});
