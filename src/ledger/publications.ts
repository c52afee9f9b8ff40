import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { scanPolicy } from '../policy/scan-policy.ts';
import { toTimestamp } from '../record/record-id.ts';
import { policyFiles, readPublished } from './archive.ts';
import { describeError, type Log } from './log.ts';
import { StartError } from './start-error.ts';
import type { PublishedDocument, Storage } from './storage.ts';

/** What publishing takes. `folder`: none where nothing is published here; then every grant is refused. */
type Means = {
  readonly folder: string | undefined;
  readonly storage: Storage;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds between two looks at the least; 2,000 where it isn't said. */
  readonly between?: number | undefined;
};

/** Milliseconds after which the folder is looked at again: who publishes sees within a minute whether it could be read. */
const STALE = 60_000;

const BETWEEN = 2000;

/** A look costs a call a file; what names and times say of all of them. */
const signatureOf = async (folder: string): Promise<string> => {
  const files = await policyFiles(folder);
  return (await Promise.all(files.map(async (file) => {
    const { mtimeMs, size } = await stat(file);
    return `${file} ${mtimeMs} ${size}`;
  }))).join('\n');
};

/**
 * What the shop publishes now, past and coming versions too: archived at the start, and again where a file was added or changed
 * meanwhile, so that a new version needs no restart.
 */
export class Publications {
  readonly #means: Means;
  #documents: readonly PublishedDocument[] = [];
  #signature = '';
  #looked = 0;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  private constructor(means: Means) {
    this.#means = means;
  }

  /** @throws StartError where a file can't be read or has an error, or where there is none */
  static async open(means: Means): Promise<Publications> {
    const publications = new Publications(means);
    const { folder } = means;
    if (folder === undefined) return publications;
    publications.#signature = await signatureOf(folder);
    await publications.#publish(folder);
    if (publications.#documents.length === 0) {
      throw new StartError(`There is no policy in ${folder}: put each version into a folder of its document, such as ${folder}/chinh-sach-bao-mat/2026-11-15.md, or name another with AN_TAM_CONTENT.`);
    }
    publications.#timer = setInterval(() => { void publications.look(); }, STALE).unref();
    return publications;
  }

  /** Looks no more. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort(); // a look that waits for its turn would outlast everything else
    await this.#looking;
  }

  async documents(): Promise<readonly PublishedDocument[]> {
    const { now } = this.#means;
    // The timer of a machine that slept is late, and a clock that was set back must not put the next look off.
    if (Math.abs(now() - this.#looked) >= STALE) await this.look();
    return this.#documents;
  }

  /**
   * Looks at the folder again. All who ask meanwhile share one look, and between two of them pass two seconds, which is waited
   * for: anybody may ask, and nobody's consent may be refused for having come a moment too early.
   */
  look(): Promise<void> {
    const { folder } = this.#means;
    if (folder === undefined) return Promise.resolve();
    this.#looking ??= this.#lookInTurn(folder).finally(() => { this.#looking = undefined; });
    return this.#looking;
  }

  /** A file with an error is told to the log; what was published before then stands. */
  async #lookInTurn(folder: string): Promise<void> {
    const { log, now, between = BETWEEN } = this.#means;
    const since = now() - this.#looked;
    const { signal } = this.#closing;
    if (since >= 0 && since < between) await setTimeout(between - since, undefined, { ref: false, signal }).catch(() => undefined);
    if (signal.aborted) return;
    this.#looked = now();
    let signature = ''; // of what was read: what changes while it is read is read at the next look
    try {
      signature = await signatureOf(folder);
      if (signature === this.#signature) return;
      await this.#publish(folder);
      this.#signature = signature;
    } catch (error) {
      // A fault of the files is told of once, and looked at again when they change; a database that is away, at the next look.
      const told = error instanceof StartError;
      if (told) this.#signature = signature;
      log.error({ event: 'not-published', ...(told
        ? { message: `${error.message} Until then no file that was added or changed is published.` } : describeError(error)) });
    }
  }

  async #publish(folder: string): Promise<void> {
    const { storage, log, now } = this.#means;
    const before = await signatureOf(folder);
    const published = await readPublished(folder, scanPolicy);
    const lost = this.#documents.find(({ document }) => !published.some((each) => each.document === document));
    // Files that are just being copied: half of one might be a text that nobody wrote.
    if (await signatureOf(folder) !== before) throw new Error('the folder changed while it was read');
    if (lost) throw new StartError(`No version of ${lost.document} is left in ${folder}: put its files back, or start the ledger anew without it.`);
    // If we stop here or between two: the rest is not archived and nothing was answered; repaired by the next look, or the next start.
    for (const document of published) await storage.archive(document, toTimestamp(now()));
    const clauses = published.reduce((sum, document) => sum + document.clauses.length, 0);
    log[clauses > 0 ? 'info' : 'warn']({ event: 'archived', documents: published.length, clauses });
    this.#documents = published;
    this.#looked = now();
  }
}
