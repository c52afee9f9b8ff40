import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run-command.ts';

const root = new URL('../../', import.meta.url);

/** The README's own lines, to the letter. */
const readLines = async (): Promise<readonly string[]> => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  return readme.split(/^```/m).filter((part) => part.startsWith('sh\n')).flatMap((part) => part.split('\n').filter((line) => line.startsWith('npx an-tam ')));
};

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-tam-readme-cli-'));
  await cp(new URL('content', root), join(folder, 'content'), { recursive: true });
});
after(() => rm(folder, { recursive: true }));

const run = async (line: string): Promise<{ readonly code: number; readonly told: readonly string[] }> => {
  const told: string[] = [];
  const code = await runCommand(commands, '', {
    words: line.split(' ').slice(2), folder, env: {}, now: Date.now, tell: (words) => told.push(words), complain: () => undefined,
  });
  return { code, told };
};

it('the README\'s lint passes the content that comes with the package', async () => {
  const line = (await readLines()).find((one) => one.includes(' lint ')) ?? assert.fail('the README does not lint');
  assert.equal((await run(line)).code, 0);
});

it('the README\'s publish writes the pages at the addresses that it names', async () => {
  const line = (await readLines()).find((one) => one.includes(' publish ')) ?? assert.fail('the README does not publish');
  const { code, told } = await run(line);
  assert.equal(code, 0);
  for (const path of ['index.html', 'an-tam.css', 'chinh-sach-bao-mat/index.html', 'doi-tra/2026-06-01.md']) {
    assert.ok(told.includes(join('site/chinh-sach', path)) && (await stat(join(folder, 'site/chinh-sach', path))).isFile(), path);
  }
  const page = await readFile(join(folder, 'site/chinh-sach/chinh-sach-bao-mat/index.html'), 'utf8');
  assert.match(page, /<an-tam-policy [^>]*src="\/chinh-sach\/chinh-sach-bao-mat\/2026-11-15\.md" endpoint="\/an-tam\/records"/);
  assert.match(page, /action="\/an-tam\/records\/form"/);
});
