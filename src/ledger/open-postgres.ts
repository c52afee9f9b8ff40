import pg from 'pg';
import type { Timestamp } from '../record/consent-record.ts';
import { PostgresStorage, QUERY_TIMEOUT } from './postgres-storage.ts';
import { migrate, requireSchema, type SchemaSession } from './schema.ts';
import { codeOf, StartError } from './start-error.ts';
import type { Columns } from './statements.ts';
import type { Storage } from './storage.ts';

/** Milliseconds. */
const CONNECT_TIMEOUT = 5000;

/** Why PostgreSQL could not be opened, as one line that says what to do. Only the host and the name are told. */
const explain = (cause: unknown, where: string): StartError => {
  if (cause instanceof StartError) return cause;
  const code = codeOf(cause);
  const why = code === '28P01' || code === '28000' ? 'refused the user or the password: see DATABASE_URL.'
    : code === '3D000' ? 'has no such database: create it (createdb), or name another in DATABASE_URL.'
    : code === '42501' ? 'does not let this user make tables: let its owner start the ledger once, or grant CREATE.'
    : code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'can\'t be found: see the host name in DATABASE_URL.'
    : code === '' || code.startsWith('E') ? 'can\'t be reached: start it, or see the host and port in DATABASE_URL.'
    : `refused to work (SQLSTATE ${code}): see its log.`;
  return new StartError(`${where} ${why}`, { cause });
};

const requireDurable = async (client: pg.PoolClient, where: string): Promise<void> => {
  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await client.query<{ value: string | null }>('SELECT current_setting($1, true) AS value', [setting]);
    if (rows[0]?.value === 'off') throw new StartError(`${where} has ${setting} = off and would lose answered records: turn it on.`);
  }
};

const TABLE = 'SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1) AS found';

const sessionOn = (client: pg.PoolClient): SchemaSession => ({
  run: async (sql) => { await client.query(sql); },
  rows: async (sql) => (await client.query<Columns>(sql)).rows,
  tableExists: async (name) => (await client.query<{ found: boolean }>(TABLE, [name])).rows[0]?.found === true,
});

const prepareSchema = async (client: pg.PoolClient, where: string, now: Timestamp): Promise<void> => {
  await client.query('BEGIN');
  try {
    // Processes that start together make the tables one after the other. The number is any that is ours.
    await client.query('SELECT pg_advisory_xact_lock(727076)');
    await migrate(sessionOn(client), 'postgres', where, now);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // safe: a connection that is gone has rolled back already
    throw error;
  }
};

/**
 * Opens a PostgreSQL database and makes or migrates its tables in the current schema; with `asIs` it changes nothing.
 *
 * @param url `postgres://user:password@host:port/name`; its password is in no message
 * @param onLost told of an idle connection that broke; the next query opens another
 * @throws StartError where it can't be reached, refuses us, isn't this ledger's, or does not keep what it commits
 */
export const openPostgres = async (
  url: string, now: Timestamp, onLost: (error: Error) => void, { asIs = false }: { readonly asIs?: boolean } = {},
): Promise<Storage> => {
  if (!URL.canParse(url)) throw new StartError('DATABASE_URL is not a URL: write postgres://user:password@host:5432/name.');
  const { host, pathname, searchParams } = new URL(url);
  const where = `PostgreSQL at ${host || searchParams.get('host') || 'the local socket'}${pathname}`;
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: CONNECT_TIMEOUT, query_timeout: QUERY_TIMEOUT });
  pool.on('error', onLost);
  try {
    const client = await pool.connect();
    try {
      await requireDurable(client, where);
      if (asIs) await requireSchema(sessionOn(client), where);
      else await prepareSchema(client, where, now);
    } finally {
      client.release();
    }
    return new PostgresStorage(pool);
  } catch (cause) {
    await pool.end();
    throw explain(cause, where);
  }
};
