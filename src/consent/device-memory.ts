import type { RememberedChoice } from './choice.ts';
import { deleteDatabase, isBlocked, isFull, settle, transact, type Work } from './kept-database.ts';

/**
 * What this device keeps for one endpoint. Its promises hold for one caller at a time: the store takes a lock. Every method
 * rejects where it can't be known whether it did its work; "nothing was kept" is never a guess.
 */
export type Memory = {
  /** MUST answer the last choices that `write` was given for this subject, also after a reload; none at first. */
  read(subject: string): Promise<readonly RememberedChoice[]>;
  /** MUST answer every choice that `write` was told was made for this subject, in that order, but for the oldest beyond `LONGEST`. */
  readPast(subject: string): Promise<readonly RememberedChoice[]>;
  /**
   * MUST replace all of a subject's choices and lengthen its past at once, or neither.
   *
   * @param made what is new of it
   * @returns whether that is durable; false where storage is blocked or full and only this page remembers
   */
  write(subject: string, choices: readonly RememberedChoice[], made: readonly RememberedChoice[]): Promise<boolean>;
  readDeviceKey(): Promise<string | undefined>;
  /** Makes `fresh` the device's key where it has none. MUST hold without a lock too. @returns the key that stands */
  keepDeviceKey(fresh: string): Promise<string>;
  /** MUST leave no trace of this endpoint on the device, or reject. */
  clear(): Promise<void>;
  /** Forgets what only this page remembers: another tab cleared the device. */
  forgetPage(): void;
};

const DEVICE_KEY = 'device-key';

/** Choices of a subject's past that a device keeps: years of changing one's mind, and still little room. */
const LONGEST = 100;

type Past = readonly RememberedChoice[] | undefined;

/** What can be read of what stands there: somebody may have edited it by hand, and the rest must go on. */
const readable = (kept: unknown): readonly RememberedChoice[] => (Array.isArray(kept) ? kept as readonly (RememberedChoice | null)[] : [])
  .filter((choice): choice is RememberedChoice =>
    [choice?.purpose, choice?.record, choice?.state, choice?.decidedAt, choice?.clause?.sha256].every((part) => typeof part === 'string'));

/** Once each: a write that is tried a second time may find its own first try. */
const lengthen = (past: Past, made: readonly RememberedChoice[]): Past =>
  [...(past ?? []).filter(({ record }) => made.every((each) => each.record !== record)), ...made].slice(-LONGEST);

/** The memory of this device for one endpoint, in IndexedDB. Where storage is blocked or full it lives as long as the page. */
export const deviceMemory = (endpoint: string): Memory => {
  const database = `an-tam-memory:${endpoint}`;
  /** What storage didn't take; it goes before what is stored. */
  const inPage = new Map<string, unknown>();
  /** Once blocked, this page stays apart: it must not overwrite what it could not read. */
  let blocked = false;

  const read = async (name: string): Promise<unknown> => {
    if (blocked || inPage.has(name)) return inPage.get(name);
    try {
      return await transact(database, 'readonly', async (store) => settle(store.get(name)) as Promise<unknown>);
    } catch (error) {
      if (!isBlocked(error)) throw error;
      blocked = true;
      return undefined;
    }
  };

  /** @param instead what the page does where the device has no room for it */
  const change = async <T>(work: Work<T>, instead: () => void): Promise<T | undefined> => {
    try {
      if (!blocked) return await transact(database, 'readwrite', work);
    } catch (error) {
      blocked = isBlocked(error);
      if (!blocked && !isFull(error)) throw error;
    }
    instead();
    return undefined;
  };

  return {
    read: async (subject) => readable(await read(`choices ${subject}`)),

    readPast: async (subject) => readable(await read(`past ${subject}`)),

    async write(subject, choices, made) {
      const [name, past] = [`choices ${subject}`, `past ${subject}`];
      const fleeting = inPage.get(past) as Past;
      const durable = await change(async (store) => {
        store.put(lengthen(readable(await settle(store.get(past))), [...fleeting ?? [], ...made]), past);
        return settle(store.put(choices, name));
      }, () => inPage.set(name, choices).set(past, lengthen(fleeting, made))) !== undefined;
      if (durable) for (const each of [name, past]) inPage.delete(each);
      return durable;
    },

    readDeviceKey: async () => await read(DEVICE_KEY) as string | undefined,

    async keepDeviceKey(fresh) {
      const known = inPage.get(DEVICE_KEY) as string | undefined;
      if (known !== undefined) return known;
      // If we stop here: a device without choices; the next act finds its key. Two tabs' transactions follow one another.
      const kept = await change(async (store) => {
        const found = await settle(store.get(DEVICE_KEY)) as string | undefined;
        if (found === undefined) await settle(store.add(fresh, DEVICE_KEY));
        return found ?? fresh;
      }, () => inPage.set(DEVICE_KEY, fresh));
      return kept ?? fresh;
    },

    async clear() {
      try {
        await deleteDatabase(database);
      } catch (error) {
        if (!isBlocked(error)) throw error; // blocked: nothing was kept here
      }
      inPage.clear();
      blocked = false;
    },

    forgetPage: () => inPage.clear(),
  };
};
