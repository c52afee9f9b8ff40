import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { pageAddress } from '../../src/elements/circumstances.ts';

test('records name the widget by the version that the package has', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const [, widget] = /WIDGET = '([^']+)'/.exec(readFileSync('src/elements/circumstances.ts', 'utf8')) ?? [];
  assert.equal(widget, `an-tam/${version}`);
});

test('a page’s address is that of its origin where a blob made a page in place', () => {
  assert.equal(pageAddress('about:srcdoc', 'blob:https://shop.example/6f3c'), 'https://shop.example/');
});

const base = 'https://shop.example/tai-khoan?ma=1#x';
for (const [name, href, address] of [
  ['is its origin and path, without query and fragment', base, 'https://shop.example/tai-khoan'],
  ['made in place is that of the page that made it', 'about:srcdoc', 'https://shop.example/tai-khoan'],
  ['made from a blob is that of the page that made it', 'blob:https://shop.example/6f3c', 'https://shop.example/tai-khoan'],
  ['is its origin alone where no record could hold the path', `https://shop.example/${'a'.repeat(2000)}`, 'https://shop.example/'],
] as const) {
  test(`a page’s address ${name}`, () => {
    assert.equal(pageAddress(href, base), address);
  });
}
