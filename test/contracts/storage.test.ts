import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, it } from 'node:test';
import assert from 'node:assert/strict';
import pg from 'pg';
import { toTimestamp } from '../../src/record/record-id.ts';
import { openPostgres } from '../../src/ledger/open-postgres.ts';
import { openSqlite } from '../../src/ledger/sqlite-storage.ts';
import { noPostgres, startCluster, type Cluster } from '../ledger/postgres-cluster.ts';
import { NOW, newDevice, record, request, row } from '../ledger/sample.ts';
import { requestContract } from './request-contract.ts';
import { storageContract, type Bench } from './storage-contract.ts';
import { rowsIn } from '../ledger/rows-in.ts';

const AT = toTimestamp(NOW);

const sqliteBench = async (): Promise<Bench> => {
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-sqlite-'));
  return {
    open: () => openSqlite(folder, AT),
    tamper: async (sql) => {
      const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
      try {
        database.exec(sql);
      } finally {
        database.close();
      }
    },
    end: () => rm(folder, { recursive: true }),
  };
};

let cluster: Cluster | undefined;
after(() => cluster?.remove());

const postgresBench = async (): Promise<Bench> => {
  cluster ??= await startCluster();
  const url = await cluster.newDatabase();
  return {
    open: () => openPostgres(url, AT, () => undefined),
    tamper: async (sql) => {
      const client = new pg.Client(url);
      await client.connect();
      try {
        await client.query(sql);
      } finally {
        await client.end();
      }
    },
    end: async () => undefined,
  };
};

storageContract('SQLite', undefined, sqliteBench);
storageContract('PostgreSQL', noPostgres, postgresBench);
requestContract('SQLite', undefined, sqliteBench);
requestContract('PostgreSQL', noPostgres, postgresBench);

it('SQLite refuses REPLACE, which would delete without asking a delete trigger', async () => {
  const bench = await sqliteBench();
  const storage = await bench.open();
  const of = row(record({ subject: (await newDevice()).subject }));
  await storage.append([of]);
  for (const position of [1, 2]) {
    await assert.rejects(bench.tamper(`REPLACE INTO records SELECT subject_id, ${position}, id, schema, 'forged', sha256, received_at, unknown_clauses FROM records`), /append-only|next of its subject/);
  }
  assert.equal((await rowsIn(storage, of.subject))[0]?.content, of.content);
  await storage.close();
  await bench.end();
});

it('SQLite ignores REPLACE of a number, which would give it to somebody else', async () => {
  const bench = await sqliteBench();
  const storage = await bench.open();
  await bench.tamper("INSERT INTO request_numbers VALUES ('AAA-111', 'd:one', '1')");
  await bench.tamper("REPLACE INTO request_numbers VALUES ('AAA-111', 'd:two', '2')");
  const of = row(request((await newDevice()).subject));
  await storage.append([of]);
  await assert.rejects(storage.requests.promise(of, ['AAA-111'], { answer_by: '', done_by: '' }, AT), /no number is left/);
  await storage.close();
  await bench.end();
});

it('PostgreSQL refuses TRUNCATE', noPostgres === undefined ? {} : { skip: noPostgres }, async () => {
  const bench = await postgresBench();
  await (await bench.open()).close();
  for (const table of ['records', 'request_numbers', 'request_promises', 'request_events']) {
    await assert.rejects(bench.tamper(`TRUNCATE ${table}`), /append-only/);
  }
});
