import type { Entry } from './entry-store.ts';
import { holdLock } from './hold-lock.ts';
import { newLane, rouse, type Lane } from './lane.ts';
import type { OutboxOptions } from './options.ts';
import { isOpen, type Queue } from './queue.ts';
import { LONGEST_HOLD, retryDelay } from './retry-delay.ts';
import type { Sendable } from './sendable.ts';
import { tryRecord } from './try-record.ts';

/** The sending loop. It runs in the one tab that has the lock, which it holds as long as something here can move by itself. */
export class Dispatch {
  readonly #name: string;
  readonly #queue: Queue;
  readonly #options: Required<OutboxOptions>;
  readonly #lanes = new Map<string, Lane>();
  #running = false;
  #asked = false;
  #wakes = 0;
  #release: (() => void) | undefined;

  constructor(name: string, queue: Queue, options: Required<OutboxOptions>) {
    this.#name = name;
    this.#queue = queue;
    this.#options = options;
  }

  start(): void {
    this.#running = true;
    this.#kick();
  }

  /** Begins nothing new; an answer that is under way is still taken. */
  stop(): void {
    this.#running = false;
    this.wake();
  }

  /** Tries now what rests or is parked, but nothing before the moment that the endpoint named. */
  wake(): void {
    this.#wakes++;
    this.#lanes.forEach(rouse);
    this.#kick();
  }

  #kick(): void {
    if (this.#release) void this.#pump();
    else if (this.#running && !this.#asked) {
      this.#asked = true;
      holdLock(this.#name, () => new Promise((release) => {
        this.#asked = false;
        this.#release = release;
        void this.#pump();
      }));
    }
  }

  /** Sends the first record of every lane that is ready; lets other tabs try when nothing here can move by itself. */
  async #pump(): Promise<void> {
    const heads = new Map<string, Entry>();
    for (const entry of await this.#queue.read()) {
      const { kind, id } = entry.record.subject;
      const subject = `${kind}:${id}`;
      if (isOpen(entry.outcome) && !heads.has(subject)) heads.set(subject, entry);
    }
    if (!this.#release) {
      this.#kick(); // let go while we were reading
      return;
    }
    if (this.#running) {
      for (const [subject, entry] of heads) {
        const lane = this.#lanes.get(subject) ?? newLane();
        this.#lanes.set(subject, lane);
        if (lane.state === 'ready') this.#advance(entry, lane);
      }
    }
    if ([...this.#lanes.values()].some(({ state }) => state === 'sending' || state === 'resting')) return;
    this.#release();
    this.#release = undefined;
  }

  #advance({ record, notBefore = 0 }: Entry, lane: Lane): void {
    const hold = notBefore - this.#options.now();
    // A longer hold than any we write down means that the clock was set back meanwhile.
    if (hold > 0 && hold <= LONGEST_HOLD) this.#rest(lane, hold);
    else void this.#deliver(record, lane);
  }

  #rest(lane: Lane, ms: number): void {
    lane.state = 'resting';
    lane.cancel = this.#options.setTimer(() => {
      lane.state = 'ready';
      this.#kick();
    }, ms);
  }

  async #deliver(record: Sendable, lane: Lane): Promise<void> {
    const wakes = this.#wakes;
    const { now, random } = this.#options;
    lane.state = 'sending';
    const answer = await tryRecord(record, lane, this.#options);
    if (answer.is === 'waiting') {
      const { why, hold } = answer;
      await this.#queue.settle(record, { is: 'waiting', why }, hold && now() + hold);
      lane.state = 'ready';
      // A page that sends no more must not hold the lock while it rests: whoever takes over finds in the queue how long to stay away.
      if (this.#running) {
        if (why !== 'token') this.#rest(lane, hold || retryDelay(lane.failures++, random()));
        else if (wakes === this.#wakes) lane.state = 'parked'; // woken meanwhile: there may be another token by now
      }
    } else {
      await this.#queue.settle(record, answer);
      lane.state = 'ready';
      lane.failures = 0;
    }
    void this.#pump();
  }
}
