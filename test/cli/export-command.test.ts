import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exportCommand } from '../../src/cli/export-command.ts';
import { openSqlite } from '../../src/ledger/sqlite-storage.ts';
import { canonicalJson } from '../../src/record/canonical-json.ts';
import { receiptNumber } from '../../src/record/receipt-number.ts';
import { toTimestamp } from '../../src/record/record-id.ts';
import { digest, newDevice, NOW, record, row } from '../ledger/sample.ts';
import { NEWSLETTER } from '../ledger/test-ledger.ts';

type Line = {
  readonly position: number; readonly sha256: string; readonly unknown_clauses: readonly string[]; readonly record: { readonly id: string };
};

let folder = '';
let ids: readonly string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-tam-export-'));
  const storage = await openSqlite(folder, toTimestamp(NOW));
  const { subject } = await newDevice();
  const [first, second] = [record({ subject, clause: NEWSLETTER }), record({ subject, clause: NEWSLETTER, at: NOW + 1 })];
  await storage.append([row(first), { ...row(second), unknownClauses: ['newsletter'] }]);
  await storage.close();
  ids = [first.id, second.id];
});
afterEach(() => rm(folder, { recursive: true }));

const run = async (words: readonly string[] = [], data = '.') => {
  const [told, complained]: [string[], string[]] = [[], []];
  const code = await exportCommand({
    words, folder, env: { DATA_DIR: data, AN_TAM_CONTENT: join(folder, 'no-policies') }, now: () => NOW,
    tell: (line) => { told.push(line); }, complain: (line) => { complained.push(line); },
  });
  return { code, told, complained };
};

describe('an-tam export', () => {
  it('writes every record as a line of JSON and nothing else, without a policy in sight', async () => {
    const { code, told, complained } = await run();
    assert.deepEqual([code, complained], [0, []]);
    const lines = told.map((line) => JSON.parse(line) as Line);
    assert.deepEqual(lines.map(({ position, record: { id }, unknown_clauses: unknown }) => [position, id, unknown]), [[1, ids[0], []], [2, ids[1], ['newsletter']]]);
    for (const [index, { sha256, record: kept }] of lines.entries()) {
      assert.equal(digest(canonicalJson(kept)), sha256);
      assert.ok(told[index]?.endsWith(`"record":${canonicalJson(kept)}}`), 'the record stands there in the form that is hashed');
    }
  });

  it('finds a record by the number on its receipt, however that is typed', async () => {
    const [first = '', second = ''] = ids;
    for (const typed of [receiptNumber(second), receiptNumber(second).toLowerCase(), ` ${receiptNumber(second).replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')}`]) {
      const { code, told } = await run(['--number', typed]);
      assert.deepEqual([code, told.map((line) => (JSON.parse(line) as Line).record.id)], [0, [second]], typed);
    }
    const other = receiptNumber(`${first.slice(0, -1)}${first.endsWith('0') ? '1' : '0'}`);
    await assert.rejects(run(['--number', other]), { name: 'CommandError', message: /^no record has the number/ });
    await assert.rejects(run(['--number', '7K2-94']), { name: 'CommandError', message: /is no number of a receipt/ });
  });

  it('makes no database where there is none, and takes no words', async () => {
    await assert.rejects(run([], 'elsewhere'), { name: 'CommandError', message: /there is no ledger in .*elsewhere/ });
    assert.ok(!existsSync(join(folder, 'elsewhere')));
    await assert.rejects(run(['out.ndjson']), { name: 'CommandError', message: /writes to standard output/ });
  });

  it('puts nothing else on standard output of a process, and ends quietly where its reader has had enough', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const built = join(root, 'dist/cli/an-tam.js');
    const program = existsSync(built) ? built : join(root, 'src/cli/an-tam.ts');
    const shell = (line: string): Promise<readonly [number, string, string]> => new Promise((resolve) => {
      execFile('sh', ['-c', line, 'sh', process.execPath, program], { cwd: folder, env: { DATA_DIR: folder, NODE_NO_WARNINGS: '1', PATH: process.env['PATH'] } }, (error, told, complained) => {
        resolve([error ? Number(error.code) : 0, told, complained]);
      });
    });
    const [code, told, complained] = await shell('"$1" "$2" export');
    assert.deepEqual([code, complained, told.endsWith('\n')], [0, '', true]);
    assert.deepEqual(told.trimEnd().split('\n').map((line) => (JSON.parse(line) as Line).record.id), ids);
    assert.deepEqual(await shell('{ "$1" "$2" export; echo "ended with $?" >&2; } | true'), [0, '', 'ended with 0\n']);
  });
});
