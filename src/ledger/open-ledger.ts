/**
 * The ledger: the endpoint that we ship. It keeps each record exactly once, in its subject's order, for good, and gives
 * a receipt that anybody can verify; it answers where a subject stands; it archives the words that were published.
 *
 * Nobody is answered before what he sent is durable. What is kept stands in the database alone, so that several processes
 * may share one; each counts requests for itself, and remembers the clauses that it has read. It refuses to know screens
 * and how a policy looks, keeps no address, agent, token or device key, and logs nothing by which a person could be told.
 */
import type { JWK } from 'jose';
import { toTimestamp } from '../record/record-id.ts';
import { makeApp } from './app.ts';
import { ClauseBook } from './clause-book.ts';
import { GROUP_DEFAULTS, GroupCommit, type GroupSettings } from './group-commit.ts';
import { makeIdentify, type AccountSettings } from './identity.ts';
import { makeLog, type Log } from './log.ts';
import { openStorage, type DatabaseAddress } from './open-storage.ts';
import { problem, problemResponse } from './problem.ts';
import { ADDRESS_RATE, RECORD_RATE, SUBJECT_RATE, TokenBuckets, type Rate } from './rate-limit.ts';
import { Publications } from './publications.ts';
import { openReceipts } from './receipts.ts';
import { StorageUnavailable, type Appended, type NewRow, type Storage } from './storage.ts';

export type LedgerConfig = {
  /** Path of the endpoint, without a slash at its end; default `/an-tam/records`. */
  readonly endpoint?: string;
  readonly database: DatabaseAddress;
  /** Folder of policy files: a folder a document, a file a version; looked at again while it runs. Without it every grant is refused. */
  readonly content?: string;
  /** Origins of other sites whose pages may use the endpoint: `https://shop.example`. */
  readonly origins?: readonly string[];
  readonly account?: AccountSettings;
  /** Days that are no working days beside Saturdays and Sundays, YYYY-MM-DD: the dates of requests step over them. */
  readonly holidays?: readonly string[];
  /** Private Ed25519 JWK that signs receipts; without it one is made once and kept in the database. */
  readonly signingKey?: JWK;
  /** Header in which a trusted proxy names the client, as its last entry: `x-forwarded-for`. */
  readonly addressHeader?: string;
  readonly limits?: {
    readonly subject?: Rate;
    /** Records of one subject. */
    readonly records?: Rate;
    readonly address?: Rate;
    readonly group?: GroupSettings;
    /** Milliseconds between two looks at the folder of policies for a clause that nobody knows; default 2,000. */
    readonly looks?: number;
    /** Milliseconds that a body may take; default 10,000. */
    readonly bodyPatience?: number;
  };
  readonly log?: Log;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
};

export type Ledger = {
  /** Answers a request under the endpoint's path; never throws. `address` is the client's, where it is known. */
  readonly fetch: (request: Request, client?: { readonly address?: string }) => Promise<Response>;
  readonly endpoint: string;
  /** For exports and audits. */
  readonly storage: Storage;
  /** Answers what has arrived, then lets go of the database. Safe to call twice. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a ledger on its database, archives what is published, and is ready to answer.
 *
 * @throws StartError, with one line for a person, where it could not keep its promises
 */
export const openLedger = async (config: LedgerConfig): Promise<Ledger> => {
  const { limits = {}, now = Date.now, log = makeLog(), endpoint = '/an-tam/records' } = config;
  const identify = makeIdentify(config.account, now);
  const storage = await openStorage(config.database, now, log);
  let publications: Publications | undefined;
  try {
    const published = publications = await Publications.open({ folder: config.content, storage, log, now, between: limits.looks });
    const receipts = await openReceipts(storage, config.signingKey, toTimestamp(now()));
    const group = new GroupCommit<NewRow, Appended>(
      (rows) => storage.append(rows), (error) => error instanceof StorageUnavailable, limits.group ?? GROUP_DEFAULTS);
    const app = makeApp({
      endpoint, origins: config.origins ?? [], addressHeader: config.addressHeader, bodyPatience: limits.bodyPatience ?? 10_000,
      storage, group, clauses: new ClauseBook(storage, published), publications: published, identify, receipts, now, log,
      holidays: config.holidays ?? [],
      subjectBuckets: new TokenBuckets(limits.subject ?? SUBJECT_RATE, now),
      recordBuckets: new TokenBuckets(limits.records ?? RECORD_RATE, now),
      addressBuckets: new TokenBuckets(limits.address ?? ADDRESS_RATE, now),
    });
    let closed: Promise<void> | undefined;
    return {
      endpoint, storage,
      fetch: async (request, client = {}) =>
        closed ? problemResponse(problem('storage-unavailable', { retryAfter: 5 })) : app.fetch(request, client),
      close: () => closed ??= Promise.all([published.close(), group.drain()]).then(() => storage.close()),
    };
  } catch (error) {
    await publications?.close();
    await storage.close();
    throw error;
  }
};
