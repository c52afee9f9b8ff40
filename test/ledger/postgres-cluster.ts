import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL of the test's own, in a temporary folder, on loopback, with a password. */
export type Cluster = {
  readonly port: number;
  readonly password: string;
  /** Makes a new, empty database. @returns its URL */
  readonly newDatabase: () => Promise<string>;
  readonly start: () => Promise<void>;
  /** `immediate` is what a crash looks like from outside. */
  readonly stop: (mode: 'fast' | 'immediate') => Promise<void>;
  readonly remove: () => Promise<void>;
};

const findPrograms = async (): Promise<string | undefined> => {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []); // safe: no folder is no PostgreSQL, which the caller reports
  for (const version of versions.sort((a, b) => Number(b) - Number(a))) {
    const folder = join(root, version, 'bin');
    if (await access(join(folder, 'initdb')).then(() => true, () => false)) return folder;
  }
  return undefined;
};

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => { resolve(port); });
  });
});

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
const idsOf = async (user: string): Promise<{ uid: number; gid: number }> => {
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, user])).stdout)));
  return { uid: uid ?? 0, gid: gid ?? 0 };
};

/** Why there can be no cluster here; `undefined` where there can. A test that skips says this. */
export const noPostgres = await findPrograms() === undefined ? 'no PostgreSQL programs under /usr/lib/postgresql' : undefined;

export const startCluster = async (): Promise<Cluster> => {
  const programs = await findPrograms() ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-postgres-'));
  const owner = process.getuid?.() === 0 ? await idsOf('postgres') : undefined;
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const data = join(folder, 'data');
  const call = (program: string, ...args: readonly string[]) => run(join(programs, program), args, { cwd: folder, ...owner });
  await writeFile(join(folder, 'password'), password);
  if (owner) for (const path of [folder, join(folder, 'password')]) await chown(path, owner.uid, owner.gid);
  await call('initdb', '-D', data, '-U', 'ledger', '--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60`;
  const start = async () => { await call('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'); };
  const stop = async (mode: 'fast' | 'immediate') => { await call('pg_ctl', '-D', data, '-w', '-m', mode, 'stop'); };
  await start();
  let made = 0;
  return {
    port, password, start, stop,
    newDatabase: async () => {
      const name = `ledger${++made}`;
      await run(join(programs, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'ledger', name], { env: { PGPASSWORD: password } });
      return `postgres://ledger:${password}@127.0.0.1:${port}/${name}`;
    },
    remove: async () => {
      await stop('immediate').catch(() => undefined); // safe: a test may have stopped it already
      await rm(folder, { recursive: true, force: true });
    },
  };
};
