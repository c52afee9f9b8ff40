import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseEmail, normalisePhone } from '../../src/record/contact.ts';

describe('an e-mail address', () => {
  for (const [typed, expected] of [
    ['lan@example.vn', 'lan@example.vn'],
    ['  Lan@Example.VN ', 'Lan@example.vn'],
    ['lan+tin@cua-hang.example', 'lan+tin@cua-hang.example'],
    ['o\'neil@example.vn', 'o\'neil@example.vn'],
    ['lan@tên-miền.vn'.normalize('NFD'), 'lan@tên-miền.vn'],
  ] as const) it(`${typed} is ${expected}`, () => assert.equal(normaliseEmail(typed), expected));
  for (const typed of ['', 'lan', 'lan@', '@example.vn', 'lan@example', 'a@b@c.vn', 'lan lan@example.vn', 'lan@exa mple.vn', 'lan@-example.vn',
    'lan@example.vn.', '.lan@example.vn', 'la..n@example.vn', 'lan@example.vn\nbcc: x@y.vn', '<lan@example.vn>', `${'a'.repeat(65)}@example.vn`, `a@${'b'.repeat(250)}.vn`]) {
    it(`${JSON.stringify(typed.slice(0, 40))} is none`, () => assert.equal(normaliseEmail(typed), undefined));
  }
  it('is judged in linear time', () => assert.equal(normaliseEmail(`a@${'b-'.repeat(50_000)}`), undefined));
});

describe('a phone number', () => {
  for (const [typed, expected] of [
    ['0912 345 678', '+84912345678'], ['+84 912-345-678', '+84912345678'], ['0084912345678', '+84912345678'],
    ['(0238) 555.0123', '+842385550123'], ['+1 202 555 0143', '+12025550143'],
  ] as const) it(`${typed} is ${expected}`, () => assert.equal(normalisePhone(typed), expected));
  for (const typed of ['', '113', '09x2345678', '+0912345678', '0912 345 678 999 999 9']) {
    it(`${JSON.stringify(typed)} is none`, () => assert.equal(normalisePhone(typed), undefined));
  }
});
