import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { checkBundleWords } from './check-bundle-words.ts';
import { readBundles, root, type SourceTree } from './source-tree.ts';

/** Bundles for servers are built to be read. Without comments and with short names a word is what it stands for, no name of ours. */
const tightened = async (bundles: SourceTree): Promise<SourceTree> => {
  const texts = new Map<string, string>();
  for (const path of bundles.keys()) {
    const alone = { external: (_: string, importer: string | undefined) => importer !== undefined, treeshake: false };
    const bundle = await rollup({ input: join(root, path), ...alone, plugins: [terser({ module: true })] });
    texts.set(path, (await bundle.generate({ format: 'es' })).output[0].code);
    await bundle.close();
  }
  return texts;
};

test('the bundles for pages carry nothing of the ledger', () => {
  const bundles = readBundles('dist/an-tam.js', 'dist/an-tam.classic.js', 'dist/index.js', 'dist/chunks/*.js', 'dist/parts/*.js');
  assert.ok(bundles.has('dist/an-tam.js') && bundles.has('dist/index.js'));
  assert.deepEqual(checkBundleWords(bundles, 'browser'), []);
});

test('the bundles for servers carry nothing of the page', async () => {
  const bundles = readBundles('dist/ledger.js', 'dist/record.js', 'dist/cli/*.js');
  assert.ok(bundles.has('dist/ledger.js') && bundles.has('dist/record.js') && bundles.has('dist/cli/an-tam.js'));
  assert.deepEqual(checkBundleWords(await tightened(bundles), 'ledger'), []);
});

for (const code of ['import{DatabaseSync as a}from"node:sqlite"', 'new Hono', 'import p from"pino"', '"postgres://"', 'process.env.X']) {
  test(`reports ${code} in a bundle for pages`, () => {
    assert.equal(checkBundleWords(new Map([['dist/an-tam.js', `let a=1;${code};`]]), 'browser').length >= 1, true);
  });
}

for (const code of ['class a extends HTMLElement{}', 'customElements.define(a)', 'document.createElement("p")', 'import"lit-element"', 'window.x=1']) {
  test(`reports ${code} in a bundle for servers`, () => {
    assert.equal(checkBundleWords(new Map([['dist/ledger.js', `let a=1;${code};`]]), 'ledger').length >= 1, true);
  });
}

test('takes a record’s document for what it is', () => {
  assert.deepEqual(checkBundleWords(new Map([['dist/ledger.js', 'a.document.length;b.policy.document.x']]), 'ledger'), []);
});
