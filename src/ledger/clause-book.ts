import type { Clause } from '../policy/document.ts';
import { scanPolicy } from '../policy/scan-policy.ts';
import type { Publications } from './publications.ts';
import type { Storage } from './storage.ts';

/** What a published clause asks, of whom, and under which words. */
export type PublishedAsk = Required<Pick<Clause, 'id' | 'title' | 'consent'>>;

/** The clauses that were published. What an archived digest stands for never changes, so it is asked for once. */
export class ClauseBook {
  readonly #storage: Storage;
  readonly #publications: Pick<Publications, 'look'>;
  readonly #asks = new Map<string, PublishedAsk>();

  constructor(storage: Storage, publications: Pick<Publications, 'look'>) {
    this.#storage = storage;
    this.#publications = publications;
  }

  /** Every clause that is known here, with what it asks: of these digests all that were published. */
  async known(digests: readonly string[]): Promise<ReadonlyMap<string, PublishedAsk>> {
    // Another process may have published it since, or the shop just now: what is not known here is asked again each time.
    const missing = digests.filter((digest) => !this.#asks.has(digest));
    if (missing.length === 0) return this.#asks;
    let found = await this.#storage.knownClauses(missing);
    if (found.size < missing.length) {
      await this.#publications.look();
      found = await this.#storage.knownClauses(missing);
    }
    for (const digest of found.keys()) await this.#read(digest);
    return this.#asks;
  }

  /** The archived words hold the heading, attributes and all: they are read the way they were when they were published. */
  async #read(digest: string): Promise<void> {
    const text = await this.#storage.publishedText('clause', digest) ?? '';
    const [{ id, title, consent } = {}] = (await scanPolicy(text)).clauses;
    if (id !== undefined && title !== undefined && consent) this.#asks.set(digest, { id, title, consent });
  }
}
