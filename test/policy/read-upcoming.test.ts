import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readUpcoming } from '../../src/policy/read-upcoming.ts';

const HEAD = '---\ndocument: thu\nversion: Bản hai\neffective: 2027-01-01\n---\n';
const TOLD = { document: 'thu', version: 'Bản hai', effective: '2027-01-01' };

for (const [what, source] of [
  ['as it is', HEAD], ['with a byte order mark', `\uFEFF${HEAD}`], ['with ends of lines from Windows', HEAD.replaceAll('\n', '\r\n')],
  ['with marks stored apart from their letters', HEAD.normalize('NFD')],
] as const) it(`a version to come is announced from its file ${what}`, () => assert.deepEqual(readUpcoming(source), TOLD));

it('what a file does not say of itself is empty', () => {
  assert.deepEqual(readUpcoming('# Chính sách'), { document: '', version: '', effective: '' });
});
