/** How groups are made. */
export type GroupSettings = {
  /** Milliseconds in which what arrives becomes one transaction. */
  readonly window: number;
  /** Most items in one transaction. */
  readonly largest: number;
  /** Most items that wait; more are turned away at once rather than kept waiting past every client's patience. */
  readonly queue: number;
};

export const GROUP_DEFAULTS: GroupSettings = { window: 2, largest: 256, queue: 4096 };

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Makes one durable commit of what arrives together, so that many requests share one wait for the disk.
 *
 * Nobody is answered before the commit that holds his item has resolved. Groups are committed one after the other, in
 * order of arrival; while one is under way the next gathers.
 */
export class GroupCommit<Item, Result> {
  readonly #commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #failsAll: (error: unknown) => boolean;
  readonly #settings: GroupSettings;
  #waiting: Waiting<Item, Result>[] = [];
  #running: Promise<void> | undefined;

  /**
   * @param commit all or nothing: answers one result an item, in order, once all are durable
   * @param failsAll whether an error would meet every item alike (the database is away). Any other may be one item's
   *   fault: the items are then tried one by one, so that a bad one never fails its neighbours
   */
  constructor(
    commit: (items: readonly Item[]) => Promise<readonly Result[]>, failsAll: (error: unknown) => boolean, settings = GROUP_DEFAULTS,
  ) {
    this.#commit = commit;
    this.#failsAll = failsAll;
    this.#settings = settings;
  }

  /** @returns the item's result once it is durable, or `undefined`, at once, where too much is waiting already. */
  submit(item: Item): Promise<Result> | undefined {
    if (this.#waiting.length >= this.#settings.queue) return undefined;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything that was submitted has been answered. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waiting.length < this.#settings.largest) {
        await new Promise((resolve) => { setTimeout(resolve, this.#settings.window); });
      }
      await this.#settle(this.#waiting.splice(0, this.#settings.largest));
    }
    this.#running = undefined;
  }

  async #settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#commit(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('the commit answered too few results'));
        else resolve(result);
      }
    } catch (error) {
      if (group.length === 1 || this.#failsAll(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await this.#settle([one]);
    }
  }
}
