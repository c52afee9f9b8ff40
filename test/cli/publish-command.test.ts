import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { RETURNS, SOUND } from './sample-policies.ts';

describe('an-tam publish', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'an-tam-publish-'));
    for (const [path, text] of Object.entries({ 'content/chinh-sach-bao-mat/1.md': SOUND, 'content/doi-tra/1.md': RETURNS, 'bad.md': RETURNS.replace('shop:', 'shops:') })) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });
  after(() => rm(folder, { recursive: true }));

  const run = async (...words: readonly string[]) => {
    const told: string[] = [];
    const complained: string[] = [];
    const code = await runCommand(commands, '', {
      words: ['publish', ...words], folder, env: {}, now: () => Date.parse('2026-11-22T03:00:00Z'),
      tell: (line) => told.push(line), complain: (line) => complained.push(line),
    });
    return { code, told, complained: complained.join('\n') };
  };

  it('writes the pages and tells which', async () => {
    const { code, told } = await run('--out', 'site', '--base', '/chinh-sach', '--endpoint', '/an-tam/records');
    assert.equal(code, 0);
    assert.ok(told.includes(join('site', 'doi-tra/index.html')));
    assert.deepEqual((await readdir(join(folder, 'site'))).sort(), ['an-tam.css', 'chinh-sach-bao-mat', 'doi-tra', 'index.html']);
    assert.match(await readFile(join(folder, 'site/chinh-sach-bao-mat/index.html'), 'utf8'), /action="\/an-tam\/records\/form"/);
    assert.equal(await readFile(join(folder, 'site/doi-tra/1.md'), 'utf8'), RETURNS);
  });

  it('writes nothing where a policy has an error, and says where', async () => {
    const { code, complained } = await run('content', 'bad.md', '--out', 'none');
    assert.equal(code, 1);
    assert.match(complained, /bad\.md:1: The front matter lacks "shop"/);
    await assert.rejects(readdir(join(folder, 'none')));
  });

  for (const [what, words, told] of [
    ['no folder to write into', [], /--out is missing/],
    ['a folder that can\'t be one', ['--out', 'bad.md'], /can't be written \((ENOTDIR|EEXIST)\): name another folder/],
    ['an endpoint that is no address', ['--out', 'x', '--endpoint', 'records'], /--endpoint is "records": write a path/],
    ['a script from a page\'s text', ['--out', 'x', '--script', 'data:x'], /--script is/],
  ] as const) {
    it(`says so of ${what}`, async () => {
      const { code, complained } = await run(...words);
      assert.equal(code, 2);
      assert.match(complained, told);
    });
  }
});
