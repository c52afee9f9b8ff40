/**
 * How many records a second the ledger keeps durably, with grouped commits and with one commit a request, on each
 * database, over loopback: `node test/ledger/throughput-bench.ts [seconds]`. Prints a table; asserts nothing.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPostgres, startCluster } from './postgres-cluster.ts';
import { newDevice, record } from './sample.ts';
import { spawnLedger } from './spawn-ledger.ts';
import { deviceHeaders, NEWSLETTER, POLICY } from './test-ledger.ts';

const CLIENTS = 64;
const seconds = Number(process.argv[2] ?? 3);

const post = (endpoint: string, agent: Agent, headers: Readonly<Record<string, string>>, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(endpoint, { method: 'POST', agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }, (response) => {
      response.resume().once('end', () => { resolve(response.statusCode ?? 0); });
    }).once('error', reject).end(body);
  });

/** Records answered 201 in a second, and the milliseconds within which 99 of 100 were. */
const measure = async (endpoint: string): Promise<{ readonly perSecond: number; readonly p99: number }> => {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const devices = await Promise.all(Array.from({ length: CLIENTS }, newDevice));
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(devices.map(async (device) => {
    while (performance.now() < end) {
      const of = record({ subject: device.subject, clause: NEWSLETTER, at: Date.now() });
      const start = performance.now();
      if (await post(endpoint, agent, deviceHeaders(device, of.id), JSON.stringify(of)) === 201) times.push(performance.now() - start);
    }
  }));
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: Math.round(times.length / seconds), p99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0) };
};

const folder = await mkdtemp(join(tmpdir(), 'an-tam-bench-'));
await mkdir(join(folder, 'content', 'doc'), { recursive: true });
await writeFile(join(folder, 'content', 'doc', '1.md'), POLICY);
const cluster = noPostgres === undefined ? await startCluster() : undefined;
try {
  for (const database of ['SQLite', ...(cluster ? ['PostgreSQL'] : [])]) {
    for (const grouping of ['off', 'on']) {
      const at = database === 'SQLite' || !cluster ? { DATA_DIR: join(folder, grouping) } : { DATABASE_URL: await cluster.newDatabase() };
      await mkdir(join(folder, grouping), { recursive: true });
      const ledger = await spawnLedger({ AN_TAM_CONTENT: join(folder, 'content'), TEST_GROUPING: grouping, ...at });
      const { perSecond, p99 } = await measure(ledger.endpoint);
      console.log(`${database}, grouped commits ${grouping}: ${perSecond} records a second, 99 of 100 within ${p99} ms`);
      await ledger.end('SIGTERM');
    }
  }
} finally {
  await cluster?.remove();
  await rm(folder, { recursive: true });
}
