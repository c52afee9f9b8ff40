import { expect, fixture, html } from '@open-wc/testing';
import type { TroubleCode, TroubleEvent } from '../../src/elements/events.ts';
import { Customer, FakeShop, Overheard, POLICY, tokenOf } from './page-under-test.ts';
import { NEWS } from './visible-states.ts';

const fault = (name: string): never => { throw new DOMException('the disk is gone', name); };

/** Whatever goes wrong, the page's owner hears of it once, with what to do, and nothing else comes of it. */
describe('the page\'s owner hears of a trouble in one line with its cure', () => {
  const { open, databases } = IDBFactory.prototype;
  const { put } = IDBObjectStore.prototype;
  let shop: FakeShop;
  let overheard: Overheard;
  beforeEach(() => {
    shop = new FakeShop();
    overheard = new Overheard();
  });
  afterEach(() => {
    overheard.end();
    Object.assign(IDBFactory.prototype, { open, databases });
    Object.assign(IDBObjectStore.prototype, { put });
    shop.close();
  });

  type Place = { readonly endpoint?: string; readonly token?: () => string };
  const place = async ({ endpoint = shop.endpoint, token }: Place = {}): Promise<Customer> => new Customer(await fixture(
    html`<an-tam-consent policy=${shop.policyUrl} endpoint=${endpoint} .token=${token}><a href="/chinh-sach">Chính sách</a></an-tam-consent>`));
  const ready = async (): Promise<Customer> => {
    const customer = await place();
    await customer.sees(NEWS, 'Chưa chọn');
    await customer.element.session?.keep();
    return customer;
  };
  const press = async (): Promise<void> => (await ready()).press(NEWS, 'switch');
  const serving = (policy: FakeShop['policy'], then: () => Promise<unknown> = place) => (): Promise<unknown> => {
    shop.policy = policy;
    return then();
  };

  const troubles: Readonly<Record<Exclude<TroubleCode, 'part-missing'>, readonly [cure: RegExp, provoke: () => Promise<unknown>]>> = {
    'policy-not-found': [/check the address in the element's policy or src attribute/, serving(404)],
    'policy-unreachable': [/check the address, the server, and CORS/, serving(() => { throw new TypeError('offline'); })],
    'policy-too-large': [/split it into several documents/, serving(`${POLICY}${'a'.repeat(1024 * 1024)}`)],
    'policy-not-text': [/serve \.md as text\/markdown/, serving(() => new Response('<p>', { headers: { 'content-type': 'text/html' } }))],
    'policy-broken': [/:11: .*Until this is mended/s, serving(POLICY.replace('consent=newsletter', 'consent=News!'))],
    'no-endpoint': [/name the URL that receives choices/, () => place({ endpoint: '' })],
    'insecure-endpoint': [/Serve it over https/, () => place({ endpoint: 'http://shop.example/records' })],
    'token-failed': [/it must resolve to a JWT with a sub, or to null/, () => place({ token: () => { throw new Error('no session'); } })],
    'unreadable': [/the widget tries again at the next visit/, () => {
      Object.assign(IDBFactory.prototype, { databases: () => fault('UnknownError'), open: () => fault('UnknownError') });
      return place({ token: () => tokenOf('lan') });
    }],
    'not-done': [/publish the chunks folder.*mend it/, async () => {
      const customer = await ready();
      Object.assign(customer.element.session ?? {}, { keep: () => Promise.reject(new TypeError('Failed to fetch')) });
      customer.press(NEWS, 'switch');
    }],
    'unkept': [/it is being sent from memory while the page stays open/, async () => {
      const customer = await ready();
      Object.assign(IDBFactory.prototype, { databases: () => fault('SecurityError'), open: () => fault('SecurityError') });
      shop.answer = () => new Promise(() => undefined);
      customer.press(NEWS, 'switch');
    }],
    'endpoint-unreachable': [/check its address, the server, and CORS.*AN_TAM_ORIGINS/, async () => {
      shop.answer = () => { throw new TypeError('Failed to fetch'); };
      await press();
    }],
    'half-done': [/pressing once more withdraws it too/, async () => {
      const customer = await ready();
      customer.press(NEWS, 'switch');
      await customer.sees(NEWS, 'ghi nhận');
      customer.element.token = () => tokenOf('lan');
      await customer.sees(NEWS, 'Chưa chọn');
      let writes = 0; // two for what is remembered of Lan, the others for the device
      Object.assign(IDBObjectStore.prototype, { put(this: IDBObjectStore, ...args: Parameters<typeof put>) {
        writes += 1;
        return writes > 2 ? fault('UnknownError') : put.apply(this, args);
      } });
      customer.press(NEWS, 'refuse');
    }],
    'refused': [/422 unknown-clause .*It is kept on the device and shown as refused/, async () => {
      shop.answer = () => Response.json({ code: 'unknown-clause', title: 'x' }, { status: 422 });
      await press();
    }],
  };

  for (const [code, [cure, provoke]] of Object.entries(troubles)) {
    it(code, async () => {
      const events: TroubleEvent[] = [];
      const listen = (event: TroubleEvent): void => void events.push(event);
      addEventListener('an-tam-error', listen);
      try {
        await provoke();
        await new Customer(document.createElement('an-tam-consent')).waits(() => events.length > 0, 'it is told');
        await new Promise((resolve) => { setTimeout(resolve, 200); }); // what would be said twice
        expect(events.map((event) => event.code)).to.deep.equal([code]);
        expect(events[0]?.message).to.match(cure);
        expect(overheard).to.deep.include({ lines: [`an-tam: ${events[0]?.message}`], uncaught: [] });
        expect(overheard.lines[0]).not.to.contain('\n');
      } finally {
        removeEventListener('an-tam-error', listen);
      }
    });
  }
});
