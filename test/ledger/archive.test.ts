import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { readPublished } from '../../src/ledger/archive.ts';
import { openSqlite } from '../../src/ledger/sqlite-storage.ts';
import { toTimestamp } from '../../src/record/record-id.ts';
import { digest, NOW } from './sample.ts';
import { NEWSLETTER, POLICY } from './test-ledger.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-tam-archive-'));
  await mkdir(join(folder, 'content', 'a'), { recursive: true });
  await mkdir(join(folder, 'content', 'b'));
});
after(() => rm(folder, { recursive: true }));

const write = (path: string, text: string) => writeFile(join(folder, 'content', path), text);
const AT = toTimestamp(NOW);

it('every version of every document is published, each with the clauses that ask; other files are for the editors', async () => {
  await write('a/1.md', POLICY);
  await write('a/2.md', `\uFEFF${POLICY.replaceAll('\n', '\r\n').normalize('NFD')}\r\n\r\n`);
  await write('b/1.md', POLICY.replace('Mỗi tuần', 'Mỗi tháng').replace('version: 2026-11-22', 'version: 2027-01-01'));
  await write('README.md', 'no policy');
  await write('a/note.txt', 'no policy');
  const published = await readPublished(join(folder, 'content'), scanPolicy);
  assert.deepEqual(published.map(({ version }) => version), ['2026-11-22', '2026-11-22', '2027-01-01']);
  assert.deepEqual(published.map(({ clauses }) => clauses.map(({ purpose }) => purpose)), Array.from({ length: 3 }, () => ['newsletter', 'partner-sharing.giao-hang']));
  assert.equal(published[0]?.sha256, digest(POLICY));
  assert.equal(published[1]?.sha256, digest(POLICY), 'line ends, marks and the byte order mark are not the words');
  assert.deepEqual(published.map(({ clauses: [newsletter] }) => newsletter?.sha256 === NEWSLETTER), [true, true, false]);
});

it('a text that is nested too deep for its reader is not published', async () => {
  const deep = join(folder, 'deep', 'a');
  await mkdir(deep, { recursive: true });
  await writeFile(join(deep, '1.md'), `${POLICY}\n${'>'.repeat(60)} sâu\n`);
  await assert.rejects(readPublished(join(folder, 'deep'), scanPolicy), { name: 'StartError', message: /1\.md:17: too-deep: / });
});

it('words that are no longer in the folder stay archived', async () => {
  await mkdir(join(folder, 'data'));
  const storage = await openSqlite(join(folder, 'data'), AT);
  for (const document of await readPublished(join(folder, 'content'), scanPolicy)) await storage.archive(document, AT);
  await write('a/1.md', POLICY.replace('Mỗi tuần', 'Mỗi ngày'));
  await rm(join(folder, 'content', 'a', '2.md'));
  for (const document of await readPublished(join(folder, 'content'), scanPolicy)) await storage.archive(document, AT);
  assert.equal((await storage.knownClauses([NEWSLETTER])).get(NEWSLETTER), 'newsletter');
  assert.equal(await storage.publishedText('document', digest(POLICY)), POLICY);
  await storage.close();
});
