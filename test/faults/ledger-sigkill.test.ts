import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ConsentRecord, RecordId } from '../../src/record/consent-record.ts';
import { canonicalJson } from '../../src/record/canonical-json.ts';
import { toTimestamp } from '../../src/record/record-id.ts';
import { openPostgres } from '../../src/ledger/open-postgres.ts';
import { openSqlite } from '../../src/ledger/sqlite-storage.ts';
import type { Storage, StoredRow } from '../../src/ledger/storage.ts';
import { noPostgres, startCluster } from '../ledger/postgres-cluster.ts';
import { newDevice, record, type Device } from '../ledger/sample.ts';
import { spawnLedger, type SpawnedLedger } from '../ledger/spawn-ledger.ts';
import { deviceHeaders, NEWSLETTER, POLICY } from '../ledger/test-ledger.ts';

const CLIENTS = 64;
/** Fewer than clients, so that some share a subject and race for its positions; odd, so that they do from two processes. */
const DEVICES = 47;
const KILLS = 10;
/** Ledger processes before the one database, all killed at once. */
const PROCESSES = 2;

/** One client: sends one record at a time, in order, and keeps it until it is answered, as the contract asks. */
type Client = {
  readonly device: Device;
  /** In the order in which they were made. The last may still wait. */
  readonly made: ConsentRecord[];
  readonly answered: Map<RecordId, number>;
};

type Round = {
  readonly endpoints: readonly string[];
  /** Answers still to come before the ledger is killed. */
  toKill: number;
  readonly kill: () => void;
  over: boolean;
};

const sendOnce = async (endpoint: string, { device, answered }: Client, of: ConsentRecord): Promise<boolean> => {
  try {
    const response = await fetch(endpoint, { method: 'POST', headers: deviceHeaders(device, of.id), body: JSON.stringify(of) });
    const receipt = await response.json() as { readonly id: RecordId; readonly position: number };
    assert.ok(response.ok, `answered ${response.status} ${JSON.stringify(receipt)}`);
    answered.set(receipt.id, receipt.position);
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return false; // no answer: the ledger was killed, and the record is sent again
  }
};

/** Posts until the ledger dies, or, in the last round, until nothing waits. */
const work = async (client: Client, index: number, round: Round, last: boolean): Promise<void> => {
  const endpoint = round.endpoints[index % round.endpoints.length] ?? assert.fail();
  while (!round.over) {
    const waiting = client.made.at(-1);
    const settled = !waiting || client.answered.has(waiting.id);
    if (settled && last) return;
    const of = settled ? record({ subject: client.device.subject, clause: NEWSLETTER, at: Date.now() }) : waiting;
    if (settled) client.made.push(of);
    if (!await sendOnce(endpoint, client, of)) return;
    if (--round.toKill === 0) round.kill();
  }
};

/** Kills in the midst of the work: after so many answers, at any moment of a group's life. */
const runRound = async (clients: readonly Client[], ledgers: readonly SpawnedLedger[], last: boolean): Promise<void> => {
  let killNow: () => void = () => undefined;
  const dueToDie = new Promise<void>((resolve) => { killNow = resolve; });
  const answers = last ? Infinity : CLIENTS / 2 + Math.floor(Math.random() * CLIENTS * 2);
  const round: Round = { endpoints: ledgers.map(({ endpoint }) => endpoint), toKill: answers, kill: killNow, over: false };
  try {
    const working = Promise.all(clients.map((client, index) => work(client, index, round, last)));
    await Promise.race([dueToDie, working]);
    if (!last) await new Promise((resolve) => { setTimeout(resolve, Math.random() * 5); });
    await Promise.all(ledgers.map((ledger) => ledger.end(last ? 'SIGTERM' : 'SIGKILL')));
    round.over = true;
    await working;
  } finally {
    // Where a client was told nonsense the test is over, and must not leave its ledgers behind.
    await Promise.all(ledgers.map((ledger) => ledger.end('SIGKILL')));
  }
};

/** Every invariant at once, against what the clients know and what the database holds. */
const check = async (clients: readonly Client[], storage: Storage): Promise<void> => {
  const bySubject = new Map<string, StoredRow[]>();
  for await (const row of storage.export()) bySubject.set(row.subject, [...bySubject.get(row.subject) ?? [], row]);
  for (const [subject, rows] of bySubject) {
    assert.deepEqual(rows.map(({ position }) => position), rows.map((_, index) => index + 1), 'positions without a gap');
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, 'none twice');
    const made = clients.filter(({ device }) => device.subject.id === subject).flatMap((client) => client.made);
    assert.equal(rows.length, made.length, 'each exactly once, and nothing else');
  }
  for (const { device, made, answered } of clients) {
    const rows = new Map(bySubject.get(device.subject.id)?.map((row) => [row.id, row]));
    assert.equal(answered.size, made.length, 'each was answered in the end');
    for (const of of made) {
      assert.equal(rows.get(of.id)?.position, answered.get(of.id), 'where its receipt says');
      assert.equal(rows.get(of.id)?.content, canonicalJson(of), 'to the letter');
    }
    const order = made.map(({ id }) => answered.get(id) ?? 0);
    assert.deepEqual(order, order.toSorted((a, b) => a - b), 'in the client\'s order');
  }
};

/** All at once. Where one can't start, the others are ended too: a process that is left over would keep the test from its end. */
const startAll = async (spawn: () => Promise<SpawnedLedger>): Promise<readonly SpawnedLedger[]> => {
  const started = await Promise.allSettled(Array.from({ length: PROCESSES }, spawn));
  const ledgers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (!failed) return ledgers;
  await Promise.all(ledgers.map((ledger) => ledger.end('SIGKILL')));
  throw failed.reason;
};

const survives = async (env: Readonly<Record<string, string>>, folder: string, open: () => Promise<Storage>): Promise<void> => {
  await mkdir(join(folder, 'content', 'doc'), { recursive: true });
  await writeFile(join(folder, 'content', 'doc', '1.md'), POLICY);
  const devices = await Promise.all(Array.from({ length: DEVICES }, newDevice));
  const clients = Array.from({ length: CLIENTS }, (_, index): Client =>
    ({ device: devices[index % DEVICES] ?? assert.fail(), made: [], answered: new Map() }));
  const start = () => startAll(() => spawnLedger({ AN_TAM_CONTENT: join(folder, 'content'), ...env }));
  let cutOff = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    await runRound(clients, await start(), false);
    cutOff += clients.filter(({ made, answered }) => made.length > answered.size).length;
  }
  await runRound(clients, await start(), true);
  const storage = await open();
  try {
    await check(clients, storage);
  } finally {
    await storage.close();
  }
  const total = clients.reduce((sum, { made }) => sum + made.length, 0);
  assert.ok(total > CLIENTS * 5 && cutOff > CLIENTS, `the kills must fall into the work: ${total} records, ${cutOff} cut off`);
};

describe(`a ledger that is killed ${KILLS} times while ${CLIENTS} clients post loses nothing it acknowledged and keeps nothing twice`, () => {
  it('on SQLite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'an-tam-kill-'));
    const data = join(folder, 'data');
    await mkdir(data);
    try {
      await survives({ DATA_DIR: data }, folder, () => openSqlite(data, toTimestamp(Date.now())));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('on PostgreSQL, which stays', noPostgres === undefined ? {} : { skip: noPostgres }, async () => {
    const [folder, cluster] = await Promise.all([mkdtemp(join(tmpdir(), 'an-tam-kill-')), startCluster()]);
    try {
      const url = await cluster.newDatabase();
      await survives({ DATABASE_URL: url }, folder, () => openPostgres(url, toTimestamp(Date.now()), () => undefined));
    } finally {
      await cluster.remove();
      await rm(folder, { recursive: true });
    }
  });
});
