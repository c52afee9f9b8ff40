/** Something that asks, for one endpoint. */
type Asker = { readonly update: () => void; readonly endpoint: string };

/** Whether this page may ask, among all tabs of the site. */
type Turn =
  | { readonly is: 'none' }
  | { readonly is: 'waiting'; readonly of: string; readonly end: AbortController }
  | { readonly is: 'held'; readonly of: string; readonly free: () => void };

/** Milliseconds for other tabs to hear what was said here before their turn comes, and for this one to wait before it steps back. */
const A_BEAT = 500;

/** In the order in which they came: the first asks, the others wait till it has done. */
const askers = new Set<Asker>();

const first = (): Asker | undefined => askers.values().next().value;

const page: {
  turn: Turn;
  /** It asked when it was seen last. What is drawn in a tab that nobody sees may stay, but holds no other back. */
  isAsking: boolean;
} = { turn: { is: 'none' }, isAsking: false };

const letGo = (): void => {
  const { turn } = page;
  page.turn = { is: 'none' };
  if (turn.is === 'waiting') turn.end.abort();
  if (turn.is === 'held') turn.free();
};

/** Waits for the turn, with other tabs in sight. Where there are no Web Locks, a page knows of itself alone. */
const queue = (of: string): void => {
  if (page.turn.is !== 'none' || document.visibilityState === 'hidden') return;
  const end = new AbortController();
  page.turn = { is: 'waiting', of, end };
  const hold = (): Promise<void> => new Promise((free) => {
    if (end.signal.aborted) {
      free();
      return;
    }
    page.turn = { is: 'held', of, free };
    page.isAsking = true;
    first()?.update();
  });
  const locks = navigator.locks as LockManager | undefined;
  // Only a lock that is forbidden rejects, or one that isn't waited for any more.
  void (locks ? locks.request(`an-tam-prompt ${of}`, { signal: end.signal }, hold).catch(hold) : hold());
};

/** Steps back. Whoever waited longest comes next, in this page or in another tab. */
export const leaveTurn = (asker: Asker): void => {
  const wasFirst = first() === asker;
  askers.delete(asker);
  if (!wasFirst) return;
  first()?.update();
  setTimeout(() => {
    if (askers.size > 0) return;
    page.isAsking = false;
    letGo();
  }, A_BEAT);
};

/** Asks for the one turn of all prompts in all tabs. @returns whether this one may ask now; where it may later, it is drawn anew */
export const takeTurn = (asker: Asker): boolean => {
  askers.add(asker);
  if (first() !== asker) return false;
  if (page.turn.is !== 'none' && page.turn.of !== asker.endpoint) {
    page.isAsking = false;
    letGo();
  }
  queue(asker.endpoint);
  return page.isAsking;
};

const comeIntoSight = (): void => {
  if (document.visibilityState === 'hidden') return;
  first()?.update();
  if (!page.isAsking) return;
  setTimeout(() => {
    if (page.turn.is !== 'waiting') return;
    page.isAsking = false; // another window asks, side by side with this one
    first()?.update();
  }, A_BEAT);
};

// A page that rests in the browser's memory must hold no lock: the browser would throw the page away.
addEventListener('pagehide', letGo);
addEventListener('pageshow', comeIntoSight);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? letGo() : comeIntoSight()));
