import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type SpawnedLedger = {
  readonly endpoint: string;
  /** Sends the signal and waits until the process is gone. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
};

/** A ledger that is started twenty times is read and compiled once. */
const CACHE = join(tmpdir(), 'an-tam-compile-cache');
const PROGRAM = fileURLToPath(new URL('ledger-process.ts', import.meta.url));

/** Starts a ledger in a process of its own, on any free port of loopback. */
export const spawnLedger = async (env: Readonly<Record<string, string>>): Promise<SpawnedLedger> => {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: CACHE, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => { errors += bytes.toString(); });
  const gone = once(child, 'exit');
  const first = await Promise.race([once(child.stdout, 'data'), gone]);
  const [said] = first as readonly unknown[];
  if (!Buffer.isBuffer(said)) throw new Error(`the ledger did not start: ${errors}`);
  return {
    endpoint: said.toString().trim(),
    end: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
};
