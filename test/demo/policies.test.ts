import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { policies } from '../../demo/policies.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';

const root = join(import.meta.dirname, '../..');
const field = (text: string, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];

describe('the library of policies', () => {
  for (const { slug, file, title, published, effective, asks } of policies) {
    it(`says of ${slug} what its file says, and names its newest version`, async () => {
      const text = await readFile(join(root, file), 'utf8');
      assert.equal(field(text, 'published') ?? field(text, 'version'), published);
      assert.equal(field(text, 'effective'), effective);
      assert.ok((field(text, 'title') ?? /^# (.*)$/m.exec(text)?.[1] ?? '').startsWith(title));
      assert.equal(/\{[^}]*(consent|request)=/.test(text), asks);
      const versions = await readdir(join(root, file, '..'));
      assert.equal(file.split('/').at(-1), versions.sort().at(-1));
    });
  }

  it('asks about the newsletter in the same words in both versions, so that a consent lasts', async () => {
    const clauses = await Promise.all(['2026-06-01', '2026-11-15'].map(async (version) =>
      (await scanPolicy(await readFile(join(root, `content/chinh-sach-bao-mat/${version}.md`), 'utf8'))).clauses.find(({ id }) => id === 'ban-tin')));
    assert.ok(clauses[0]?.sha256);
    assert.equal(clauses[0].sha256, clauses[1]?.sha256);
  });
});
