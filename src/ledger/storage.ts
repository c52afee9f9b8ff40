import type { Sha256, Timestamp } from '../record/consent-record.ts';
import type { RequestBook } from './request-book.ts';
import type { Appended, KeptKey, NewRow, StoredRow } from './rows.ts';

export type { Appended, KeptKey, NewRow, StoredRow };

export type PublishedClause = {
  readonly sha256: Sha256;
  readonly purpose: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Stands in `text` too, and is kept nowhere else. */
  readonly edition?: number;
};

/** One published file, in the canonical form that its digest is taken of. */
export type PublishedDocument = {
  readonly sha256: Sha256;
  readonly document: string;
  readonly version: string;
  readonly language: string;
  readonly effective: string;
  readonly text: string;
  readonly clauses: readonly PublishedClause[];
};

/** The database can't be asked just now. Nothing is wrong with what was asked: ask again later. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/**
 * Where the ledger keeps what it was told. Several ledger processes may stand before one database.
 *
 * Every method rejects with `StorageUnavailable` where the database can't be reached or is too busy, and with another
 * error where what was asked can't be done.
 */
export interface Storage {
  /**
   * Keeps records as one transaction and answers, in the order of `rows`, what became of each.
   *
   * MUST have made every `new` row durable (survives the loss of power) before it resolves.
   * MUST give a subject's rows the positions 1, 2, 3 … without a gap, in the order of `rows`, whoever else is writing.
   * MUST take each id at most once for a subject, also within `rows`, also against other processes.
   * MUST keep all new rows or, when it rejects, leave it open whether they were kept: a repeat then tells.
   * MUST NOT change or remove a row that was kept, and MUST have the database itself refuse it.
   */
  append(rows: readonly NewRow[]): Promise<readonly Appended[]>;

  /**
   * A subject's rows by position. MUST see every row whose `append` has resolved before the first is asked for, in any process.
   * MUST NOT hold all of them in memory at once, nor keep other work waiting until the last: a device needs no sign-up, and
   * may post for years.
   */
  rowsOf(subject: string): AsyncIterable<StoredRow>;

  /** One row, where it is kept. */
  rowWith(subject: string, id: string): Promise<StoredRow | undefined>;

  /**
   * The newest `most` of a subject's rows of one schema whose position is below `before`, newest first. MUST see every row
   * whose `append` has resolved, in any process; MUST NOT read other subjects' rows.
   */
  pageOf(subject: string, schema: string, before: number, most: number): Promise<readonly StoredRow[]>;

  /** Archives a document and its clauses. MUST be idempotent; MUST NOT change what an archived digest stands for. */
  archive(document: PublishedDocument, at: Timestamp): Promise<void>;

  /** Of these digests of clauses, the ones that are archived, with the purpose that each asks for. */
  knownClauses(digests: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** The archived text of that digest, byte for byte what was hashed; `undefined` where there is none. */
  publishedText(kind: 'document' | 'clause', sha256: string): Promise<string | undefined>;

  /** Keeps a key in its slot unless the slot is taken, and answers what the slot holds. MUST NOT change a taken slot. */
  keepKey(key: KeptKey, at: Timestamp): Promise<KeptKey>;

  /** All keys that were ever kept: receipts outlive the key of the day. */
  keys(): Promise<readonly KeptKey[]>;

  /** Every record, a subject's by position; for the auditor. MUST NOT hold all of them in memory at once. */
  export(): AsyncIterable<StoredRow>;

  /** Numbers, dates and answers of requests. MUST be as durable, as append-only and as common to all processes as the records. */
  readonly requests: RequestBook;

  /** Resolves where the database answers. */
  check(): Promise<void>;

  /** Lets go of the database. MUST be safe to call twice. */
  close(): Promise<void>;
}
