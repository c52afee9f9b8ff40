import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '../../src/record/canonical-json.ts';
import type { Receipt } from '../../src/record/receipt.ts';
import { dueDates } from '../../src/ledger/due-dates.ts';
import type { Timestamp } from '../../src/record/consent-record.ts';
import { REQUEST_KINDS } from '../../src/record/request-record.ts';
import { digest, newDevice, record } from './sample.ts';
import { deviceHeaders, NEWSLETTER, POLICY } from './test-ledger.ts';

const root = new URL('../../', import.meta.url);
const built = existsSync(new URL('dist/ledger.js', root));

/** The README's programs, in its order, to the letter; without a build they get the ledger from its source. */
const programs = async (): Promise<readonly string[]> => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const code = readme.split(/^```/m).filter((part) => part.startsWith('js\n')).map((part) => part.slice(3));
  const found = code.filter((part) => part.includes('\'an-tam/ledger\''));
  return built ? found : found.map((part) => part.replace('\'an-tam/ledger\'', `'${new URL('src/ledger/index.ts', root).href}'`));
};

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-tam-readme-'));
  await mkdir(join(folder, 'content', 'a'), { recursive: true });
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'content', 'a', '1.md'), POLICY);
});
after(() => rm(folder, { recursive: true }));

/**
 * Runs a program inside the package, so that it finds `an-tam/ledger` by the package's own exports.
 * Its words follow a name, as a file's do.
 */
const settings = () => ({ PORT: '0', DATA_DIR: join(folder, 'data'), AN_TAM_CONTENT: join(folder, 'content') });
const run = (code: string, words: readonly string[] = [], env: Readonly<Record<string, string>> = {}, errors: 'inherit' | 'pipe' = 'inherit') =>
  spawn(process.execPath, ['--input-type=module', '--eval', code, '--', 'program.mjs', ...words], {
    cwd: fileURLToPath(root), stdio: ['ignore', 'pipe', errors],
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', LOG_LEVEL: 'silent', ...settings(), ...env },
  });

it('the README\'s lines run a ledger from the environment, and its other lines verify the receipt that it gave', async () => {
  const [serve, verify] = await programs();
  assert.ok(serve && verify, 'both programs are in the README');
  const server = run(serve);
  const gone = once(server, 'exit');
  try {
    const [said] = await Promise.race([once(server.stdout ?? server, 'data'), gone]) as readonly unknown[];
    const endpoint = String(said).trim();
    const device = await newDevice();
    const of = record({ subject: device.subject, clause: NEWSLETTER, at: Date.now() });
    const response = await fetch(endpoint, { method: 'POST', headers: deviceHeaders(device, of.id), body: JSON.stringify(of) });
    assert.equal(response.status, 201);
    const { receipt } = await response.json() as Receipt;
    const auditor = run(verify, [endpoint, receipt]);
    const lines = await auditor.stdout?.setEncoding('utf8').toArray() ?? [];
    assert.ok(lines.join('').includes(of.id), 'the receipt names the record');
    assert.ok(lines.join('').includes(digest(canonicalJson(of))), 'and its digest');
  } finally {
    server.kill('SIGTERM');
  }
  assert.deepEqual(await gone, [0, null], 'it ends when it is told to');
});

it('the README\'s lines say in one line, and nothing else, what the ledger can\'t start with', async () => {
  const [serve] = await programs();
  assert.ok(serve);
  for (const [env, says] of [
    [{ AN_TAM_CONTENT: join(folder, 'nowhere') }, /^The policies in .*nowhere can't be read: [^\n]*AN_TAM_CONTENT\.\n$/],
    [{ PORT: 'eighty' }, /^PORT is "eighty": [^\n]*\n$/],
  ] as const) {
    const child = run(serve, [], env, 'pipe');
    const gone = once(child, 'exit');
    const complained = await child.stderr?.setEncoding('utf8').toArray() ?? [];
    assert.deepEqual(await gone, [1, null]);
    assert.match(complained.join(''), says);
  }
});

it('the README\'s days for requests are those of the dates, and it names every kind', async () => {
  const readme = (await readFile(new URL('README.md', root), 'utf8')).replace(/\s+/g, ' ');
  const [, swift = '', swiftKinds = '', slow = '', slowKinds = '', others = ''] =
    /done within (\d+) days \(([^)]*)\), (\d+) \(([^)]*)\) or (\d+) \(all others\)/.exec(readme) ?? assert.fail('the README has no days');
  const [, kinds = ''] = /KIND is ([^.]*)\./.exec(readme) ?? [];
  assert.deepEqual([...kinds.matchAll(/`(\w+)`/g)].map(([, kind]) => kind), [...REQUEST_KINDS]);
  for (const kind of REQUEST_KINDS) {
    const days = swiftKinds.includes(`\`${kind}\``) ? swift : slowKinds.includes(`\`${kind}\``) ? slow : others;
    const { done_by: last } = dueDates(kind, '2026-11-01T03:00:00.000Z' as Timestamp, []);
    assert.equal((Date.parse(last) - Date.parse('2026-11-01')) / 86_400_000, Number(days), kind);
  }
});
