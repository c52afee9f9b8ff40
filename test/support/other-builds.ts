/** Builds that differ from the project's own by one thing, in folders of their own. Whoever asks for one removes it. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The project's own build, and beside it in `copy/` the same again, in `next/` under another version's name. */
export const withNextVersion = async (): Promise<string> => {
  const built = await mkdtemp(join(tmpdir(), 'an-tam-next-'));
  for (const folder of [built, join(built, 'copy'), join(built, 'next')]) cpSync(join(root, 'dist'), folder, { recursive: true });
  const chunks = join(built, 'next/chunks');
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('an-tam/1.0.0', 'an-tam/9.9.9'));
  }
  return built;
};

/** What rollup makes where one more file lies in the sources: what pages get, or the bundles of these names. */
export const buildWith = async (path: string, text: string, bundles: readonly string[] = ['an-tam.js']): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-build-'));
  for (const name of ['src', 'tsconfig.json', 'rollup.config.mjs', 'package.json', 'test/support/bundle-plugins.mjs']) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'some.config.mjs'),
    `import all from "./rollup.config.mjs";\nexport default all.filter(({ output }) => ${JSON.stringify(bundles)}.includes(output.entryFileNames));\n`);
  execFileSync(process.execPath, ['node_modules/rollup/dist/bin/rollup', '-c', 'some.config.mjs', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return folder;
};
