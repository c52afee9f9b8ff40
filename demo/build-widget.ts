import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../src/ledger/start-error.ts';

const SOURCES = ['src', 'rollup.config.mjs', 'tsconfig.json', 'package-lock.json'];

/** The last file that the build writes stands for all: a build that was cut off lacks it. */
const LAST = 'ledger.js';

const newest = async (path: string): Promise<number> => {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  return Math.max(0, ...await Promise.all(inside.filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs)));
};

const isCurrent = async (root: string): Promise<boolean> => {
  if (!['an-tam.js', LAST].every((file) => existsSync(join(root, 'dist', file)))) return false;
  const times = await Promise.all(SOURCES.map((source) => newest(join(root, source))));
  return (await stat(join(root, 'dist', LAST))).mtimeMs >= Math.max(...times);
};

/**
 * Builds the widget where `dist/` is missing or older than what it is made of.
 *
 * @throws StartError where there is nothing to build with, or the build fails; what rollup says of that stands before it
 */
export const buildWidget = async (root: string, tell: (line: string) => void): Promise<void> => {
  if (await isCurrent(root)) return;
  const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
  if (!existsSync(rollup)) throw new StartError('The widget is not built and rollup is not installed: run npm install, then npm start.');
  tell('Building the widget (some seconds, once) …');
  const build = spawn(process.execPath, [rollup, '--config', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(build, 'exit') as [number | null];
  if (code !== 0) throw new StartError('The widget could not be built: mend what stands above, or see more with npm run build.');
};
