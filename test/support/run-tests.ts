/**
 * `npm test`: every part in turn, to the end, so that one run shows everything that is wrong. `npm test -- unit browser`
 * picks parts; BROWSERS and ENGINES narrow the browsers. It exits with 1 where anything failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);

const tool = (name: string, ...rest: readonly string[]): readonly string[] => [`node_modules/.bin/${name}`, ...rest];
/** Without a file to run, node:test would run whatever it finds. */
const nodeTests = (files: readonly string[], ...options: readonly string[]): readonly string[] => (files.length === 0
  ? ['-e', 'console.log("There are no such tests."); process.exitCode = 1']
  : ['--test', '--test-reporter=./test/support/failures-reporter.ts', ...options, ...files]);

const everyTest = globSync('test/**/*.test.ts').toSorted();
const isJourney = (file: string): boolean => file.startsWith('test/journeys/');

/** A part and the arguments of Node for it. Parts without a tally count as one check. */
const parts = {
  types: tool('tsc', '--noEmit'),
  lint: tool('eslint', '-c', 'test/support/eslint.config.mjs', '--max-warnings', '0', '.'),
  build: tool('rollup', '-c', '--silent'),
  unit: nodeTests(everyTest.filter((file) => !isJourney(file)), '--test-concurrency=2', '--test-timeout=240000'),
  browser: tool('wtr', '--config', 'test/support/web-test-runner.config.mjs'),
  journeys: nodeTests(everyTest.filter(isJourney), '--test-concurrency=2', '--test-timeout=240000'),
} as const satisfies Record<string, readonly string[]>;

type Part = keyof typeof parts;
type Counted = Readonly<Record<'passed' | 'failed' | 'secondLooks' | 'seconds', number>>;
type Result = Counted & { readonly part: Part; readonly faults: readonly string[] };

/** Each fault is told whole where it happens. At the end stands the head of each again, for whoever sees the end only. */
const FAULT_HEAD = /^ {2}✖ .+\n.*/gm;
const MOST_HEADS = 40;

const run = async (part: Part): Promise<Result> => {
  const started = performance.now();
  let output = '';
  const child = spawn(process.execPath, parts[part], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${root}/node_modules/.bin:${process.env['PATH'] ?? ''}`, NODE_NO_WARNINGS: '1' },
  });
  for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
    from.setEncoding('utf8').on('data', (text: string) => {
      to.write(text);
      output += text;
    });
  }
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => { resolve(1); });
    child.once('close', (status) => { resolve(status ?? 1); });
  });

  const tally = /tally: (\d+) passed, (\d+) failed(?:, (\d+) second)?/.exec(output);
  const passed = tally ? Number(tally[1]) : Number(code === 0);
  // A part that ends badly has failed, whatever it counted; a part that ran no test at all has proved nothing.
  const failed = Math.max(tally ? Number(tally[2]) : 0, Number(code !== 0 || passed === 0));
  const faults = failed > 0 ? output.match(FAULT_HEAD) ?? [output.slice(-2000)] : [];
  return { part, faults, passed, failed, secondLooks: Number(tally?.[3] ?? 0), seconds: (performance.now() - started) / 1000 };
};

const names = Object.keys(parts) as readonly Part[];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`npm test knows ${names.join(', ')}; not ${unknown.join(', ')}`);
  process.exit(2);
}

const results: Result[] = [];
for (const part of names.filter((name) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n▸ ${part}`);
  if (part === 'journeys' && !existsSync('dist/an-tam.js')) console.log('dist/an-tam.js is missing: npm run build');
  const result = await run(part);
  results.push(result);
  console.log(`${result.failed > 0 ? '✖' : '✔'} ${part}: ${result.seconds.toFixed(1)} s`);
}

const sum = (of: keyof Counted): number => results.reduce((total, result) => total + result[of], 0);
const broken = results.filter(({ failed }) => failed > 0);
console.log(`\n${results.map(({ part, seconds }) => `${part} ${seconds.toFixed(0)} s`).join(' · ')} · all ${sum('seconds').toFixed(0)} s`);
const faults = results.flatMap(({ part, faults }) => faults.map((fault) => `${part}:${fault.slice(0, 400)}`));
if (faults.length > MOST_HEADS) faults.splice(MOST_HEADS, Infinity, `… and ${faults.length - MOST_HEADS} more`);
if (faults.length > 0) console.log(`\n${faults.join('\n')}\n`);
if (broken.length > 0) console.log(`Not in order: ${broken.map(({ part, failed }) => `${part} (${failed})`).join(', ')}`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed${sum('secondLooks') > 0 ? `, ${sum('secondLooks')} at a second look` : ''}`);
process.exitCode = broken.length > 0 ? 1 : 0;
