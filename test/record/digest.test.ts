import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { deviceSubjectId, newDeviceKey } from '../../src/record/device-key.ts';
import { canonicalText, digestText } from '../../src/record/digest.ts';
import { newRecordId } from '../../src/record/record-id.ts';

/** Another implementation's word: coreutils. */
const sha256sum = (text: string): string => execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64);

describe('the canonical form of a text', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['takes the byte order mark off', '\uFEFFĐiều khoản\n', 'Điều khoản\n'],
    ['turns CRLF and CR into LF', 'một\r\nhai\rba', 'một\nhai\nba\n'],
    ['composes marks that stand apart', 'đồng ý hoàn tiền'.normalize('NFD'), 'đồng ý hoàn tiền\n'.normalize('NFC')],
    ['takes trailing blanks off every line', 'một  \n\thai\t \nba ', 'một\n\thai\nba\n'],
    ['ends in exactly one line feed', 'một\n\n\n', 'một\n'],
    ['keeps blank lines between', 'một\n \nhai', 'một\n\nhai\n'],
    ['makes one line feed of nothing', '', '\n'],
    ['keeps a byte order mark that is not at the start', 'a\uFEFFb', 'a\uFEFFb\n'],
  ];
  for (const [name, text, expected] of rows) {
    it(name, () => assert.equal(canonicalText(text), expected));
  }
  it('stays what it is when it is made canonical again', () => {
    for (const [, text] of rows) assert.equal(canonicalText(canonicalText(text)), canonicalText(text));
  });
});

describe('a digest', () => {
  for (const text of ['Nhận bản tin khuyến mại\n', 'đĐ ở Việt Nam: hòa, thủy, ướt\n', 'a'.repeat(100_000) + '\n', '𝒱 emoji 🐃\n']) {
    it(`of ${JSON.stringify(text.slice(0, 30))} is what sha256sum says`, async () => assert.equal(await digestText(text), sha256sum(text)));
  }
  it('is the same on a page whose library put an Array.from in place that takes no function', async () => {
    const from = Array.from;
    Object.assign(Array, { from: (items: Iterable<unknown>) => [...items] });
    try {
      assert.equal(await digestText('thư\n'), sha256sum('thư\n'));
      assert.match(newRecordId(0), /^[0-9a-f-]{36}$/);
    } finally {
      Array.from = from;
    }
  });
  it('knows LF alone as a line\'s end, as sed does', () => {
    assert.equal(canonicalText('a \u2028b \nc'), 'a \u2028b\nc\n');
  });
  it('is the same for NFD, CRLF and BOM as for the canonical text', async () => {
    const text = '## Nhận bản tin\n\nMỗi tuần tối đa một thư.\n';
    assert.equal(await digestText(`\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}\r\n`), sha256sum(text.normalize('NFC')));
  });
});

describe('a device key', () => {
  it('is 22 characters of base64url, and never the same', () => {
    assert.match(newDeviceKey(), /^[\w-]{22}$/);
    assert.notEqual(newDeviceKey(), newDeviceKey());
  });
  it('proves the subject that openssl derives from it', async () => {
    const key = newDeviceKey();
    const hash = execFileSync('openssl', ['dgst', '-sha256', '-binary'], { input: key }).toString('base64url');
    assert.equal(await deviceSubjectId(key), `d:${hash}`);
  });
});
