import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { RememberedChoice } from '../../src/consent/choice.ts';
import { ConsentStore } from '../../src/consent/consent-store.ts';
import type { Memory } from '../../src/consent/device-memory.ts';
import { parseConsentRecord } from '../../src/record/parse-record.ts';
import { deviceSubjectId } from '../../src/record/device-key.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { circumstances, clause, label } from './samples.ts';

const newsletter = clause('newsletter');

/** A memory that outlives its store, as a device outlives a page. */
const memoryOfDevice = (): Memory & { readonly kept: Map<string, unknown> } => {
  const kept = new Map<string, unknown>();
  return {
    kept,
    read: async (subject) => (kept.get(subject) ?? []) as readonly RememberedChoice[],
    readPast: async (subject) => (kept.get(`past ${subject}`) ?? []) as readonly RememberedChoice[],
    write: async (subject, choices, made) => {
      kept.set(subject, structuredClone(choices));
      kept.set(`past ${subject}`, structuredClone([...(kept.get(`past ${subject}`) ?? []) as readonly RememberedChoice[], ...made]));
      return true;
    },
    readDeviceKey: async () => kept.get('key') as string | undefined,
    keepDeviceKey: async (fresh) => {
      if (!kept.has('key')) kept.set('key', fresh);
      return kept.get('key') as string;
    },
    clear: async () => kept.clear(),
    forgetPage: () => undefined,
  };
};

/** A sink that takes a known id once, as the contract of a sink asks, and can be told to die. */
class Sink {
  readonly records: ConsentRecord[] = [];
  dies = false;

  async submit(record: ConsentRecord): Promise<void> {
    if (this.dies) throw new Error('the page died here');
    if (!this.records.some(({ id }) => id === record.id)) this.records.push(record);
  }
}

describe('the consent store', () => {
  let memory: ReturnType<typeof memoryOfDevice>;
  let sink: Sink;
  let stores: ConsentStore[];
  const open = (changed = () => {}): ConsentStore => {
    const store = new ConsentStore({ endpoint: 'https://shop.example/records', memory, sink, now: () => 1_795_000_000_000 }, changed);
    store.open();
    stores.push(store);
    return store;
  };

  beforeEach(() => {
    memory = memoryOfDevice();
    sink = new Sink();
    stores = [];
  });
  afterEach(() => stores.forEach((store) => store.close()));

  it('makes records that the contract\'s own parser takes', async () => {
    const [record] = await open().perform({ label, do: 'grant', clause: newsletter, contact: { email: 'lan@example.vn' }, declared: ['age-16'] }, circumstances);
    assert.deepEqual(parseConsentRecord(JSON.stringify(record)), { ok: true, record });
  });

  it('keeps nothing about a visitor who has not chosen', async () => {
    const store = open();
    assert.equal(await store.device(), undefined);
    await store.perform({ label, do: 'withdraw', clause: newsletter }, circumstances, { kind: 'account', id: 'lan' });
    assert.equal(memory.kept.size, 0);
  });

  it('gives the device one key, however many acts are first', async () => {
    const store = open();
    const [[first], [second]] = await Promise.all([
      store.perform({ label, do: 'grant', clause: newsletter }, circumstances),
      store.perform({ label, do: 'refuse', clause: clause('statistics') }, circumstances),
    ]);
    assert.equal(first?.subject.id, second?.subject.id);
    assert.equal(first?.subject.id, await deviceSubjectId(memory.kept.get('key') as string));
  });

  it('decides two presses at once as one', async () => {
    const store = open();
    await Promise.all([store.perform({ label, do: 'grant', clause: newsletter }, circumstances), store.perform({ label, do: 'grant', clause: newsletter }, circumstances)]);
    assert.equal(sink.records.length, 1);
  });

  it('decides presses in two tabs at once as one, on a device that is slow', async () => {
    const { read, write, readDeviceKey, keepDeviceKey } = memory;
    const slow = <Args extends readonly unknown[], Answer>(act: (...args: Args) => Promise<Answer>) =>
      (...args: Args): Promise<Answer> => pause(5).then(() => act(...args));
    Object.assign(memory, { read: slow(read), write: slow(write), readDeviceKey: slow(readDeviceKey), keepDeviceKey: slow(keepDeviceKey) });
    const tabs = [open(), open()];
    for (const [act, state] of [['grant', 'granted'], ['withdraw', 'withdrawn'], ['grant', 'granted']] as const) {
      await Promise.all(tabs.map((tab) => tab.perform({ label, do: act, clause: newsletter }, circumstances)));
      const [decision] = sink.records.at(-1)?.decisions ?? [];
      assert.equal(decision?.state, state);
      assert.equal(decision?.supersedes ?? undefined, sink.records.at(-2)?.id);
    }
    assert.equal(sink.records.length, 3);
  });

  it('names the record that a later one replaces', async () => {
    const store = open();
    const [grant] = await store.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    const [withdrawal] = await store.perform({ label, do: 'withdraw', clause: newsletter }, circumstances);
    assert.equal(withdrawal?.decisions[0]?.supersedes, grant?.id);
  });

  it('hands a remembered record over where the page died before the sink had it', async () => {
    sink.dies = true;
    await assert.rejects(open().perform({ label, do: 'grant', clause: newsletter }, circumstances));
    assert.equal(sink.records.length, 0);
    sink.dies = false;
    const store = open();
    const choices = await store.recall((await store.device())?.id ?? '');
    assert.deepEqual(sink.records.map(({ id }) => id), [choices.get('newsletter')?.record]);
  });

  it('hands the older record over before it decides anew', async () => {
    sink.dies = true;
    await assert.rejects(open().perform({ label, do: 'grant', clause: newsletter }, circumstances));
    sink.dies = false;
    await open().perform({ label, do: 'withdraw', clause: newsletter }, circumstances);
    assert.deepEqual(sink.records.map(({ decisions: [decision] }) => decision?.state), ['granted', 'withdrawn']);
  });

  it('goes on after an act that failed', async () => {
    const store = open();
    sink.dies = true;
    await assert.rejects(store.perform({ label, do: 'grant', clause: newsletter }, circumstances));
    sink.dies = false;
    await store.perform({ label, do: 'refuse', clause: clause('statistics') }, circumstances);
    assert.equal(sink.records.length, 2);
  });

  it('keeps an account\'s choices apart from the device\'s', async () => {
    const store = open();
    await store.perform({ label, do: 'grant', clause: newsletter }, circumstances, { kind: 'account', id: 'lan' });
    const [refusal] = await store.perform({ label, do: 'refuse', clause: newsletter }, circumstances, { kind: 'account', id: 'minh' });
    assert.equal(refusal?.decisions[0]?.state, 'denied');
    assert.equal((await store.recall('lan')).get('newsletter')?.state, 'granted');
  });

  it('supersedes what the endpoint told of another device', async () => {
    const told = {
      subject: 'lan', received: new Set<never>(),
      choices: [{
        purpose: 'newsletter', state: 'granted', clause: newsletter, record: 'of the phone',
        decided_at: '2026-11-22T04:00:00.000Z', received_at: '2026-11-22T04:00:01.000Z',
      }],
    } as never;
    const [withdrawal] = await open().perform({ label, do: 'withdraw', clause: newsletter }, circumstances, { kind: 'account', id: 'lan' }, told);
    assert.equal(withdrawal?.decisions[0]?.supersedes, 'of the phone');
  });

  it('tells another tab that something was decided, and that all was cleared', async () => {
    let told = () => {};
    const news = () => new Promise<void>((resolve) => { told = resolve; });
    open(() => told());
    const here = open();
    let heard = news();
    await here.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    await heard;
    heard = news();
    await here.clear();
    await heard;
    assert.equal(memory.kept.size, 0);
  });

  it('remembers every choice, not only the last, each with the words that were on the screen', async () => {
    const store = open();
    await store.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    await store.perform({ label, do: 'withdraw', clause: newsletter }, circumstances);
    const past = await store.past((await store.device())?.id ?? '');
    assert.deepEqual(past.map(({ state, text }) => [state, text]), [['granted', newsletter.text], ['withdrawn', newsletter.text]]);
    assert.deepEqual(past.map(({ made }) => made.id), sink.records.map(({ id }) => id));
    assert.deepEqual(await store.past('somebody else'), []);
  });

  it('tells what stands where a device chose before pasts were kept', async () => {
    const store = open();
    await store.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    const id = (await store.device())?.id ?? '';
    memory.kept.delete(`past ${id}`);
    assert.deepEqual((await store.past(id)).map(({ state }) => state), ['granted']);
    await store.perform({ label, do: 'withdraw', clause: newsletter }, circumstances);
    assert.deepEqual((await store.past(id)).map(({ state }) => state), ['withdrawn']);
  });

  it('tells the sink that a choice lives only as long as the page, also when it hands it over again', async () => {
    memory.write = async (subject, choices) => {
      memory.kept.set(subject, choices);
      return false;
    };
    const heard: boolean[] = [];
    const store = new ConsentStore({ endpoint: 'https://shop.example/records', memory,
      sink: { submit: async (_record, durable) => void heard.push(durable) } }, () => undefined);
    await store.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    await store.recall((await store.device())?.id ?? '');
    assert.deepEqual(heard, [false, false]);
  });

  it('gives nothing to the sink where the device fails to keep', async () => {
    memory.write = async () => { throw new Error('broken'); };
    await assert.rejects(open().perform({ label, do: 'grant', clause: newsletter }, circumstances));
    assert.equal(sink.records.length, 0);
  });

  it('works where locks are forbidden, and does an act that fails only once', async () => {
    const request = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });
    try {
      await open().perform({ label, do: 'grant', clause: newsletter }, circumstances);
      assert.equal(sink.records.length, 1);
      let tries = 0;
      Object.defineProperty(globalThis, 'navigator', { value: { locks: { request: (_: string, act: () => unknown) => act() } }, configurable: true });
      memory.write = async () => {
        tries++;
        throw new Error('broken');
      };
      await assert.rejects(open().perform({ label, do: 'withdraw', clause: newsletter }, circumstances));
      assert.equal(tries, 1);
    } finally {
      Reflect.deleteProperty(globalThis, 'navigator');
      if (own) Object.defineProperty(globalThis, 'navigator', own);
    }
  });

  it('works where channels are forbidden', async () => {
    const own = globalThis.BroadcastChannel;
    Object.defineProperty(globalThis, 'BroadcastChannel', { configurable: true, writable: true,
      value: function Forbidden() { throw new DOMException('no', 'SecurityError'); } });
    try {
      await open().perform({ label, do: 'grant', clause: newsletter }, circumstances);
      assert.equal(sink.records.length, 1);
    } finally {
      Object.defineProperty(globalThis, 'BroadcastChannel', { value: own, configurable: true, writable: true });
    }
  });

  it('decides also while its channel is closed, and may be opened and closed twice', async () => {
    const store = open();
    store.open();
    store.close();
    store.close();
    await store.perform({ label, do: 'grant', clause: newsletter }, circumstances);
    assert.equal(sink.records.length, 1);
  });
});
