import type { OutboxOptions } from '../../src/outbox/outbox.ts';
import type { ConsentRecord, RecordId } from '../../src/record/consent-record.ts';
import { fakeEndpoint } from './fake-endpoint.ts';
import { handClock } from './hand-clock.ts';
import { eventually, openTab, type Tab } from './open-tab.ts';
import { DEVICE_KEY } from './some-record.ts';

export const answer = (status: number, headers: Record<string, string> = {}) => () => new Response(null, { status, headers });

let tabs: Tab[] = [];
export let server = fakeEndpoint();
export let clock = handClock();
let name = '';
const endpoint = 'https://shop.example/an-tam/records';

export const tab = async (more: Partial<OutboxOptions> = {}): Promise<Tab> => {
  const opened = await openTab({
    endpoint, databaseName: name, deviceKey: async () => DEVICE_KEY,
    fetch: server.fetch, now: clock.now, setTimer: clock.setTimer, random: () => 1, ...more,
  });
  tabs.push(opened);
  return opened;
};
export const started = async (more: Partial<OutboxOptions> = {}): Promise<Tab> => {
  const opened = await tab(more);
  opened.outbox.start();
  return opened;
};
export const arrived = (count: number) => eventually(() => server.committed.length === count);
export const is = async ({ outbox }: Tab, { id }: ConsentRecord) => (await outbox.outcome(id))?.is;
export const why = async ({ outbox }: Tab, { id }: ConsentRecord) => {
  const outcome = await outbox.outcome(id);
  return outcome?.is === 'waiting' ? outcome.why : outcome?.is;
};
/** Resolves when no tab sends or waits for a timer any more. */
export const letGo = (): Promise<unknown> => navigator.locks.request(databaseName(), () => undefined);
export const ids = (records: readonly { id: RecordId }[]) => records.map(({ id }) => id);
export const backingOff = () => eventually(() => server.inFlight() === 0 && clock.waits().some((ms) => ms !== 10_000 && ms !== 3000));
export const database = (): Promise<IDBDatabase> => new Promise((resolve, reject) => {
  const opening = indexedDB.open(databaseName());
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

export const databaseName = (): string => `${name}:${endpoint}`;

/** A new endpoint, clock and database for each test; tabs that are left over die. */
export const renewForEachTest = (): void => {
  beforeEach(() => {
    tabs = [];
    server = fakeEndpoint();
    clock = handClock();
    name = `test-${crypto.randomUUID()}`;
  });
  afterEach(() => {
    for (const { crash } of tabs) crash();
    indexedDB.deleteDatabase(databaseName());
  });
};
