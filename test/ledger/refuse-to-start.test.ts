import assert from 'node:assert/strict';
import { access, chmod, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { makeLog } from '../../src/ledger/log.ts';
import { listen } from '../../src/ledger/listen.ts';
import { openLedger, type LedgerConfig } from '../../src/ledger/open-ledger.ts';
import { noPostgres, startCluster, type Cluster } from './postgres-cluster.ts';
import { POLICY } from './test-ledger.ts';

const log = makeLog('silent');
let folder = '';
before(async () => { folder = await mkdtemp(join(tmpdir(), 'an-tam-start-')); });
after(() => rm(folder, { recursive: true }));

/** Starting must fail, in one line that a person can act on, and hold nothing open. */
const refuses = async (config: Omit<LedgerConfig, 'log'>, says: RegExp): Promise<string> => {
  const error: unknown = await openLedger({ ...config, log }).then((ledger) => ledger.close(), (reason: unknown) => reason);
  assert.ok(error instanceof Error, 'it started');
  assert.equal(error.name, 'StartError', error.stack);
  assert.match(error.message, says);
  assert.ok(!error.message.includes('\n'));
  return error.message;
};

const newFolder = async (name: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
};

const tamper = (path: string, sql: string): void => {
  const database = new DatabaseSync(join(path, 'ledger.sqlite'));
  database.exec(sql);
  database.close();
};

const started = async (name: string): Promise<string> => {
  const path = await newFolder(name);
  await (await openLedger({ database: { folder: path }, log })).close();
  return path;
};

describe('on SQLite the ledger refuses to start', () => {
  it('on a data folder that is a file', async () => {
    const path = join(folder, 'a-file');
    await writeFile(path, '');
    await refuses({ database: { folder: path } }, /a-file is no folder: .*DATA_DIR/);
  });

  it('on a database of a newer ledger', async () => {
    const path = await started('newer');
    tamper(path, "INSERT INTO schema_version VALUES ('an-tam-ledger', 99, '')");
    await refuses({ database: { folder: path } }, /newer ledger \(schema 99, this one knows \d+\): start that version/);
  });

  for (const [what, sql] of [
    ['has a table of records', 'CREATE TABLE records (a)'], ['counts its versions otherwise', 'CREATE TABLE schema_version (version INTEGER)'],
    ['counts versions of its own', "CREATE TABLE schema_version (app TEXT, version INTEGER); INSERT INTO schema_version VALUES ('shop', 3)"],
  ] as const) {
    it(`on another program's database: it ${what}`, async () => {
      const path = await newFolder(`other ${what}`);
      tamper(path, sql);
      await refuses({ database: { folder: path } }, /another program: give the ledger a database of its own/);
    });
  }

  it('on a file that is no database', async () => {
    const path = await newFolder('no database');
    await writeFile(join(path, 'ledger.sqlite'), 'this is a letter, not a database. '.repeat(99));
    await refuses({ database: { folder: path } }, /ledger\.sqlite is not a database: move it away/);
  });

  it('where its folder isn\'t there, as when a disk isn\'t mounted, and makes none', async () => {
    const path = join(folder, 'not mounted', 'data');
    await refuses({ database: { folder: path } }, /There is no data folder .*not mounted.data: make it where this is the first start.*DATA_DIR/);
    await assert.rejects(access(path), { code: 'ENOENT' });
  });

  it('in a place that can\'t be a folder', async () => {
    await writeFile(join(folder, 'file'), '');
    await refuses({ database: { folder: join(folder, 'file', 'data') } }, /can't be written: make it writable.*DATA_DIR/);
  });

  it('in a folder that can\'t be written', process.getuid?.() === 0 ? { skip: 'root may write anywhere' } : {}, async () => {
    const path = await newFolder('read only');
    await chmod(path, 0o500);
    await refuses({ database: { folder: path } }, /can't be written: make it writable.*DATA_DIR/);
  });
});

describe('whatever the database, the ledger refuses to start', () => {
  const withPolicy = async (name: string, policy: string | Uint8Array): Promise<Omit<LedgerConfig, 'log'>> => {
    await mkdir(join(await newFolder(name), 'content', 'doc'), { recursive: true });
    await newFolder(join(name, 'data'));
    await writeFile(join(folder, name, 'content', 'doc', '1.md'), policy);
    return { database: { folder: join(folder, name, 'data') }, content: join(folder, name, 'content') };
  };

  it('on a policy with an error, and names file and line', async () => {
    const config = await withPolicy('broken', POLICY.replace('ask=phone', 'ask=pigeon'));
    await refuses(config, /broken\/content\/doc\/1\.md:14: bad-attribute-value.*correct the file/);
  });

  it('on a policy that is not UTF-8', async () => {
    await refuses(await withPolicy('latin', Buffer.from(POLICY, 'latin1')), /1\.md can't be read as UTF-8/);
  });

  it('with a folder of policies in which there is none, or which lies too high', async () => {
    const config = await withPolicy('empty', POLICY);
    await refuses({ ...config, content: await newFolder('nothing') }, /There is no policy in .*nothing: put each version into a folder of its document/);
    await refuses({ ...config, content: join(folder, 'empty', 'content', 'doc') }, /There is no policy in .*doc: put each version/);
  });

  it('without the folder of policies that it was given', async () => {
    await refuses({ database: { folder: await newFolder('a') }, content: join(folder, 'nowhere') }, /nowhere can't be read.*AN_TAM_CONTENT/);
  });

  it('with a key that can\'t sign', async () => {
    for (const signingKey of [{ kty: 'RSA' }, { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'BBBB' }]) {
      await refuses({ database: { folder: await newFolder('key') }, signingKey }, /signing key.*AN_TAM_SIGNING_KEY/);
    }
  });

  it('with tokens that prove nothing', async () => {
    const account = { keys: { keys: [] }, issuer: 'a', audience: 'b', algorithms: ['HS256'] };
    await refuses({ database: { folder: await newFolder('weak') }, account }, /HS256 can't prove an account token/);
  });

  it('on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => { other.once('listening', resolve); });
    const { port } = other.address() as AddressInfo;
    await assert.rejects(listen(() => new Response(), { host: '127.0.0.1', port }),
      { name: 'StartError', message: `Port ${port} on 127.0.0.1 is taken: end what uses it, or name another with PORT.` });
    await assert.rejects(listen(() => new Response(), { host: '203.0.113.1', port: 0 }), /not an address of this machine: see HOST/);
    other.close();
  });
});

describe('on PostgreSQL the ledger refuses to start', noPostgres === undefined ? {} : { skip: noPostgres }, () => {
  let cluster: Cluster;
  before(async () => { cluster = await startCluster(); });
  after(() => cluster?.remove());

  const query = async (url: string, sql: string): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  it('where none can be reached', async () => {
    await refuses({ database: { url: 'postgres://ledger:hidden-word@127.0.0.1:9/x' } }, /PostgreSQL at 127\.0\.0\.1:9\/x can't be reached: start it/);
  });

  it('with a wrong password, which it does not tell', async () => {
    const url = (await cluster.newDatabase()).replace(cluster.password, 'hidden-word');
    const message = await refuses({ database: { url } }, /refused the user or the password: see DATABASE_URL/);
    assert.ok(!message.includes('hidden-word'));
  });

  it('where there is no such database', async () => {
    const url = (await cluster.newDatabase()).replace(/ledger\d+$/, 'nowhere');
    await refuses({ database: { url } }, /nowhere has no such database: create it/);
  });

  it('on a database of a newer ledger, or of another program', async () => {
    const url = await cluster.newDatabase();
    await (await openLedger({ database: { url }, log })).close();
    await query(url, "INSERT INTO schema_version VALUES ('an-tam-ledger', 99, '')");
    await refuses({ database: { url } }, /newer ledger/);
    const other = await cluster.newDatabase();
    await query(other, 'CREATE TABLE schema_version (version integer)');
    await refuses({ database: { url: other } }, /another program/);
    const records = await cluster.newDatabase();
    await query(records, 'CREATE TABLE records (a integer)');
    await refuses({ database: { url: records } }, /another program/);
  });

  it('where what is committed may be lost', async () => {
    const url = await cluster.newDatabase();
    await query(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
    await refuses({ database: { url } }, /synchronous_commit = off and would lose answered records: turn it on/);
  });

  it('where it may make no tables, but starts where they are made', async () => {
    const url = await cluster.newDatabase();
    await query(url, "CREATE ROLE clerk LOGIN PASSWORD 'clerk'");
    const asClerk = url.replace(/\/\/[^@]+@/, '//clerk:clerk@');
    await refuses({ database: { url: asClerk } }, /does not let this user make tables/);
    await (await openLedger({ database: { url }, log })).close();
    await query(url, 'GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO clerk');
    await (await openLedger({ database: { url: asClerk }, log })).close();
  });

  it('but not where several start at once on an empty database', async () => {
    const url = await cluster.newDatabase();
    const ledgers = await Promise.all([1, 2, 3, 4].map(() => openLedger({ database: { url }, log })));
    const keys = await Promise.all(ledgers.map(({ storage }) => storage.keys()));
    assert.deepEqual(new Set(keys.map((kept) => JSON.stringify(kept))).size, 1);
    await Promise.all(ledgers.map((ledger) => ledger.close()));
  });

  it('and once started it outlives a restart of the database', async () => {
    const url = await cluster.newDatabase();
    const ledger = await openLedger({ database: { url }, log });
    const health = async () => (await ledger.fetch(new Request('http://127.0.0.1/an-tam/records/health'))).status;
    assert.equal(await health(), 200);
    await cluster.stop('immediate');
    assert.equal(await health(), 503);
    await cluster.start();
    assert.equal(await health(), 200);
    await ledger.close();
  });
});
