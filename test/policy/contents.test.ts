import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentsOf, type ContentsEntry } from '../../src/policy/contents.ts';
import { readingMinutes } from '../../src/policy/reading-time.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { policyFile } from './nasty-markdown.ts';

const outline = (entries: readonly ContentsEntry[]): unknown[] =>
  entries.map(({ id, entries: inner }) => (inner.length > 0 ? [id, outline(inner)] : id));
const contents = async (body: string) => outline(contentsOf((await scanPolicy(policyFile(body))).clauses));

describe('the table of contents', () => {
  it('leaves out the document\'s title', async () => {
    assert.deepEqual(await contents('# T\n## A\n## B\n### C\n## D'), ['a', ['b', ['c']], 'd']);
  });
  it('keeps the first heading where others are of its level', async () => {
    assert.deepEqual(await contents('# A\n## B\n# C'), [['a', ['b']], 'c']);
  });
  it('puts a heading below the nearest higher one, also where a level is left out or it begins deep', async () => {
    assert.deepEqual(await contents('### A\n# B\n#### C\n## D'), ['a', ['b', ['c', 'd']]]);
  });
  it('is empty without headings', async () => {
    assert.deepEqual(await contents('lời'), []);
  });
});

describe('the reading time', () => {
  it('is a minute for each 200 syllables, begun ones counted whole', () => {
    assert.deepEqual(['', 'bảo mật '.repeat(100), 'bảo mật '.repeat(101)].map(readingMinutes), [1, 1, 2]);
  });
  it('does not count attributes, addresses and comments', () => {
    assert.equal(readingMinutes('## Mục {#a-b-c consent=a}\n[x](https://a.vn/b/c/d) <!-- a b c -->'.repeat(60)), 1);
  });
});
