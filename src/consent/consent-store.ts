import type { StandingChoice } from '../record/choice.ts';
import type { ConsentRecord, RecordId, Subject } from '../record/consent-record.ts';
import { deviceSubjectId, newDeviceKey } from '../record/device-key.ts';
import type { Choices, RememberedChoice } from './choice.ts';
import { decide, type Command } from './decide.ts';
import type { Memory } from './device-memory.ts';
import { inTurn } from './in-turn.ts';
import { joinChoices } from './join-choices.ts';
import { makeRecord, remember, type Circumstances } from './make-record.ts';

/**
 * Where records go. A known id MUST NOT be taken twice; what is resolved MUST be as durable as this device allows, unless
 * `durable` is false: then the choice lives only as long as the page, and its record MUST NOT be called kept.
 */
export type RecordSink = { submit(record: ConsentRecord, durable: boolean): Promise<unknown> };

export type ConsentStoreOptions = {
  readonly endpoint: string;
  readonly memory: Memory;
  readonly sink: RecordSink;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
};

/** What the endpoint told of a subject, and which of this device's records it had when it was asked. */
export type Told = {
  readonly subject: string;
  readonly choices: readonly StandingChoice[];
  readonly received: ReadonlySet<RecordId>;
};

/** Joins what is remembered with what was told, where that is of the same subject. */
export const standing = (remembered: Choices, subject: string | undefined, told: Told | undefined): Choices =>
  (told && told.subject === subject ? joinChoices(remembered, told.choices, told.received) : remembered);

/** Whether it can be handed over at all: what is kept on a device may have been edited by hand. */
const isRecord = (made: Partial<ConsentRecord> | undefined): made is ConsentRecord => Boolean(made?.id && made.subject?.id);

/** Decides and remembers, one act at a time across all tabs, and tells every tab. */
export class ConsentStore {
  readonly #options: Required<ConsentStoreOptions>;
  readonly #changed: () => void;
  /** Subjects whose choices only this page remembers. */
  readonly #fleeting = new Set<string>();
  #channel: BroadcastChannel | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param changed called when another tab decided or cleared; this tab's own acts answer by their promise */
  constructor(options: ConsentStoreOptions, changed: () => void) {
    this.#options = { now: Date.now, ...options };
    this.#changed = changed;
  }

  /** Hears and is heard by other tabs from now on. */
  open(): void {
    try {
      this.#channel ??= new BroadcastChannel(`an-tam-consent ${this.#options.endpoint}`);
    } catch { // no channel here: other tabs learn the same from the device when they next look
      return;
    }
    this.#channel.onmessage = ({ data }) => {
      if (data === 'cleared') this.#forgetPage();
      this.#changed();
    };
  }

  /** Neither hears nor is heard, until opened again. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** What this device remembers of a subject. Gives every remembered record to the sink, which mends a stop midway. */
  recall(subject: string): Promise<Choices> {
    return this.#alone(() => this.#handOver(subject));
  }

  /**
   * Carries out an act.
   *
   * @param account who is signed in; where nobody is, the act is the device's
   * @returns the records made, in order, each remembered and given to the sink; none where the act changes nothing
   * @throws where the device fails to tell or to keep: then nothing was decided
   */
  perform(command: Command, where: Circumstances, account?: Subject, told?: Told): Promise<readonly ConsentRecord[]> {
    return this.#alone(async () => {
      const { memory, sink, now } = this.#options;
      const subject = account ?? await this.device() ?? await this.#newDevice();
      const { id } = subject;
      const remembered = await this.#handOver(id);
      const choices = standing(remembered, id, told);
      const made = decide(command, choices).map((decided) => remember(decided, makeRecord(decided, subject, where, now())));
      if (made.length === 0) return [];
      const kept = new Map([...remembered.values(), ...made].map((choice) => [choice.purpose, choice]));
      // If we stop here: nothing was decided, and the screen never said so.
      const durable = await memory.write(id, [...kept.values()], made);
      if (durable) this.#fleeting.delete(id);
      else this.#fleeting.add(id);
      // If we stop here: remembered but not yet given to the sink; repaired by #handOver at the next recall or act.
      for (const choice of made) await sink.submit(choice.made, durable);
      this.#channel?.postMessage('decided');
      return made.map((choice) => choice.made);
    });
  }

  /** Every choice of a subject that this device remembers, in the order in which they were made. */
  async past(subject: string): Promise<readonly RememberedChoice[]> {
    const { memory } = this.#options;
    const past = await memory.readPast(subject);
    // Devices that chose before there was a past to read remember no more than what stands.
    const known = new Set(past.map(({ record }) => record));
    return [...(await memory.read(subject)).filter(({ record }) => !known.has(record)), ...past];
  }

  /** The subject that this device is, once it has made a choice. */
  async device(): Promise<Subject | undefined> {
    const key = await this.#options.memory.readDeviceKey();
    return key === undefined ? undefined : { kind: 'device', id: await deviceSubjectId(key) };
  }

  /** Forgets all of this endpoint on this device. */
  async clear(): Promise<void> {
    await this.#alone(() => this.#options.memory.clear());
    this.#forgetPage();
    this.#channel?.postMessage('cleared');
  }

  #forgetPage(): void {
    this.#options.memory.forgetPage();
    this.#fleeting.clear();
  }

  /** A device gets its key with its first choice, not before: until then nothing about the visitor is kept. */
  async #newDevice(): Promise<Subject> {
    // If we stop here: a device without choices; the next act finds its key or makes one.
    const key = await this.#options.memory.keepDeviceKey(newDeviceKey());
    return { kind: 'device', id: await deviceSubjectId(key) };
  }

  async #handOver(subject: string) {
    const remembered = await this.#options.memory.read(subject);
    // At most the records of one act were not given, and they stand here in the order in which they were made.
    for (const { made } of remembered) if (isRecord(made)) await this.#options.sink.submit(made, !this.#fleeting.has(subject));
    return new Map(remembered.map((choice) => [choice.purpose, choice]));
  }

  /** One at a time: in this page by a chain, across tabs by a Web Lock where there is one. */
  #alone<T>(act: () => Promise<T>): Promise<T> {
    const run = () => inTurn(`an-tam-consent ${this.#options.endpoint}`, act);
    const turn = this.#turn.then(run, run);
    this.#turn = turn.catch(() => undefined); // the caller hears of the failure; the next act must not
    return turn;
  }
}
