/** The one store of the database that a device keeps its choices in. */
const STORE = 'kept';

/** Milliseconds. Some engines never answer the first open after a crash, and other tabs wait meanwhile. */
const PATIENCE = 3000;

/** What is done in one transaction: it waits for nothing but this store's requests. */
export type Work<T> = (store: IDBObjectStore) => Promise<T>;

/** Why storage as a whole is kept from this page. An engine has several ways to say so. */
class BlockedStorage extends Error {}

export const isBlocked = (error: unknown): boolean => error instanceof BlockedStorage;

export const isFull = (error: unknown): boolean => (error as Error | null)?.name === 'QuotaExceededError';

/** What `work` answers. Rejects when it takes too long; then `giveUp` ends what is still under way. */
const patiently = <T>(work: Promise<T>, giveUp: () => void): Promise<T> => new Promise((resolve, reject) => {
  const timer = setTimeout(() => {
    reject(new DOMException('storage does not answer', 'TimeoutError'));
    giveUp();
  }, PATIENCE);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
});

export const settle = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** Runs what reaches for the database as a whole, and tells blocked storage from a fault. */
const reach = async <T>(work: (factory: IDBFactory) => Promise<T>): Promise<T> => {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  try {
    if (factory) return await work(factory);
  } catch (error) {
    if (!['SecurityError', 'InvalidStateError', 'NotFoundError'].includes((error as Error | null)?.name ?? '')) throw error;
  }
  throw new BlockedStorage('this page may not store');
};

/** Opens the database, and makes it only where that is asked: a look leaves no trace. @returns nothing where it isn't there */
const open = (name: string, create: boolean): Promise<IDBDatabase | undefined> => {
  let late = false;
  return patiently(reach(async (factory) => {
    const listed = create || typeof factory.databases !== 'function' ? undefined : await factory.databases();
    if (listed?.every((each) => each.name !== name)) return undefined;
    const opening = factory.open(name);
    let absent = false;
    opening.onupgradeneeded = () => {
      if (create) opening.result.createObjectStore(STORE);
      else {
        absent = true;
        opening.transaction?.abort();
      }
    };
    try {
      const database = await settle(opening);
      database.onversionchange = () => database.close();
      if (late) database.close();
      return database;
    } catch (error) {
      if (absent) return undefined;
      throw error;
    }
  }), () => { late = true; });
};

/** One operation in a transaction of its own, on a database that is closed after it. */
const attempt = async <T>(name: string, mode: IDBTransactionMode, work: Work<T>): Promise<T | undefined> => {
  const database = await open(name, mode === 'readwrite');
  if (!database) return undefined;
  try {
    // Somebody else's of this name, or half made: nothing can be kept in it, and it is cleared like any other.
    if (!database.objectStoreNames.contains(STORE)) throw new BlockedStorage('the database is not ours');
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const giveUp = (): void => {
      try {
        transaction.abort();
      } catch { /* it has just ended by itself */ }
    };
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const worked = work(transaction.objectStore(STORE)).catch((error: unknown) => {
      giveUp();
      throw error;
    });
    const [answer] = await patiently(Promise.all([worked, ended]), giveUp);
    return answer;
  } finally {
    database.close();
  }
};

/**
 * Runs one operation, and resolves when it is durable; a second time where the first failed.
 *
 * @returns what `work` answered; nothing where `mode` is `readonly` and the database isn't there
 */
export const transact = async <T>(name: string, mode: IDBTransactionMode, work: Work<T>): Promise<T | undefined> => {
  try {
    return await attempt(name, mode, work);
  } catch { // a fault that passes must not look like a device that keeps nothing
    return attempt(name, mode, work);
  }
};

/** Resolves when the database is gone, or was never there. */
export const deleteDatabase = (name: string): Promise<unknown> =>
  patiently(reach((factory) => settle(factory.deleteDatabase(name))), () => undefined);
