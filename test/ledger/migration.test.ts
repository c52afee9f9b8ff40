import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, it } from 'node:test';
import pg from 'pg';
import { toTimestamp } from '../../src/record/record-id.ts';
import { openPostgres } from '../../src/ledger/open-postgres.ts';
import { migrate } from '../../src/ledger/schema.ts';
import { openSqlite } from '../../src/ledger/sqlite-storage.ts';
import type { Storage } from '../../src/ledger/storage.ts';
import { noPostgres, startCluster, type Cluster } from './postgres-cluster.ts';
import { newDevice, NOW, record, request, row } from './sample.ts';
import { rowsIn } from './rows-in.ts';

const AT = toTimestamp(NOW);
const COLUMNS = ['subject', 'id', 'schema', 'content', 'sha256', 'receivedAt'] as const;

const sampleRow = async () => row(record({ subject: (await newDevice()).subject }));
const insertOf = (of: Awaited<ReturnType<typeof sampleRow>>): string =>
  `INSERT INTO records VALUES ('${of.subject}', 1, ${COLUMNS.slice(1).map((name) => `'${String(of[name])}'`).join(', ')}, '')`;

/** What held before holds after it, and requests can be kept. */
const holds = async (storage: Storage, of: Awaited<ReturnType<typeof sampleRow>>): Promise<void> => {
  assert.deepEqual(await rowsIn(storage, of.subject), [{ ...of, position: 1 }]);
  const asked = row(request({ kind: 'device', id: of.subject }));
  const [appended] = await storage.append([asked]);
  assert.deepEqual(appended?.is === 'new' && appended.row.position, 2);
  assert.equal((await storage.requests.promise(asked, ['7K2-94Q'], { answer_by: '2026-11-24', done_by: '2026-12-02' }, AT)).number, '7K2-94Q');
  assert.equal((await storage.requests.of(of.subject)).length, 1);
};

it('a SQLite database of schema 1 is brought to this one by opening it, with all that is in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-old-'));
  const old = new DatabaseSync(join(folder, 'ledger.sqlite'));
  await migrate({
    run: (sql) => old.exec(sql), rows: (sql) => old.prepare(sql).all(),
    tableExists: (name) => old.prepare('SELECT 1 FROM sqlite_schema WHERE name = $1').get({ 1: name }) !== undefined,
  }, 'sqlite', 'old', AT, 1);
  const of = await sampleRow();
  old.exec(insertOf(of));
  assert.throws(() => old.prepare('SELECT 1 FROM request_numbers'), /no such table/);
  old.close();
  for (const turn of ['first', 'second']) {
    const storage = await openSqlite(folder, AT);
    if (turn === 'first') await holds(storage, of);
    await storage.close();
  }
  await rm(folder, { recursive: true });
});

let cluster: Cluster | undefined;
after(() => cluster?.remove());

it('a PostgreSQL database of schema 1 likewise', noPostgres === undefined ? {} : { skip: noPostgres }, async () => {
  cluster = await startCluster();
  const url = await cluster.newDatabase();
  const client = new pg.Client(url);
  await client.connect();
  await migrate({
    run: async (sql) => { await client.query(sql); }, rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    tableExists: () => false,
  }, 'postgres', 'old', AT, 1);
  const of = await sampleRow();
  await client.query(insertOf(of));
  await client.end();
  const storage = await openPostgres(url, AT, () => undefined);
  await holds(storage, of);
  await storage.close();
});
