import type { Engine, Migration } from './migration.ts';
import { requestTables } from './request-schema.ts';
import { StartError } from './start-error.ts';

/** What the migrations know of a database: run statements, ask for rows. */
export type SchemaSession = {
  run(sql: string): Promise<void> | void;
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> | readonly Readonly<Record<string, unknown>>[];
  tableExists(name: string): Promise<boolean> | boolean;
};

const TABLES = [
  `CREATE TABLE records (
    subject_id TEXT NOT NULL, position INTEGER NOT NULL CHECK (position >= 1), id TEXT NOT NULL, schema TEXT NOT NULL,
    content TEXT NOT NULL, sha256 TEXT NOT NULL, received_at TEXT NOT NULL, unknown_clauses TEXT NOT NULL,
    PRIMARY KEY (subject_id, position), UNIQUE (subject_id, id))`,
  `CREATE TABLE documents (
    sha256 TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL, version TEXT NOT NULL, language TEXT NOT NULL,
    effective TEXT NOT NULL, text TEXT NOT NULL, archived_at TEXT NOT NULL)`,
  `CREATE TABLE clauses (
    sha256 TEXT NOT NULL PRIMARY KEY, purpose TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    document_sha256 TEXT NOT NULL, archived_at TEXT NOT NULL)`,
  `CREATE TABLE receipt_keys (
    slot TEXT NOT NULL PRIMARY KEY, public_jwk TEXT NOT NULL, private_jwk TEXT NOT NULL, kept_at TEXT NOT NULL)`,
];

const KEPT_FOR_GOOD = ['records', 'documents', 'clauses', 'receipt_keys'];

/** REPLACE deletes without asking a delete trigger, so a taken key is refused (or, for digests, ignored) before it is tried. */
const SQLITE_GUARDS = [
  ...KEPT_FOR_GOOD.flatMap((table) => ['UPDATE', 'DELETE'].map((verb) => `CREATE TRIGGER ${table}_refuse_${verb.toLowerCase()}
    BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`)),
  `CREATE TRIGGER records_in_order BEFORE INSERT ON records
    WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM records WHERE subject_id = NEW.subject_id)
    BEGIN SELECT RAISE(ABORT, 'position is not the next of its subject'); END`,
  `CREATE TRIGGER records_once BEFORE INSERT ON records
    WHEN EXISTS (SELECT 1 FROM records WHERE subject_id = NEW.subject_id AND id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'records is append-only: the id is taken'); END`,
  ...[['documents', 'sha256'], ['clauses', 'sha256'], ['receipt_keys', 'slot']].map(([table, key]) =>
    `CREATE TRIGGER ${table}_once BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key})
    BEGIN SELECT RAISE(IGNORE); END`),
];

/** 40001: an insert that lost a race for a position is tried again as a whole. */
const POSTGRES_GUARDS = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$`,
  ...KEPT_FOR_GOOD.flatMap((table) => [
    `CREATE TRIGGER ${table}_refuse_change BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER ${table}_refuse_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ]),
  `CREATE FUNCTION records_in_order() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM records WHERE subject_id = NEW.subject_id) THEN
        RAISE EXCEPTION 'position is not the next of its subject' USING ERRCODE = '40001';
      END IF;
      RETURN NEW;
    END $$`,
  'CREATE TRIGGER records_in_order BEFORE INSERT ON records FOR EACH ROW EXECUTE FUNCTION records_in_order()',
];

/** Migration n (from 1) is element n - 1. What was released never changes; a change is a new element. */
const MIGRATIONS: readonly Migration[] = [
  { sqlite: [...TABLES, ...SQLITE_GUARDS], postgres: [...TABLES, ...POSTGRES_GUARDS] },
  requestTables,
];

const APP = 'an-tam-ledger';

const newerLedger = (version: number, where: string): StartError =>
  new StartError(`${where} was written by a newer ledger (schema ${version}, this one knows ${MIGRATIONS.length}): start that version or newer.`);

const currentVersion = async (session: SchemaSession, where: string): Promise<number> => {
  const notOurs = new StartError(`${where} holds the tables of another program: give the ledger a database of its own.`);
  if (!await session.tableExists('schema_version')) {
    for (const table of KEPT_FOR_GOOD) if (await session.tableExists(table)) throw notOurs;
    return 0;
  }
  // Another program's table of this name has other columns, or has rows of its own.
  const rows = await Promise.resolve().then(() => session.rows('SELECT app, version FROM schema_version'))
    .catch((cause: unknown) => { throw new StartError(notOurs.message, { cause }); });
  const versions = rows.filter(({ app }) => app === APP).map(({ version }) => Number(version));
  if (versions.length === 0) throw notOurs;
  return Math.max(...versions);
};

/**
 * Brings the database to this program's schema; the caller holds a transaction and a lock, so a start that stops here
 * leaves the database as it was.
 *
 * @param where how a person would name the database; never with a password
 * @param upTo an older schema, for tests of the way from there
 * @throws StartError where the database isn't the ledger's, or is of a newer program
 */
export const migrate = async (
  session: SchemaSession, engine: Engine, where: string, at: string, upTo = MIGRATIONS.length,
): Promise<void> => {
  const version = await currentVersion(session, where);
  if (version > MIGRATIONS.length) throw newerLedger(version, where);
  if (version === 0) {
    await session.run('CREATE TABLE schema_version (app TEXT NOT NULL, version INTEGER NOT NULL, migrated_at TEXT NOT NULL, PRIMARY KEY (app, version))');
  }
  for (const [index, migration] of [...MIGRATIONS.entries()].slice(version, upTo)) {
    for (const sql of migration[engine]) await session.run(sql);
    await session.run(`INSERT INTO schema_version (app, version, migrated_at) VALUES ('${APP}', ${index + 1}, '${at}')`);
  }
};

/**
 * For whoever only looks, or answers: the database must be this program's as it stands.
 *
 * @throws StartError where it holds no ledger, or one of an older or a newer program
 */
export const requireSchema = async (session: SchemaSession, where: string): Promise<void> => {
  const version = await currentVersion(session, where);
  if (version === 0) throw new StartError(`There is no ledger in ${where}: name its folder with DATA_DIR, or its DATABASE_URL.`);
  if (version > MIGRATIONS.length) throw newerLedger(version, where);
  if (version < MIGRATIONS.length) {
    throw new StartError(`${where} was written by an older ledger (schema ${version}, this one knows ${MIGRATIONS.length}): start the ledger of this version once.`);
  }
};
