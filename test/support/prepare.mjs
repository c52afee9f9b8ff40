/**
 * npm calls this (`prepare`) after an installation in a clone, before it packs or publishes, before the first `npx an-tam`
 * in a clone, and where another project installs the repository itself: without dist/ all of those would be of no use. Like install.mjs it may import
 * nothing but Node itself. It builds nothing
 * - within the installation that install.mjs runs: whoever asked for that one builds next, where there is need to;
 * - where the packages to build with were left out on purpose (`npm install --omit=dev`), unless npm needs the result at once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const isNeeded = ['pack', 'publish', 'exec'].includes(process.env.npm_command);
const canBuild = existsSync(new URL('../../node_modules/rollup', import.meta.url));

if (!process.env.AN_TAM_INSTALLS && (isNeeded || canBuild)) {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const build = spawnSync(npm[0], [...npm.slice(1), 'run', 'build'], { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'inherit' });
  process.exitCode = build.status ?? 1;
}
