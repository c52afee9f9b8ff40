import assert from 'node:assert/strict';
import test from 'node:test';
import { checkLayers } from './check-layers.ts';
import { readImports } from './read-imports.ts';
import { readTree } from './source-tree.ts';

test('every import of src and demo follows an arrow of the architecture', () => {
  const tree = readTree('src/**/*.ts', 'demo/**/*.ts');
  assert.ok(tree.size > 10, 'the tree was not found');
  assert.deepEqual(checkLayers(tree), []);
});

test('reads every kind of import', () => {
  const text = `import a from './a.ts';
    import type { B } from './b.ts';
    import { type C } from './c.ts';
    export * from './d.ts';
    export type { E } from './e.ts';
    type F = import('./f.ts').F;
    const g = await import('./g.ts');
    const h = await import(\`../h.ts\`);
    const i = await import(name);
    import './j.ts';
    import k = require('k');
    const l = require('l');
    let m: typeof import('./m.ts');
    // import './comment.ts';
    const text = "import './text.ts'";`;
  assert.deepEqual(readImports('src/x/here.ts', text).map(({ kind, to, line }) => `${line} ${kind} ${to}`), [
    '1 static src/x/a.ts', '2 type src/x/b.ts', '3 static src/x/c.ts', '4 static src/x/d.ts', '5 type src/x/e.ts', '6 type src/x/f.ts',
    '7 dynamic src/x/g.ts', '8 dynamic src/h.ts', '9 dynamic ', '10 static src/x/j.ts', '11 static k', '12 static l', '13 type src/x/m.ts',
  ]);
});

/** A small tree that keeps to every rule; each breach below is planted into it. */
const sound = {
  'src/record/consent-record.ts': 'export type Id = string;',
  'src/record/digest.ts': "import type { Id } from './consent-record.ts';",
  'src/record/index.ts': "export * from './digest.ts';",
  'src/policy/document.ts': "import type { Id } from '../record/consent-record.ts';",
  'src/policy/lex-text.ts': "import { lexer } from 'marked';",
  'src/policy/diff-words.ts': "import { diffArrays } from 'diff';",
  'src/policy/render-text.ts': "import { html } from 'lit'; import { digestText } from '../record/digest.ts'; import './lex-text.ts';",
  'src/consent/decide.ts': "import type { Id } from '../record/consent-record.ts';",
  'src/outbox/outbox.ts': "import type { Id } from '../record/consent-record.ts';",
  'src/locales/vi.ts': '',
  'src/elements/panel.ts': "import { LitElement } from 'lit'; import '../consent/decide.ts'; import '../outbox/outbox.ts'; import '../locales/vi.ts';",
  'src/elements/reader.ts': "import '../policy/render-text.ts';",
  'src/elements/center.ts': "import './panel.ts'; const later = () => import('./reader.ts');",
  'src/ledger/app.ts': "import { Hono } from 'hono'; import { createHash } from 'node:crypto'; import '../policy/document.ts';",
  'src/ledger/index.ts': "export * from './app.ts';",
  'src/elements/reader-styles.ts': '',
  'src/cli/an-tam.ts': "const load = () => import('./publish.ts');",
  'src/cli/publish.ts': "import 'node:fs'; import '../policy/lex-text.ts'; import '../ledger/app.ts'; import '../elements/reader-styles.ts';",
  'src/an-tam.ts': "import './elements/center.ts';",
  'src/index.ts': "export * from './elements/panel.ts';",
  'src/classic.ts': 'import(address);',
  'demo/shop.ts': "import { app } from '../src/ledger/app.ts'; import { serve } from '@hono/node-server';",
};

test('finds nothing in a tree that keeps to the rules', () => {
  assert.deepEqual(checkLayers(new Map(Object.entries(sound))), []);
});

const breaches: readonly (readonly [what: string, file: string, text: string, told: RegExp])[] = [
  ['record importing policy', 'src/record/digest.ts', "import '../policy/document.ts';", /record must not know policy/],
  ['record importing policy as a type', 'src/record/digest.ts', "import type { X } from '../policy/document.ts';", /record must not know policy/],
  ['consent knowing the outbox', 'src/consent/decide.ts', "import type { X } from '../outbox/outbox.ts';", /consent must not know outbox/],
  ['the outbox knowing consent by a type import of an expression', 'src/outbox/outbox.ts', "type X = import('../consent/decide.ts').X;",
    /outbox must not know consent/],
  ['consent importing lit', 'src/consent/decide.ts', "import { html } from 'lit';", /consent must not import lit/],
  ['elements importing lit under another name', 'src/elements/panel.ts', "import 'lit-element';", /elements must not import lit-element/],
  ['elements importing marked', 'src/elements/reader.ts', "import 'marked';", /elements must not import marked/],
  ['elements importing diff', 'src/elements/reader.ts', "import 'diff';", /elements must not import diff/],
  ['elements importing Node', 'src/elements/panel.ts', "import 'node:fs';", /elements must not import node:fs/],
  ['elements knowing the ledger', 'src/elements/panel.ts', "const x = () => import('../ledger/app.ts');", /elements must not know ledger/],
  ['a locale knowing elements', 'src/locales/vi.ts', "export { X } from '../elements/panel.ts';", /locales must not know elements/],
  ['policy using more of record than digests', 'src/policy/document.ts', "import { X } from '../record/consent-record.ts';", /policy may use of record/],
  ['the ledger using templates', 'src/ledger/app.ts', "import '../policy/render-text.ts';", /ledger may use of policy/],
  ['the ledger knowing a type of templates', 'src/ledger/app.ts', "import type { X } from '../policy/render-text.ts';", /ledger may know of policy/],
  ['the ledger using the words of elements', 'src/ledger/app.ts', "import '../locales/vi.ts';", /ledger may .* locales/],
  ['the ledger importing lit', 'src/ledger/app.ts', "import 'lit';", /ledger must not import lit/],
  ['the command line using an element', 'src/cli/publish.ts', "import '../elements/panel.ts';", /cli may .* elements/],
  ['the command line within any reach of lit', 'src/cli/publish.ts', "import '../policy/render-text.ts';",
    /no page: src\/cli\/an-tam.ts → src\/cli\/publish.ts → src\/policy\/render-text.ts → lit/],
  ['a room of the page knowing the command line', 'src/elements/panel.ts', "import '../cli/an-tam.ts';", /elements must not know cli/],
  ['a second user of marked', 'src/policy/document.ts', "import { Marked } from 'marked';", /one file only/],
  ['marked within static reach of the entry', 'src/elements/center.ts', "import './reader.ts';",
    /src\/an-tam.ts → src\/elements\/center.ts → src\/elements\/reader.ts → src\/policy\/render-text.ts → src\/policy\/lex-text.ts → marked/],
  ['a second user of diff', 'src/policy/lex-text.ts', "import { diffArrays } from 'diff';", /diff is imported by .*: one file only/],
  ['diff within static reach of the entry', 'src/elements/panel.ts', "import '../policy/diff-words.ts';", /panel.ts → src\/policy\/diff-words.ts → diff/],
  ['a barrel used inside', 'src/consent/decide.ts', "import '../record/index.ts';", /imports the barrel/],
  ['a barrel used by the demo', 'demo/shop.ts', "import '../src/ledger/index.ts';", /imports the barrel/],
  ['a cycle between two files', 'src/record/consent-record.ts', "import './digest.ts';", /cycle: .*digest.ts/],
  ['a cycle of types', 'src/record/consent-record.ts', "import type { X } from './digest.ts';", /cycle: .*digest.ts/],
  ['a file importing itself', 'src/locales/vi.ts', "import type { X } from './vi.ts';", /cycle: src\/locales\/vi.ts/],
  ['a computed address', 'src/elements/panel.ts', 'const x = import(name);', /computed address/],
  ['a room that nobody planned', 'src/utils/x.ts', '', /utils is not a room/],
  ['the demo knowing elements', 'demo/shop.ts', "import '../src/elements/panel.ts';", /demo must not know elements/],
  ['src importing a test', 'src/elements/panel.ts', "import '../../test/support/x.ts';", /must not import test/],
  ['a file that is not there', 'src/elements/panel.ts', "import './gone.ts';", /does not exist/],
];

for (const [what, file, text, told] of breaches) {
  test(`reports ${what}`, () => {
    const found = checkLayers(new Map(Object.entries({ ...sound, [file]: text })));
    assert.ok(found.some((sentence) => told.test(sentence)), `reported only: ${found.join('\n') || 'nothing'}`);
  });
}
