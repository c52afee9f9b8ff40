/**
 * Runs `act` while no other tab runs one under the same name. Without Web Locks, or where they are forbidden (a sandboxed
 * frame), it runs all the same: two tabs may then decide the same at once, and the ledger takes both.
 */
export const inTurn = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (!locks) return act();
  let ran = false;
  try {
    return await locks.request(name, () => {
      ran = true;
      return act();
    });
  } catch (error) {
    if (ran) throw error; // the act's own failure
    return act();
  }
};
