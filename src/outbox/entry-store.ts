import type { RecordId } from '../record/consent-record.ts';
import type { Outcome } from './outcome.ts';
import type { Sendable } from './sendable.ts';

/** One record on its way. */
export type Entry = {
  readonly record: Sendable;
  readonly outcome: Outcome;
  /** The endpoint asked not to be met before this moment of the device's clock, milliseconds. */
  readonly notBefore?: number | undefined;
  /** The database doesn't hold this entry, or not as it now is: it lives as long as the page. */
  loose?: boolean | undefined;
  /** Not to be stored: what it belongs to isn't either. */
  readonly fleeting?: boolean | undefined;
};

/**
 * The queue on this device, in the order of submission (the database's own counter, never a clock). A delivered record
 * leaves its id and its outcome, with the receipt, and whatever else its sender wants to show of it.
 *
 * Every method rejects where the device can't do it; a database that isn't there is an empty queue, not a fault. A promise
 * resolves only after its transaction is on disk.
 */
export type EntryStore = {
  /** Adds records in order, each id once in its life. */
  add(records: readonly Sendable[]): Promise<void>;
  /**
   * What is not yet delivered, and what delivered ones left.
   * What lacks a subject stays out; so does what somebody edited so that it can't be addressed.
   */
  list(): Promise<Entry[]>;
  outcome(id: RecordId): Promise<Outcome | undefined>;
  /** Writes where an entry stands; a received one is forgotten, but for what it leaves. Answers false where there is no such entry. */
  settle(entry: Entry): Promise<boolean>;
  /** Resolves once nothing is left on the device: also where storage is blocked, for then nothing was kept. */
  clear(): Promise<void>;
};

export const KEPT: Outcome = { is: 'kept' };

const PATIENCE = 3000;

const result = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/**
 * Some engines never answer the first open after a crash, or never end a transaction: better to say "not kept" than nothing,
 * for every tab waits meanwhile. What is still under way then is ended by `giveUp`.
 */
const patiently = <T>(work: Promise<T>, giveUp: () => void = () => undefined): Promise<T> => new Promise((resolve, reject) => {
  const timer = setTimeout(() => {
    reject(new DOMException('storage does not answer', 'TimeoutError'));
    giveUp();
  }, PATIENCE);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
});

const open = async (name: string, create: boolean, forget: () => void): Promise<IDBDatabase | undefined> => {
  const listed = create || typeof indexedDB.databases !== 'function' ? undefined : await indexedDB.databases();
  if (listed?.every((each) => each.name !== name)) return undefined;
  const opening = indexedDB.open(name);
  let absent = false;
  opening.onupgradeneeded = () => {
    if (create) opening.result.createObjectStore('entries', { autoIncrement: true }).createIndex('id', 'record.id', { unique: true });
    else {
      absent = true;
      opening.transaction?.abort();
    }
  };
  try {
    const database = await result(opening);
    database.onclose = database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  } catch (error) {
    if (absent) return undefined;
    throw error;
  }
};

/** Opens the database, where it is; only what adds to it may make it, so that a look leaves no trace on the device. */
const connect = (name: string, create: boolean, forget: () => void): Promise<IDBDatabase | undefined> =>
  patiently(open(name, create, forget));

/** Resolves with what `work` answers once the transaction is on disk. */
const run = async <T>(transaction: IDBTransaction, work: (entries: IDBObjectStore) => Promise<T>): Promise<T> => {
  const giveUp = (): void => {
    try {
      transaction.abort();
    } catch { /* it has just ended by itself */ }
  };
  const worked = work(transaction.objectStore('entries')).catch((error: unknown) => {
    giveUp();
    throw error;
  });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = reject;
  });
  const [value] = await patiently(Promise.all([worked, ended]), giveUp);
  return value;
};

/** @param leave what of a delivered record stays beside its id */
export const entryStore = (name: string, leave: (record: Sendable) => object): EntryStore => {
  let connection: Promise<IDBDatabase | undefined> | undefined;
  const forget = (): void => { connection = undefined; };

  /** @returns nothing where the database isn't there and isn't to be made */
  const transact = async <T>(
    mode: IDBTransactionMode, work: (entries: IDBObjectStore) => Promise<T>, create = false, again = true,
  ): Promise<T | undefined> => {
    const mine = connection ??= connect(name, create, forget);
    try {
      const database = await mine;
      if (!database) {
        if (connection === mine) forget(); // somebody may make it at any time
        return create ? await transact(mode, work, create, again) : undefined;
      }
      return await run(database.transaction('entries', mode, { durability: 'strict' }), work);
    } catch (error) {
      if (connection === mine) forget(); // else somebody else has met the same fault, and has opened it anew
      if (again) return transact(mode, work, create, false);
      throw error;
    }
  };

  const find = async (entries: IDBObjectStore, id: RecordId): Promise<Outcome | undefined> =>
    (await result(entries.index('id').get(id) as IDBRequest<Entry | undefined>))?.outcome;

  return {
    add: (records) => transact('readwrite', async (entries) => {
      // If we stop here: none of these records is kept, and none was called kept; repaired by the person, who sees no choice made.
      for (const record of records) if (!await find(entries, record.id)) entries.add({ record, outcome: KEPT });
    }, true),

    list: async () => await transact('readonly', async (entries) => (await result(entries.getAll() as IDBRequest<Entry[]>))
      .filter((entry) => [entry?.record?.id, entry?.record?.subject?.id].every((part) => typeof part === 'string'))
      .map((entry) => ({ ...entry, outcome: entry.outcome?.is ? entry.outcome : KEPT }))) ?? [],

    outcome: (id) => transact('readonly', (entries) => find(entries, id)),

    settle: async ({ record, outcome, notBefore }) => await transact('readwrite', async (entries) => {
      const cursor = await result(entries.index('id').openCursor(record.id));
      // If we stop here: the endpoint may have the record and this device not know; repaired by sending it again under the same id.
      cursor?.update(outcome.is === 'received' ? { record: { ...leave(record), id: record.id }, outcome } : { record, outcome, notBefore });
      return !!cursor;
    }) ?? false,

    // If we stop here: everything is still there, and nobody was told that it is gone; repaired by asking again.
    clear: async () => {
      (await connection?.catch(() => undefined))?.close();
      forget();
      try {
        await patiently(result(indexedDB.deleteDatabase(name)));
      } catch (error) {
        const blocked = ['SecurityError', 'InvalidStateError', 'NotFoundError'].includes((error as Error | null)?.name ?? '');
        if (globalThis.indexedDB && !blocked) throw error;
      }
    },
  };
};
