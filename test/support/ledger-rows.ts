import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ConsentRecord } from '../../src/record/consent-record.ts';

/** Where a journey's ledger keeps its records. */
export type LedgerDatabase = { readonly folder: string } | { readonly url: string };

/** A row of the database as it lies there, with its record read. */
export type LedgerRow = {
  readonly subject: string;
  readonly position: number;
  readonly id: string;
  readonly receivedAt: string;
  readonly unknownClauses: string;
  readonly record: ConsentRecord;
};

type Columns = Readonly<Record<'subject_id' | 'position' | 'id' | 'received_at' | 'unknown_clauses' | 'content', unknown>>;

const toRow = (columns: Columns): LedgerRow => ({
  subject: String(columns.subject_id),
  position: Number(columns.position),
  id: String(columns.id),
  receivedAt: String(columns.received_at),
  unknownClauses: String(columns.unknown_clauses),
  record: JSON.parse(String(columns.content)) as ConsentRecord,
});

const readSqlite = (folder: string): readonly LedgerRow[] => {
  const database = new DatabaseSync(join(folder, 'ledger.sqlite'), { readOnly: true });
  try {
    return database.prepare('SELECT * FROM records ORDER BY rowid').all().map((row) => toRow(row as Columns));
  } finally {
    database.close();
  }
};

const readPostgres = (url: string): readonly LedgerRow[] => {
  const query = "SELECT coalesce(json_agg(records ORDER BY received_at, subject_id, position), '[]') FROM records";
  const told = execFileSync('psql', ['--no-psqlrc', '-At', '-c', query, url], { encoding: 'utf8' });
  return (JSON.parse(told) as readonly Columns[]).map(toRow);
};

/**
 * All rows, in the order in which they were committed, read past the ledger: from its file, or by PostgreSQL's own client
 * (there in the order of receipt, and for one subject always in its own order).
 */
export const readLedgerRows = (database: LedgerDatabase): readonly LedgerRow[] =>
  ('url' in database ? readPostgres(database.url) : readSqlite(database.folder));
