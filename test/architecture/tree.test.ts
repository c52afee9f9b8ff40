import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { checkTree } from './check-tree.ts';
import { readTree, root } from './source-tree.ts';

test('the tree is as the architecture draws it', () => {
  const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(checkTree(paths, readTree('src/**/*.ts', 'demo/**/*.ts')), []);
});

const sound = ['package.json', 'README.md', 'src/an-tam.ts', 'src/record/digest.ts', 'test/record/digest.test.ts', 'test/support/run-tests.ts', 'demo/shop.ts'];

test('finds nothing in a sound tree', () => {
  assert.deepEqual(checkTree(sound, new Map([['src/an-tam.ts', 'x\n'.repeat(250)]])), []);
});

for (const [what, path, told] of [
  ['a config at the top', 'vite.config.ts', /does not belong at the top/],
  ['a folder at the top', 'scripts/x.ts', /scripts does not belong/],
  ['a room without tests', 'src/outbox/outbox.ts', /no test mirrors src\/outbox/],
  ['tests of a room that is gone', 'test/screens/x.test.ts', /mirrors no room/],
  ['a vague file', 'src/record/utils.ts', /says nothing/],
  ['a vague folder', 'demo/helpers/x.ts', /says nothing/],
  ['a vague part of a name', 'src/record/record-helpers.ts', /says nothing/],
  ['a name in another case', 'src/record/makeRecord.ts', /lower-case/],
] as const) {
  test(`reports ${what}`, () => {
    assert.match(checkTree([...sound, path], new Map()).join('\n'), told);
  });
}

test('reports a file that is too long', () => {
  assert.match(checkTree(sound, new Map([['src/an-tam.ts', 'x\n'.repeat(251)]])).join('\n'), /251 lines/);
});
