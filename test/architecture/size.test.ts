import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { limits, measureSizes, weigh } from './check-size.ts';
import { readBundles } from './source-tree.ts';

const isReader = (path: string): boolean => path.startsWith('dist/chunks/reader-');

test('the panel is one request of at most 12 kB, and the reader costs at most 20 kB more', () => {
  const bundles = readBundles('dist/an-tam.js', 'dist/chunks/*.js');
  const { panel, reader, breaches } = measureSizes(bundles, 'dist/an-tam.js', isReader);
  const later = [...bundles].filter(([path]) => path.startsWith('dist/chunks/') && !isReader(path));
  console.log(`  gzip -9: panel ${panel} of ${limits.panel} bytes, reader ${reader} of ${limits.reader} bytes, and when they are needed: ${
    later.map(([path, text]) => `${path.slice('dist/chunks/'.length).replace(/-.{6}\.js$/, '')} ${weigh(text)}`).join(', ')}`);
  assert.deepEqual(breaches, []);
});

/** What comes by itself a moment later: with a panel in sight what an act needs, below a text what reading it takes. */
for (const [what, parts, most] of [
  ['what an act needs', ['acting', 'grant-form-styles', 'events'], 15_000], ['what helps to read', ['reading-aids', 'coming-address'], 8000],
] as const) {
  test(`${what} is at most ${most / 1000} kB more`, () => {
    const bundles = [...readBundles('dist/chunks/*.js')];
    const weights = parts.map((part) => bundles.filter(([path]) => path.startsWith(`dist/chunks/${part}-`)).map(([, text]) => weigh(text)));
    assert.deepEqual(weights.map(({ length }) => length), parts.map(() => 1), 'each is one file');
    const sum = weights.flat().reduce((total, bytes) => total + bytes, 0);
    assert.ok(sum <= most, `${sum} bytes`);
  });
}

const noise = (bytes: number): string => `const n="${randomBytes(bytes).toString('base64')}";`;
const entry = 'import("./chunks/reader-1.js");';
const measure = (files: Readonly<Record<string, string>>): readonly string[] =>
  measureSizes(new Map(Object.entries(files)), 'dist/an-tam.js', isReader).breaches;

test('holds for a small entry and a reader that takes what it shares from the entry', () => {
  assert.deepEqual(measure({ 'dist/an-tam.js': entry + noise(8000), 'dist/chunks/reader-1.js': `import"../an-tam.js";${noise(15_000)}` }), []);
});

test('reports an entry that waits for a second file, and weighs that file too', () => {
  const [request, weight] = measure({ 'dist/an-tam.js': `import"./chunks/lit-1.js";${entry}${noise(8000)}`, 'dist/chunks/lit-1.js': noise(8000),
    'dist/chunks/reader-1.js': '' });
  assert.match(request ?? '', /waits for dist\/chunks\/lit-1.js/);
  assert.match(weight ?? '', /the panel takes/);
});

test('reports an entry that is too heavy', () => {
  assert.match(measure({ 'dist/an-tam.js': entry + noise(13_000), 'dist/chunks/reader-1.js': '' }).join(), /the panel takes/);
});

test('reports a reader that is too heavy only in sum', () => {
  assert.match(measure({ 'dist/an-tam.js': entry, 'dist/chunks/reader-1.js': `import"./marked-1.js";${noise(12_000)}`,
    'dist/chunks/marked-1.js': noise(12_000) }).join(), /the reader takes/);
});

test('reports a bundle in which nothing is lazy', () => {
  assert.match(measure({ 'dist/an-tam.js': noise(100) }).join(), /no chunk of the reader/);
});
