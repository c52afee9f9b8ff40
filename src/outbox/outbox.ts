/**
 * Delivers records: keep, send, forget.
 *
 * This room promises that a record which it called kept reaches the endpoint once in effect and in the order in which its
 * subject's records were submitted, whatever network, browser and endpoint do meanwhile, and that nothing is called
 * received which the endpoint has not acknowledged. Nothing but `clear` rejects: where this device can't keep a record,
 * the outcome says so. It refuses to know screens and consent; proofs (tokens, device keys) pass through and are never kept.
 */
import type { RecordId } from '../record/consent-record.ts';
import { Dispatch } from './dispatch.ts';
import { entryStore } from './entry-store.ts';
import type { OutboxOptions } from './options.ts';
import type { Delivery, Outcome } from './outcome.ts';
import { isOpen, openQueue } from './queue.ts';
import type { Sendable } from './sendable.ts';

export type { OutboxOptions, Token } from './options.ts';

/** A record on this device and where it stands. */
export type Listed = { readonly record: Sendable; readonly outcome: Outcome };

/** What tabs say to each other, besides deliveries: try now; and: forget all. */
const WAKE = 0;
const CLEARED = 1;

const defaults = {
  token: () => null,
  tokenNeeded: () => undefined,
  leave: () => ({}),
  fetch: (address: RequestInfo | URL, init?: RequestInit) => fetch(address, init),
  now: () => Date.now(),
  random: () => Math.random(),
  setTimer: (run: () => void, ms: number) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  databaseName: 'an-tam-outbox',
};

export class Outbox {
  readonly #name: string;
  readonly #queue;
  readonly #dispatch;
  readonly #listeners = new Set<(delivery: Delivery) => void>();
  #channel: BroadcastChannel | undefined;
  #session: AbortController | undefined;

  constructor(options: OutboxOptions) {
    const settings = { ...defaults, ...options };
    this.#name = `${settings.databaseName}:${options.endpoint}`;
    this.#queue = openQueue(entryStore(this.#name, settings.leave), (id, outcome) => {
      this.#channel?.postMessage({ id, outcome });
      this.#announce({ id, outcome });
    });
    this.#dispatch = new Dispatch(this.#name, this.#queue, settings);
  }

  /**
   * Resolves once the record is durable (`kept`), or can't be made so here (`waiting`, `unkept`): it is then sent from
   * memory, behind what is queued. An id that is known already is not added again and answers its present outcome; it
   * ends nobody's back-off.
   *
   * @param durable false where the choice itself lives only as long as the page: its record is then sent from memory
   */
  async submit(record: Sendable, durable = true): Promise<Outcome> {
    const { outcome, news } = await this.#queue.keep(record, durable);
    if (news) this.wake();
    return outcome;
  }

  /** Where a record stands; a delivered one is remembered with its receipt. */
  outcome(id: RecordId): Promise<Outcome | undefined> {
    return this.#queue.outcome(id);
  }

  /** How many records the endpoint has yet to answer for; refused ones are not counted. */
  async pending(): Promise<number> {
    return (await this.#queue.read()).filter(({ outcome }) => isOpen(outcome)).length;
  }

  /** Every record that is here, in the order of submission, and where it stands; of received ones what they left. */
  async list(): Promise<readonly Listed[]> {
    return (await this.#queue.read()).map(({ record, outcome }) => ({ record, outcome }));
  }

  /** Makes a refused record due again, in its old place. */
  async retry(id: RecordId): Promise<void> {
    const entry = (await this.#queue.read()).find(({ record }) => record.id === id);
    if (entry?.outcome.is !== 'refused') return;
    await this.#queue.settle(entry.record, { is: 'kept' });
    this.wake();
  }

  /** Tries now, in every tab: ends back-off, but not the rest that an endpoint asked for. */
  wake(): void {
    this.#channel?.postMessage(WAKE);
    this.#dispatch.wake();
  }

  /**
   * Forgets every record and receipt of this endpoint on this device, delivered or not, in every tab.
   *
   * @throws where the device fails to forget them: then they are still due
   */
  async clear(): Promise<void> {
    await this.#queue.clear();
    this.#channel?.postMessage(CLEARED);
  }

  start(): void {
    if (this.#session) return;
    this.#session = new AbortController();
    const { signal } = this.#session;
    // Not while the page is being hidden: WebKit never ends a transaction that a leaving page began, and later pages wait for it.
    const wake = (): void => { if (document.visibilityState === 'visible') this.wake(); };
    for (const news of ['online', 'pageshow', 'visibilitychange']) addEventListener(news, wake, { signal });
    try {
      this.#channel ??= new BroadcastChannel(this.#name);
      this.#channel.addEventListener('message', ({ data }) => {
        if (data === WAKE) this.#dispatch.wake();
        else if (data === CLEARED) this.#queue.forget();
        else void this.#hear((data as Delivery | null)?.id);
      }, { signal });
    } catch { /* no channel here: other tabs learn the same from the database when they next look */ }
    this.#dispatch.start();
  }

  /** Nothing new is sent from here; an answer that is under way is still taken. */
  stop(): void {
    this.#session?.abort();
    this.#session = undefined;
    this.#dispatch.stop();
  }

  /** This page's deliveries and other tabs'. @returns what ends the subscription */
  subscribe(listener: (delivery: Delivery) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A hint, for anything on this origin may say anything: what the database says is told. */
  async #hear(id: RecordId | undefined): Promise<void> {
    const outcome = id && await this.#queue.outcome(id).catch(() => undefined); // nothing can be read: nothing is told
    if (id && outcome) this.#announce({ id, outcome });
  }

  /** Listeners are strangers: each in a microtask of its own, so that one that throws stops nothing here. */
  #announce(delivery: Delivery): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(delivery));
  }
}
