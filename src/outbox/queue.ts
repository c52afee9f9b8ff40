import type { RecordId } from '../record/consent-record.ts';
import { KEPT, type Entry, type EntryStore } from './entry-store.ts';
import type { Outcome } from './outcome.ts';
import type { Sendable } from './sendable.ts';

/**
 * The records on their way: what the database holds, and behind it what only this page holds because the database
 * failed us. Only `clear` rejects: nobody may be told that something is gone which isn't.
 */
export type Queue = {
  /**
   * Resolves with `kept` once the record is durable, with `unkept` where it can't be; a known id answers its outcome.
   *
   * @param durable false: not to be stored, for what it belongs to isn't
   * @returns also whether that is news: the record is new here, or is kept now as it was not before
   */
  keep(record: Sendable, durable: boolean): Promise<{ readonly outcome: Outcome; readonly news: boolean }>;
  /** Every entry that is not forgotten, in the order of submission; of received ones what they left. */
  read(): Promise<readonly Entry[]>;
  outcome(id: RecordId): Promise<Outcome | undefined>;
  /** Writes down where an entry stands, then tells. */
  settle(record: Sendable, outcome: Outcome, notBefore?: number): Promise<void>;
  clear(): Promise<void>;
  /** Another tab cleared: forgets what only this page holds, too. */
  forget(): void;
};

const UNKEPT: Outcome = { is: 'waiting', why: 'unkept' };

const standing = (outcome: Outcome): string => (outcome.is === 'waiting' ? outcome.why : outcome.is);

/** The endpoint has yet to answer for it. */
export const isOpen = ({ is }: Outcome): boolean => is === 'kept' || is === 'waiting';

/** Whether an earlier record of the same subject is not to be stored: a later one that is would overtake it. */
const followsFleeting = ({ id, subject }: Sendable, entries: readonly Entry[]): boolean => {
  const own = entries.findIndex(({ record }) => record.id === id);
  return entries.slice(0, own < 0 ? entries.length : own).some(({ record, outcome, fleeting }) =>
    fleeting && outcome.is === 'waiting' && record.subject.id === subject.id && record.subject.kind === subject.kind);
};

/** Runs one work after another: the order of submissions is the order of the calls. */
const oneByOne = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined); // the caller hears of the failure; the next one must not
    return mine;
  };
};

export const openQueue = (store: EntryStore, tell: (id: RecordId, outcome: Outcome) => void): Queue => {
  let entries = new Map<RecordId, Entry>();
  const inTurn = oneByOne();

  const put = (entry: Entry): Entry => {
    entries.set(entry.record.id, entry);
    return entry;
  };

  const outcome = async (id: RecordId): Promise<Outcome | undefined> => {
    const entry = entries.get(id);
    return entry?.loose ? entry.outcome : store.outcome(id).catch(() => entry?.outcome);
  };

  const keep: Queue['keep'] = async (record, wanted) => {
    const known = await outcome(record.id);
    const durable = wanted && !followsFleeting(record, [...entries.values()]);
    if (known && (known !== UNKEPT || !durable)) return { outcome: known, news: false };
    // What could not be kept before goes first: a later record must not stand in the database before an earlier one.
    const loose = [...entries.values()].filter((entry) => entry.outcome === UNKEPT && (!entry.fleeting || entry.record.id === record.id))
      .map((entry) => entry.record);
    if (!known) loose.push(record);
    const fate = durable ? await store.add(loose).then(() => KEPT, () => UNKEPT) : UNKEPT; // blocked or full: the outcome says so
    for (const each of fate === KEPT ? loose : [record]) {
      const now = entries.get(each.id)?.outcome;
      if (now && (now !== UNKEPT || now === fate)) continue; // the endpoint answered meanwhile, or nothing is new
      put({ record: each, outcome: fate, loose: fate === UNKEPT, fleeting: !durable });
      tell(each.id, fate);
    }
    return { outcome: fate, news: fate !== known };
  };

  return {
    keep: (record, durable) => inTurn(() => keep(record, durable)),

    outcome,

    async read() {
      try {
        const stored = new Map((await store.list()).map((entry) => [entry.record.id, entry]));
        for (const [id, entry] of entries) if (entry.loose) stored.set(id, entry);
        entries = stored;
      } catch { /* the last reading stands: without it a later record might overtake an earlier one */ }
      return [...entries.values()];
    },

    async settle(record, next, notBefore) {
      const { id } = record;
      const before = entries.get(id);
      if (!before) return; // cleared meanwhile
      // A record that this device can't keep stays called so: it lives only as long as the page.
      const entry = put({ ...before, outcome: before.loose && isOpen(next) ? UNKEPT : next, notBefore });
      const changed = standing(before.outcome) !== standing(entry.outcome);
      if (!changed && !notBefore) return;
      try {
        if (!await store.settle(entry) && !entry.loose) entries.delete(id); // another tab cleared it
      } catch {
        entry.loose = true; // this page remembers; the next one sends again under the same id
      }
      if (changed) tell(id, entry.outcome);
    },

    clear: () => inTurn(async () => {
      await store.clear();
      entries.clear();
    }),

    forget: () => entries.clear(),
  };
};
