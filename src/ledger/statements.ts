import type { RecordId, Sha256, Timestamp } from '../record/consent-record.ts';
import { REQUEST_STATEMENTS } from './request-statements.ts';
import type { Appended, KeptKey, NewRow, StoredRow } from './rows.ts';

const COLUMNS = 'subject_id, position, id, schema, content, sha256, received_at, unknown_clauses';

/** The SQL that SQLite and PostgreSQL share, `$1` and all. Names are the prepared statements' names. */
export const STATEMENTS = {
  rowsOfSubject: `SELECT ${COLUMNS} FROM records WHERE subject_id = $1 AND position > CAST($2 AS INTEGER) `
    + 'ORDER BY position LIMIT CAST($3 AS INTEGER)',
  rowWithId: `SELECT ${COLUMNS} FROM records WHERE subject_id = $1 AND id = $2`,
  pageOfSubject: `SELECT ${COLUMNS} FROM records WHERE subject_id = $1 AND schema = $2 AND position < CAST($3 AS INTEGER) `
    + 'ORDER BY position DESC LIMIT CAST($4 AS INTEGER)',
  exportPage: `SELECT ${COLUMNS} FROM records WHERE (subject_id, position) > ($1, CAST($2 AS INTEGER)) `
    + 'ORDER BY subject_id, position LIMIT CAST($3 AS INTEGER)',
  archiveDocument: 'INSERT INTO documents (sha256, document, version, language, effective, text, archived_at) '
    + 'VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sha256) DO NOTHING',
  archiveClause: 'INSERT INTO clauses (sha256, purpose, id, title, text, document_sha256, archived_at) '
    + 'VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sha256) DO NOTHING',
  purposeOfClause: 'SELECT purpose FROM clauses WHERE sha256 = $1',
  documentText: 'SELECT text FROM documents WHERE sha256 = $1',
  clauseText: 'SELECT text FROM clauses WHERE sha256 = $1',
  keepKey: 'INSERT INTO receipt_keys (slot, public_jwk, private_jwk, kept_at) VALUES ($1, $2, $3, $4) ON CONFLICT (slot) DO NOTHING',
  keys: 'SELECT slot, public_jwk, private_jwk FROM receipt_keys ORDER BY kept_at, slot',
  check: 'SELECT 1 AS answers',
  ...REQUEST_STATEMENTS,
} as const;

export type StatementName = keyof typeof STATEMENTS;

/** A row as either database hands it out. */
export type Columns = Readonly<Record<string, unknown>>;

/** Rows that one page of a long reading holds in memory: at most 1.6 MB of records. */
export const PAGE = 100;

const text = (columns: Columns, name: string): string => {
  const value = columns[name];
  if (typeof value !== 'string') throw new TypeError(`column ${name} is not text`);
  return value;
};

export const readRow = (columns: Columns): StoredRow => ({
  subject: text(columns, 'subject_id'),
  position: Number(columns['position']),
  id: text(columns, 'id') as RecordId,
  schema: text(columns, 'schema'),
  content: text(columns, 'content'),
  sha256: text(columns, 'sha256') as Sha256,
  receivedAt: text(columns, 'received_at') as Timestamp,
  unknownClauses: text(columns, 'unknown_clauses').split(' ').filter(Boolean),
});

/** The columns of a row to insert, but for its position, in the order of the table. Purposes hold no blanks. */
export const writeRow = (row: NewRow): readonly string[] =>
  [row.subject, row.id, row.schema, row.content, row.sha256, row.receivedAt, row.unknownClauses.join(' ')];

export const readKey = (columns: Columns): KeptKey =>
  ({ slot: text(columns, 'slot'), public: text(columns, 'public_jwk'), private: text(columns, 'private_jwk') });

export const readText = (columns: Columns | undefined, name: 'text' | 'purpose'): string | undefined => columns && text(columns, name);

/** What became of a record whose id was already kept. */
export const compareWithKept = (row: NewRow, kept: StoredRow): Appended =>
  kept.sha256 === row.sha256 ? { is: 'repeat', row: kept } : { is: 'conflict' };
