import type { Migration } from './migration.ts';

/**
 * What the ledger adds to requests. A number is unique over all subjects, so it has a table whose key is the number alone; all
 * else begins with the subject, as everywhere.
 */
const TABLES = [
  'CREATE TABLE request_numbers (number TEXT NOT NULL PRIMARY KEY, subject_id TEXT NOT NULL, id TEXT NOT NULL)',
  `CREATE TABLE request_promises (
    subject_id TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, answer_by TEXT NOT NULL, done_by TEXT NOT NULL,
    promised_at TEXT NOT NULL, PRIMARY KEY (subject_id, id))`,
  `CREATE TABLE request_events (
    subject_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL CHECK (position >= 1), state TEXT NOT NULL,
    words TEXT NOT NULL, until TEXT NOT NULL, said_at TEXT NOT NULL, PRIMARY KEY (subject_id, id, position))`,
  "CREATE INDEX records_requests ON records (subject_id, position) WHERE schema = 'an-tam/request/1'",
];

const KEYS = { request_numbers: ['number'], request_promises: ['subject_id', 'id'], request_events: ['subject_id', 'id', 'position'] };

const sqliteGuards = Object.entries(KEYS).flatMap(([table, key]) => [
  ...['UPDATE', 'DELETE'].map((verb) => `CREATE TRIGGER ${table}_refuse_${verb.toLowerCase()}
    BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`),
  // REPLACE deletes without asking a delete trigger: a taken key is ignored before it is tried.
  `CREATE TRIGGER ${table}_once BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key.map((column) => `${column} = NEW.${column}`).join(' AND ')})
    BEGIN SELECT RAISE(IGNORE); END`,
]);

const postgresGuards = Object.keys(KEYS).flatMap((table) => [
  `CREATE TRIGGER ${table}_refuse_change BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER ${table}_refuse_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
]);

const FITS = 'NEW.position <= (SELECT coalesce(max(position), 0) + 1 FROM request_events WHERE subject_id = NEW.subject_id AND id = NEW.id)';

/** An event's position is the next of its request, or a taken one, which the key refuses. */
const inOrder: Migration = {
  sqlite: [`CREATE TRIGGER request_events_in_order BEFORE INSERT ON request_events WHEN NOT ${FITS}
    BEGIN SELECT RAISE(ABORT, 'position is not the next of its request'); END`],
  postgres: [`CREATE FUNCTION request_events_in_order() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF NOT ${FITS} THEN RAISE EXCEPTION 'position is not the next of its request' USING ERRCODE = '23514'; END IF;
      RETURN NEW;
    END $$`,
  'CREATE TRIGGER request_events_in_order BEFORE INSERT ON request_events FOR EACH ROW EXECUTE FUNCTION request_events_in_order()'],
};

/** Schema 2: requests. */
export const requestTables: Migration = {
  sqlite: [...TABLES, ...sqliteGuards, ...inOrder.sqlite], postgres: [...TABLES, ...postgresGuards, ...inOrder.postgres],
};
