import { expect, fixture, html } from '@open-wc/testing';
import type { TroubleEvent } from '../../src/elements/events.ts';
import { Customer, FakeShop, received } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';

/** How a browser keeps storage from a page, and how it is given back. */
const blockages: readonly (readonly [how: string, block: () => () => void])[] = [
  ['is forbidden', () => {
    const { open, databases, deleteDatabase } = IDBFactory.prototype;
    const forbid = (): never => { throw new DOMException('no', 'SecurityError'); };
    Object.assign(IDBFactory.prototype, { open: forbid, databases: forbid, deleteDatabase: forbid });
    return () => Object.assign(IDBFactory.prototype, { open, databases, deleteDatabase });
  }],
  ['is missing', () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
    return () => {
      if (own) Object.defineProperty(globalThis, 'indexedDB', own);
      else Reflect.deleteProperty(globalThis, 'indexedDB');
    };
  }],
  ['is full', () => {
    const { add, put } = IDBObjectStore.prototype;
    const fail = (): never => { throw new DOMException('full', 'QuotaExceededError'); };
    Object.assign(IDBObjectStore.prototype, { add: fail, put: fail });
    return () => Object.assign(IDBObjectStore.prototype, { add, put });
  }],
];

for (const [how, block] of blockages) {
  describe(`the panel where storage ${how}`, () => {
    let shop: FakeShop;
    let unblock: () => void;
    const thrown: unknown[] = [];
    const note = (event: Event): void => void thrown.push(event instanceof PromiseRejectionEvent ? event.reason : event);
    beforeEach(() => {
      unblock = block();
      shop = new FakeShop();
      thrown.length = 0;
      addEventListener('error', note);
      addEventListener('unhandledrejection', note);
    });
    afterEach(() => {
      removeEventListener('error', note);
      removeEventListener('unhandledrejection', note);
      shop.close();
      unblock();
    });

    const open = async (): Promise<Customer> => {
      const customer = new Customer(await fixture(html`<an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent>`));
      await customer.sees(NEWS, 'Chưa chọn');
      return customer;
    };
    const nothingThrew = async (): Promise<void> => {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      expect(thrown.map(String)).to.deep.equal([]);
    };

    it('says that the choice is not kept, and sends it at once', async () => {
      const customer = await open();
      const errors: string[] = [];
      customer.element.addEventListener('an-tam-error', ({ code, message }: TroubleEvent) => errors.push(`${code} ${message}`));
      let answer = (): void => {};
      shop.answer = (record, request) => new Promise((resolve) => { answer = () => resolve(received(record, request)); });
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'Đồng ý · Máy này không lưu được lựa chọn, đang gửi; bạn đừng đóng trang nhé');
      expect(customer.isOn(NEWS)).to.equal(true);
      await customer.waits(() => shop.records.length === 1, 'the record is on its way');
      await customer.waits(() => errors.some((error) => error.startsWith('unkept this device can\'t store the choice')), 'the page\'s owner hears of it');
      answer();
      await customer.sees(NEWS, 'Đồng ý · Cửa hàng đã ghi nhận');
      await nothingThrew();
    });

    it('takes the choice back, from the same device, and knows where it stands while the page is open', async () => {
      const customer = await open();
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'ghi nhận');
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, /Đã rút đồng ý · .*ghi nhận/);
      expect(shop.told).to.deep.equal(['newsletter granted', 'newsletter withdrawn']);
      expect(shop.records[1]?.subject).to.deep.equal(shop.records[0]?.subject);
      expect(shop.records[1]?.decisions[0]?.supersedes).to.equal(shop.records[0]?.id);
      await nothingThrew();
    });

    it('clears what the page itself remembers', async () => {
      const customer = await open();
      customer.press(NEWS, 'refuse');
      await customer.sees(NEWS, 'ghi nhận');
      customer.all('[part=clear]')[0]?.click();
      await customer.sees(NEWS, 'Chưa chọn');
      await nothingThrew();
    });
  });
}
