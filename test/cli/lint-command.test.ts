import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../src/cli/lint/finding.ts';
import { RETURNS, SOUND } from './sample-policies.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = join(root, 'dist/cli/an-tam.js');
const program = existsSync(built) ? built : join(root, 'src/cli/an-tam.ts');

type Ran = { readonly code: number; readonly told: string; readonly complained: string };
const run = (cwd: string, ...words: readonly string[]): Promise<Ran> => new Promise((resolve) => {
  execFile(process.execPath, [program, ...words], { cwd }, (error, told, complained) => {
    resolve({ code: error ? Number(error.code) : 0, told, complained });
  });
});

describe('an-tam lint', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'an-tam-lint-'));
    for (const [path, text] of Object.entries({ 'chinh-sach-bao-mat/1.md': SOUND, 'doi-tra/1.md': RETURNS, 'README.md': 'for editors' })) {
      await mkdir(join(folder, 'content', path, '..'), { recursive: true });
      await writeFile(join(folder, 'content', path), text);
    }
  });
  after(() => rm(folder, { recursive: true }));

  it('passes the project\'s own content, with the one change of wording that its editor meant', async () => {
    const { code, told } = await run(root, 'lint', '--json', 'content');
    const { files, findings } = JSON.parse(told) as { files: number; findings: readonly Finding[] };
    assert.equal(code, 0);
    assert.ok(files >= 6);
    assert.deepEqual(findings.map(({ code: what, file, message }) => [what, file, /"[^"]*"/.exec(message)?.[0]]),
      [['edition-reworded', 'content/chinh-sach-bao-mat/2026-11-15.md', '"Dùng nguồn hàng đặt hộ cho thống kê chung"']]);
    assert.equal((await run(root, 'lint', '--strict')).code, 1, 'strict counts it');
  });

  it('reads content/ by itself, leaves what lies beside the documents to its editors, and is quiet where all is well', async () => {
    assert.deepEqual(await run(folder, 'lint'), { code: 0, told: '', complained: '2 files: 0 errors, 0 warnings.\n' });
  });

  it('tells file, line, fault and cure on a line of its own, and answers 1', async () => {
    await writeFile(join(folder, 'bad.md'), RETURNS.replace('{#hoan-tien}', '{#hoan tien}'));
    const { code, told, complained } = await run(folder, 'lint', 'bad.md');
    assert.equal(code, 1);
    assert.match(told, /^bad\.md:11: error: .*can't be read.*\. Write \{#id .*\[bad-attributes\]\n$/);
    assert.match(complained, /1 file: 1 error, 0 warnings\./);
  });

  it('answers 2 where a file is not there or no text', async () => {
    assert.deepEqual([(await run(folder, 'lint', 'gone.md')).code, (await run(folder, 'lint', 'gone.md')).complained],
      [2, `an-tam lint: ${join(folder, 'gone.md')} can't be read: name a policy file or a folder of them.\n`]);
    await writeFile(join(folder, 'latin.md'), Buffer.from([0xe9, 0x20]));
    assert.match((await run(folder, 'lint', 'latin.md')).complained, /can't be read as UTF-8/);
  });
});
