/**
 * Runs `work` while no other tab runs its own under the same name; a tab that dies lets go by itself. `work` must not fail.
 *
 * Without Web Locks (a page that isn't a secure context, a sandboxed frame) every tab works for itself: an endpoint
 * that honours ids still gets each record once in effect and in order, since no tab sends a record before it has an
 * answer for the earlier one.
 */
export const holdLock = (name: string, work: () => Promise<void>): void => {
  const locks = navigator.locks as LockManager | undefined;
  void (locks ? locks.request(name, work).catch(work) : work()); // only a lock that is forbidden rejects: the same as missing
};
