import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readBundles } from './source-tree.ts';

const readme = readFileSync(new URL('../../src/README.md', import.meta.url), 'utf8');

test('every file that a page may load is named in the house\'s own README, and none that is not there', () => {
  const chunks = [...readBundles('dist/chunks/*.js').keys()].map((path) => path.replace(/^dist\/chunks\/(.+)-[^.]{6}\.js$/, '$1'));
  const named = [...readme.matchAll(/`(?:chunks\/)?([\w-]+)-…\.js`/g)].map(([, name]) => name);
  assert.ok(chunks.length > 5, 'the bundle is built');
  assert.deepEqual(named.sort(), chunks.sort());
});

test('the README of the package names no source as if it were in the package', () => {
  const published = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const paragraphs = published.split(/\n\n/).filter((paragraph) => /\b(src|test|demo)\/\w/.test(paragraph));
  assert.deepEqual(paragraphs.filter((paragraph) => !/\b(repository|clone)\b/.test(paragraph)), []);
});
