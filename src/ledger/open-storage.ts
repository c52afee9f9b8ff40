import { toTimestamp } from '../record/record-id.ts';
import { describeError, type Log } from './log.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './sqlite-storage.ts';
import type { Storage } from './storage.ts';

/** A folder for SQLite, or a PostgreSQL URL. */
export type DatabaseAddress = { readonly folder: string } | { readonly url: string };

/**
 * Opens the database, and brings it to this program's schema; with `asIs`, for whoever only looks or answers, it makes and
 * migrates nothing. Any number of processes may have it open.
 *
 * @throws StartError, with one line for a person, where it can't be used
 */
export const openStorage = (
  database: DatabaseAddress, now: () => number, log: Log, how: { readonly asIs?: boolean } = {},
): Promise<Storage> =>
  'url' in database
    ? openPostgres(database.url, toTimestamp(now()), (error) => { log.warn({ event: 'connection-lost', ...describeError(error) }); }, how)
    : openSqlite(database.folder, toTimestamp(now()), how);
