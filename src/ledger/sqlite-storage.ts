import { existsSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Timestamp } from '../record/consent-record.ts';
import { RequestBook } from './request-book.ts';
import { migrate, requireSchema, type SchemaSession } from './schema.ts';
import { codeOf, StartError } from './start-error.ts';
import {
  compareWithKept, PAGE, readKey, readRow, readText, STATEMENTS, writeRow, type Columns, type StatementName,
} from './statements.ts';
import {
  StorageUnavailable, type Appended, type KeptKey, type NewRow, type PublishedDocument, type Storage, type StoredRow,
} from './storage.ts';

/** Milliseconds that one process waits for another's commit. */
const BUSY_TIMEOUT = 5000;

/** Of SQLite's primary result codes those for "not now": BUSY, and LOCKED, READONLY, IOERR, FULL, CANTOPEN. */
const BUSY = 5;
const NOT_NOW = [BUSY, 6, 8, 10, 13, 14];

const INSERT = 'INSERT INTO records (subject_id, position, id, schema, content, sha256, received_at, unknown_clauses) '
  + 'SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6, $7 FROM records WHERE subject_id = $1 RETURNING position';

const resultCode = (error: unknown): number => {
  const { errcode } = (typeof error === 'object' && error !== null ? error : {}) as { readonly errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : 0;
};

const numbered = (values: readonly (string | number)[]): Record<string, string | number> =>
  Object.fromEntries(values.map((value, index) => [String(index + 1), value]));

class SqliteStorage implements Storage {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly requests = new RequestBook((name, ...values) => this.#answer(() => this.#all(name, ...values)));

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  append(rows: readonly NewRow[]): Promise<readonly Appended[]> {
    return this.#answer(() => this.#transaction(() => rows.map((row) => this.#appendOne(row))));
  }

  async* rowsOf(subject: string): AsyncIterable<StoredRow> {
    for (let position = 0; ;) {
      const page = await this.#answer(() => this.#all('rowsOfSubject', subject, position, PAGE).map(readRow));
      yield* page;
      if (page.length < PAGE) return;
      position += PAGE;
      await setImmediate(); // SQLite answers at once: without this nobody else would have a turn
    }
  }

  async rowWith(subject: string, id: string): Promise<StoredRow | undefined> {
    const [columns] = await this.#answer(() => this.#all('rowWithId', subject, id));
    return columns && readRow(columns);
  }

  pageOf(subject: string, schema: string, before: number, most: number): Promise<readonly StoredRow[]> {
    return this.#answer(() => this.#all('pageOfSubject', subject, schema, before, most).map(readRow));
  }

  archive(policy: PublishedDocument, at: Timestamp): Promise<void> {
    return this.#answer(() => this.#transaction(() => {
      const { sha256, document, version, language, effective, text, clauses } = policy;
      this.#all('archiveDocument', sha256, document, version, language, effective, text, at);
      for (const clause of clauses) {
        this.#all('archiveClause', clause.sha256, clause.purpose, clause.id, clause.title, clause.text, sha256, at);
      }
    }));
  }

  knownClauses(digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#answer(() => new Map(digests.flatMap((digest) => {
      const purpose = readText(this.#all('purposeOfClause', digest)[0], 'purpose');
      return purpose === undefined ? [] : [[digest, purpose] as const];
    })));
  }

  publishedText(kind: 'document' | 'clause', sha256: string): Promise<string | undefined> {
    return this.#answer(() => readText(this.#all(`${kind}Text`, sha256)[0], 'text'));
  }

  keepKey(key: KeptKey, at: Timestamp): Promise<KeptKey> {
    return this.#answer(() => {
      this.#all('keepKey', key.slot, key.public, key.private, at);
      return this.#all('keys').map(readKey).find(({ slot }) => slot === key.slot) ?? key;
    });
  }

  keys(): Promise<readonly KeptKey[]> {
    return this.#answer(() => this.#all('keys').map(readKey));
  }

  async* export(): AsyncIterable<StoredRow> {
    for (let subject = '', position = 0; ;) {
      const page = await this.#answer(() => this.#all('exportPage', subject, position, PAGE).map(readRow));
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      ({ subject, position } = last);
      await setImmediate();
    }
  }

  check(): Promise<void> {
    return this.#answer(() => { this.#all('check'); });
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #appendOne(row: NewRow): Appended {
    const [kept] = this.#all('rowWithId', row.subject, row.id);
    if (kept) return compareWithKept(row, readRow(kept));
    const inserted = this.#prepare(INSERT).get(numbered(writeRow(row))) as Columns | undefined;
    return { is: 'new', row: { ...row, position: Number(inserted?.['position']) } };
  }

  /** BEGIN IMMEDIATE takes the one write lock at once, so what is read inside is true until COMMIT, in every process. */
  #transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      // If we stop here: nothing was kept and nobody was answered; repaired by the client's repeat.
      this.#database.exec('COMMIT');
      // If we stop here: all is durable and nobody was answered; the client's repeat gets the same receipt.
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #all(name: StatementName, ...values: readonly (string | number)[]): readonly Columns[] {
    const statement = this.#prepare(STATEMENTS[name]);
    return values.length === 0 ? statement.all() : statement.all(numbered(values));
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  async #answer<T>(work: () => T): Promise<T> {
    if (!this.#database.isOpen) throw new StorageUnavailable('the database is closed');
    try {
      return work();
    } catch (cause) {
      throw NOT_NOW.includes(resultCode(cause)) ? new StorageUnavailable('SQLite can\'t be used just now', { cause }) : cause;
    }
  }
}

/** The folder is never made: where a disk isn't mounted, an empty ledger would start in its place, and nobody would notice. */
const checkFolder = async (folder: string): Promise<void> => {
  const isFile = await stat(folder).then((found) => !found.isDirectory(), () => false); // what can't be looked at is told below
  if (isFile) throw new StartError(`${folder} is no folder: name the ledger's data folder with DATA_DIR.`);
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(codeOf(cause) === 'ENOENT'
      ? `There is no data folder ${folder}: make it where this is the first start, or name the right one with DATA_DIR.`
      : `The data folder ${folder} can't be written: make it writable for this user, or name another with DATA_DIR.`, { cause });
  }
};

/** What was answered must survive the loss of power; a file system may refuse the one, and a build of SQLite the other. */
const requireDurable = async (database: DatabaseSync, file: string): Promise<void> => {
  // Two processes that start at once: SQLite says "busy" to one of them here without waiting as it does elsewhere.
  const end = performance.now() + BUSY_TIMEOUT;
  for (let isSet = false; !isSet;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      isSet = true;
    } catch (error) {
      if (resultCode(error) !== BUSY || performance.now() > end) throw error;
      await setTimeout(20);
    }
  }
  database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  const FULL = 2;
  const setting = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name];
  if (setting('synchronous') === FULL && setting('journal_mode') === 'wal') return;
  throw new StartError(`${file} can't be kept durably here (SQLite refuses WAL or synchronous = FULL): name a folder on a local disk with DATA_DIR.`);
};

/**
 * Opens `ledger.sqlite` in a folder; where it isn't there, or is of an older ledger, it is made or migrated, unless `asIs` asks
 * to change nothing. Commits are synchronous: while the disk works, this process waits; grouping makes that one wait for many
 * records.
 *
 * @throws StartError where the folder isn't there or can't be written, or the file isn't this ledger's
 */
export const openSqlite = async (folder: string, now: Timestamp, { asIs = false }: { readonly asIs?: boolean } = {}): Promise<Storage> => {
  const file = join(folder, 'ledger.sqlite');
  let database: DatabaseSync | undefined;
  try {
    if (!asIs) await checkFolder(folder);
    else if (!existsSync(file)) throw new StartError(`There is no ledger in ${folder}: name its folder with DATA_DIR, or its DATABASE_URL.`);
    const opened = database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    if (asIs) opened.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    else await requireDurable(opened, file);
    const session: SchemaSession = {
      run: (sql) => opened.exec(sql),
      rows: (sql) => opened.prepare(sql).all(),
      tableExists: (name) => opened.prepare('SELECT 1 FROM sqlite_schema WHERE name = $1').get({ 1: name }) !== undefined,
    };
    if (asIs) {
      await requireSchema(session, file);
    } else {
      opened.exec('BEGIN IMMEDIATE');
      await migrate(session, 'sqlite', file, now);
      opened.exec('COMMIT');
    }
    return new SqliteStorage(opened);
  } catch (cause) {
    if (database?.isOpen) database.close();
    if (cause instanceof StartError) throw cause;
    const NOT_A_DATABASE = 26;
    throw resultCode(cause) === NOT_A_DATABASE
      ? new StartError(`${file} is not a database: move it away, or name another folder with DATA_DIR.`, { cause })
      : new StartError(`${file} can't be opened (${(cause as Error).message}): see that this user may read and write it.`, { cause });
  }
};
