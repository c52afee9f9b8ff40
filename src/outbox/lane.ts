/**
 * The way of one subject's records: one at a time, so that a later one never overtakes an earlier one, and apart from
 * other subjects, so that nobody waits for somebody else's token.
 *
 * `ready` → `sending` → `ready` | `resting` (a timer runs) | `parked` (nothing to try until woken).
 */
export type Lane = {
  state: 'ready' | 'sending' | 'resting' | 'parked';
  failures: number;
  /** The proof that the endpoint turned away, or that isn't this subject's: not tried a second time. */
  spurned: unknown;
  cancel?: () => void;
  /** While a try waits for its proof: ends that. */
  hurry?: (() => void) | undefined;
};

const NOTHING_YET = Symbol('nothing spurned yet');

export const newLane = (): Lane => ({ state: 'ready', failures: 0, spurned: NOTHING_YET });

/**
 * Ends a rest, a parking, and the wait for a proof, which may be a newer one by now; what is being sent goes on. Things may
 * be better now, so that waits are short again.
 */
export const rouse = (lane: Lane): void => {
  lane.failures = 0;
  if (lane.state === 'sending') return lane.hurry?.();
  lane.cancel?.();
  lane.state = 'ready';
};
