/**
 * Installs what is missing, before `npm start`, `npm run build` and (with --browsers) `npm test`. It runs on any Node from 18 and
 * with an empty node_modules: it may import nothing but Node itself. Where it may not install, it says what to run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined; // Safe: not there or cut off means that nothing is installed, and npm tells what is wrong with a lock file.
  }
};

/** What npm noted down after its last full installation, against the lock file. Optional ones may be for other machines. */
const packagesAreThere = () => {
  const locked = readPackages('package-lock.json');
  const there = readPackages('node_modules/.package-lock.json');
  return Boolean(locked && there) && Object.entries(locked).every(([path, { version, optional }]) =>
    path === '' || there[path]?.version === version || (optional && !there[path]));
};

const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;
const onPath = (program) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
const listFolder = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
const writesVietnamese = () => String(spawnSync('fc-list', [':lang=vi', 'family']).stdout ?? '').trim() !== ''
  || existsSync('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf');
const runsPostgres = () => onPath('initdb')
  || listFolder('/usr/lib/postgresql').some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/initdb`));

/** What the tests need of the machine: the Debian package, and how to see that it is there. */
const needs = [
  ['chromium', () => onPath('chromium')],
  ['firefox-esr', () => onPath('firefox-esr')],
  ['webkit2gtk-driver', () => onPath('WebKitWebDriver')],
  ['xvfb', () => onPath('Xvfb')],
  ['xauth', () => onPath('xauth')],
  ['fonts-noto-core', writesVietnamese],
  ['postgresql', runsPostgres],
  ['poppler-utils', () => onPath('pdftotext')],
];
const missing = () => needs.filter(([, isThere]) => !isThere()).map(([name]) => name);

const fail = (line) => {
  console.error(line);
  process.exit(1);
};

if (!packagesAreThere()) {
  // The npm that called us, where one did: another one may be older than the lock file.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  console.log('Installing the packages of package-lock.json (a minute or two, once) …');
  // Not `npm ci`: it refuses the lock file where a registry lacks binaries that rollup has for other machines, which nobody
  // here needs. This takes the locked versions as well, and --no-save leaves the lock file as it is.
  const install = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const unbuilt = { env: { ...process.env, AN_TAM_INSTALLS: '1' } }; // see prepare.mjs
  if (!run(npm[0], [...npm.slice(1), ...install], unbuilt)) fail('The packages could not be installed: see above, then run `npm install` again.');
}

if (process.argv.includes('--browsers') && missing().length > 0) {
  const names = missing();
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (!onPath('apt-get')) fail(`The tests need ${names.join(', ')} (Debian's names of them): install them, then run npm test again.`);
  if (process.getuid?.() !== 0) fail(`The tests need more of this machine. Run: sudo apt-get update && sudo ${install}`);
  console.log(`Installing ${names.join(', ')} …`);
  const quietly = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const done = run('apt-get', ['update', '-qq'], quietly) && run('apt-get', ['-qq', ...install.split(' ').slice(1)], quietly);
  if (!done || missing().length > 0) fail(`Still missing: ${missing().join(', ') || names.join(', ')}. Run: apt-get update && ${install}`);
}
