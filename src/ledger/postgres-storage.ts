import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Timestamp } from '../record/consent-record.ts';
import { RequestBook } from './request-book.ts';
import { codeOf } from './start-error.ts';
import {
  compareWithKept, PAGE, readKey, readRow, readText, STATEMENTS, writeRow, type Columns, type StatementName,
} from './statements.ts';
import {
  StorageUnavailable, type Appended, type KeptKey, type NewRow, type PublishedDocument, type Storage, type StoredRow,
} from './storage.ts';

/** Milliseconds after which a statement counts as lost; the widget gives up at 10 s. */
export const QUERY_TIMEOUT = 8000;

/** Arrays of columns in; what is already kept is left out, so that positions come without a gap. */
const INSERT = `INSERT INTO records (subject_id, position, id, schema, content, sha256, received_at, unknown_clauses)
  SELECT a.subject_id, (SELECT coalesce(max(r.position), 0) FROM records r WHERE r.subject_id = a.subject_id)
    + row_number() OVER (PARTITION BY a.subject_id ORDER BY a.turn), a.id, a.schema, a.content, a.sha256, a.received_at, a.unknown_clauses
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    WITH ORDINALITY AS a (subject_id, id, schema, content, sha256, received_at, unknown_clauses, turn)
  WHERE NOT EXISTS (SELECT 1 FROM records k WHERE k.subject_id = a.subject_id AND k.id = a.id)
  ORDER BY a.subject_id, a.turn
  ON CONFLICT (subject_id, id) DO NOTHING RETURNING subject_id, id, position`;
const PURPOSES = 'SELECT sha256, purpose FROM clauses WHERE sha256 = ANY($1::text[])';
const KEPT = 'SELECT * FROM records WHERE (subject_id, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))';

/** Unique violation, serialization failure, deadlock: another process was there first; try again. */
const LOST_RACE = ['23505', '40001', '40P01'];
/** Connection exceptions, lack of resources, shutdowns, read-only standby, and what Node says of sockets. */
const NOT_NOW = /^(08|53|57|58|25006|E[A-Z]+)/;

const keyOf = ({ subject, id }: { readonly subject: string; readonly id: string }): string => `${id} ${subject}`;

/** An error without an SQLSTATE comes from the driver: no connection, or none in time. */
const explainQuery = (cause: unknown): unknown => {
  const code = codeOf(cause);
  return code === '' || NOT_NOW.test(code) ? new StorageUnavailable('PostgreSQL can\'t be used just now', { cause }) : cause;
};

/** Tries again what lost a race against another process, as long as a client would wait for it. */
const winRace = async <T>(write: () => Promise<T>): Promise<T> => {
  const end = performance.now() + QUERY_TIMEOUT;
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (cause) {
      if (!LOST_RACE.includes(codeOf(cause))) throw explainQuery(cause);
      if (performance.now() > end) throw new StorageUnavailable('too many writers for one subject', { cause });
      await setTimeout(Math.random() * Math.min(50, 2 ** tries));
    }
  }
};

/** The ledger's storage on a pool of connections to a database that `openPostgres` has seen to. */
export class PostgresStorage implements Storage {
  readonly #pool: pg.Pool;
  readonly requests = new RequestBook((name, ...values) => this.#all(name, ...values));
  #closed: Promise<void> | undefined;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async append(rows: readonly NewRow[]): Promise<readonly Appended[]> {
    // Of a record that came twice in one group the first is inserted, and the others are compared with it.
    const firsts = new Map<string, NewRow>();
    for (const row of rows) if (!firsts.has(keyOf(row))) firsts.set(keyOf(row), row);
    const inserted = new Map((await this.#insert([...firsts.values()])).map((columns) =>
      [keyOf({ subject: String(columns['subject_id']), id: String(columns['id']) }), Number(columns['position'])]));
    const older = rows.filter((row) => !inserted.has(keyOf(row)));
    const kept = new Map((older.length === 0 ? [] : await this.#kept(older)).map((row) => [keyOf(row), row]));
    const told = new Set<string>();
    return rows.map((row): Appended => {
      const key = keyOf(row);
      const position = inserted.get(key);
      const first = firsts.get(key) ?? row;
      const earlier = position === undefined ? kept.get(key) : { ...first, position };
      if (!earlier) throw new Error('a record was neither inserted nor found');
      if (position === undefined || told.has(key)) return compareWithKept(row, earlier);
      told.add(key);
      return { is: 'new', row: earlier };
    });
  }

  async* rowsOf(subject: string): AsyncIterable<StoredRow> {
    for (let position = 0; ;) {
      const page = (await this.#all('rowsOfSubject', subject, position, PAGE)).map(readRow);
      yield* page;
      if (page.length < PAGE) return;
      position += PAGE;
    }
  }

  async rowWith(subject: string, id: string): Promise<StoredRow | undefined> {
    const [columns] = await this.#all('rowWithId', subject, id);
    return columns && readRow(columns);
  }

  async pageOf(subject: string, schema: string, before: number, most: number): Promise<readonly StoredRow[]> {
    return (await this.#all('pageOfSubject', subject, schema, before, most)).map(readRow);
  }

  async archive(policy: PublishedDocument, at: Timestamp): Promise<void> {
    const { sha256, document, version, language, effective, text, clauses } = policy;
    // Clauses first. If we stop here: some are archived and the document isn't; repaired by the next start.
    for (const clause of clauses) {
      await this.#all('archiveClause', clause.sha256, clause.purpose, clause.id, clause.title, clause.text, sha256, at);
    }
    await this.#all('archiveDocument', sha256, document, version, language, effective, text, at);
  }

  async knownClauses(digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#query('purposesOfClauses', PURPOSES, [digests]);
    return new Map(found.map(({ sha256, purpose }) => [String(sha256), String(purpose)]));
  }

  async publishedText(kind: 'document' | 'clause', sha256: string): Promise<string | undefined> {
    return readText((await this.#all(`${kind}Text`, sha256))[0], 'text');
  }

  async keepKey(key: KeptKey, at: Timestamp): Promise<KeptKey> {
    await this.#all('keepKey', key.slot, key.public, key.private, at);
    return (await this.keys()).find(({ slot }) => slot === key.slot) ?? key;
  }

  async keys(): Promise<readonly KeptKey[]> {
    return (await this.#all('keys')).map(readKey);
  }

  async* export(): AsyncIterable<StoredRow> {
    for (let subject = '', position = 0; ;) {
      const page = (await this.#all('exportPage', subject, position, PAGE)).map(readRow);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      ({ subject, position } = last);
    }
  }

  async check(): Promise<void> {
    await this.#all('check');
  }

  close(): Promise<void> {
    return this.#closed ??= this.#pool.end();
  }

  /** One statement is one transaction: all of the group, or nothing of it, durable when it answers. */
  async #insert(rows: readonly NewRow[]): Promise<readonly Columns[]> {
    const columns = rows.map(writeRow);
    const arrays = [0, 1, 2, 3, 4, 5, 6].map((index) => columns.map((row) => row[index]));
    // On one connection: the pool would close it with each lost race, and every try would be a new login.
    const client = await this.#pool.connect().catch((cause: unknown) => { throw explainQuery(cause); });
    const ignore = (): void => undefined; // the query rejects too, and an error that nobody listens for would end the process
    client.on('error', ignore);
    let isSound = false;
    try {
      // If we stop here: the group is kept or not, and nobody was answered; repaired by the clients' repeats.
      const rows = await winRace(async () => (await client.query<Columns>({ name: 'appendRecords', text: INSERT, values: arrays })).rows);
      isSound = true;
      return rows;
    } finally {
      client.off('error', ignore);
      client.release(!isSound);
    }
  }

  async #kept(rows: readonly NewRow[]): Promise<readonly StoredRow[]> {
    return (await this.#query('keptRecords', KEPT, [rows.map(({ subject }) => subject), rows.map(({ id }) => id)])).map(readRow);
  }

  #all(name: StatementName, ...values: readonly (string | number)[]): Promise<readonly Columns[]> {
    return this.#query(name, STATEMENTS[name], values);
  }

  async #query(name: string, text: string, values: readonly unknown[]): Promise<readonly Columns[]> {
    try {
      const { rows } = await this.#pool.query<Columns>({ name, text, values: [...values] });
      return rows;
    } catch (cause) {
      throw explainQuery(cause);
    }
  }
}
