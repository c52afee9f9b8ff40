import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenSubject } from '../../src/outbox/token-subject.ts';
import { tokenOf } from './some-record.ts';

for (const sub of ['an', 'bình-ÿ?>~', 'nguyễn văn ấn 🙂']) {
  test(`the subject of a token is read whatever its letters: ${sub}`, () => assert.equal(tokenSubject(tokenOf(sub)), sub));
}

test('the subject of a token is answered in NFC, as records have it', () => {
  assert.equal(tokenSubject(tokenOf('Ấn'.normalize('NFD'))), 'Ấn'.normalize('NFC'));
});

for (const token of ['', 'opaque', 'a.b', 'a.%%%.c', 'a.bnVsbA.c', 'a.e30.c', 'a.e30.c\n.', '..']) {
  test(`what is no token names nobody: ${JSON.stringify(token)}`, () => assert.equal(tokenSubject(token), undefined));
}
