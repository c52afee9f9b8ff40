/**
 * WebKitGTK's MiniBrowser, driven by plain W3C WebDriver over fetch: no driver package, no download.
 *
 * Used by the component tests (`webkit-launcher.mjs`) and by the journeys (`webkit.ts`). It promises that whatever it
 * started is dead after `stop`, and it refuses to know what is tested.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

export const webkitPrograms = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'] as const;

const miniBrowsers = ['4.1', '4.0', '6.0'].flatMap((api) =>
  ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`));

/** One WebDriver session: `call` sends a command of it, with a path like `/url`, and answers its value. */
export type WebDriver = {
  readonly call: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  /** Ends driver, browser and display. `hard` gives the browser no chance to tidy up. */
  readonly stop: (hard?: boolean) => Promise<void>;
};

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
  });
});

/** Starts a display of our own: a free number, chosen by Xvfb itself, told on file descriptor 3. */
const startDisplay = async (processes: ChildProcess[]): Promise<string> => {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  processes.push(xvfb);
  return new Promise((resolve, reject) => {
    let told = '';
    (xvfb.stdio[3] as Readable).on('data', (bytes: Buffer) => {
      told += bytes.toString();
      if (told.includes('\n')) resolve(`:${told.trim()}`);
    });
    xvfb.once('error', reject);
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
};

const request = async (address: string, method: string, body?: object): Promise<unknown> => {
  const answer = await fetch(address, {
    method,
    signal: AbortSignal.timeout(60_000),
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } } : {}),
  });
  const { value } = await answer.json() as { value: { error?: string; message?: string } | null };
  if (!answer.ok) throw new Error(`WebDriver: ${value?.error}: ${value?.message}`);
  return value;
};

const untilReady = async (base: string): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    try {
      await request(`${base}/status`, 'GET');
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(50);
    }
  }
};

export const startWebDriver = async (): Promise<WebDriver> => {
  const binary = miniBrowsers.find((path) => existsSync(path));
  if (!binary) throw new Error('WebKit is missing: apt-get install webkit2gtk-driver xvfb');
  const processes: ChildProcess[] = [];
  const killAll = (): void => {
    for (const child of processes.splice(0)) {
      // The driver leads a process group, so that the browser dies with it.
      try {
        if (child.pid && child.spawnargs[0] === 'WebKitWebDriver') process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch { /* It is gone already, and that is what we want. */ }
    }
  };
  process.once('exit', killAll);

  const display = await startDisplay(processes);
  const base = `http://127.0.0.1:${await freePort()}`;
  processes.push(spawn('WebKitWebDriver', [`--port=${new URL(base).port}`, '--host=127.0.0.1'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' },
  }));
  await untilReady(base);
  const { sessionId } = await request(`${base}/session`, 'POST', { capabilities: { alwaysMatch: {
    'browserName': 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  } } }) as { sessionId: string };

  const session = `${base}/session/${sessionId}`;
  const stop = async (hard = false): Promise<void> => {
    process.off('exit', killAll);
    try {
      if (!hard) await request(session, 'DELETE');
    } catch { /* A browser that is gone needs no goodbye. */ }
    killAll();
  };
  return { call: (method, path, body) => request(session + path, method, body), stop };
};

/** What WebDriver calls the keys that print nothing (WebDriver §17.4.2). */
const keyCodes: Readonly<Record<string, string>> = {
  Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013',
  ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017', Backspace: '\uE003',
};

/** Key presses as an action sequence: `Shift+Tab` holds the first while it presses the second. */
export const keyActions = (keys: readonly string[]): object => ({ actions: [{
  type: 'key', id: 'keyboard', actions: keys.flatMap((key) => {
    const parts = (key.length > 1 ? key.split('+') : [key]).map((part) => keyCodes[part] ?? part);
    return [...parts.map((value) => ({ type: 'keyDown', value })), ...parts.toReversed().map((value) => ({ type: 'keyUp', value }))];
  }),
}] });
