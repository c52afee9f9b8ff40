import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { numbersFor, readNumber } from '../../src/ledger/request-number.ts';

const settings = { seed: Number(process.env['FC_SEED'] ?? 1), numRuns: Number(process.env['FC_RUNS'] ?? 300) };
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const firstOf = (subject: string, id: string): string => numbersFor(subject, id).next().value as string;
const numbers = fc.tuple(fc.string(), fc.string()).map(([subject, id]) => firstOf(subject, id));

describe('a request\'s number', () => {
  it('is six signs that nobody mistakes for another on paper', () => {
    fc.assert(fc.property(numbers, (number) => assert.match(number, /^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/)), settings);
  });

  it('is always the same for the same request, and others follow it', () => {
    const [a, b] = [numbersFor('d:x', '1'), numbersFor('d:x', '1')];
    const wishes = Array.from({ length: 50 }, () => a.next().value as string);
    assert.deepEqual(Array.from({ length: 50 }, () => b.next().value as string), wishes);
    assert.equal(new Set(wishes).size, 50);
    assert.notEqual(firstOf('d:y', '1'), wishes[0]);
  });

  it('is read however it is typed', () => {
    fc.assert(fc.property(numbers, (number) => {
      for (const typed of [number, number.toLowerCase(), number.replace('-', ''), ` ${number.replace('-', ' ')} `, [...number].join(' ')]) {
        assert.equal(readNumber(typed), number);
      }
    }), settings);
  });

  it('with one wrong sign is none', () => {
    fc.assert(fc.property(numbers, fc.nat(5), fc.integer({ min: 1, max: 30 }), (number, place, shift) => {
      const signs = [...number.replace('-', '')];
      signs[place] = SIGNS.charAt((SIGNS.indexOf(signs[place] ?? '') + shift) % 31);
      assert.equal(readNumber(signs.join('')), undefined);
    }), settings);
  });

  it('with two signs swapped is none', () => {
    fc.assert(fc.property(numbers, fc.nat(4), (number, place) => {
      const signs = [...number.replace('-', '')];
      const [one = '', two = ''] = [signs[place], signs[place + 1]];
      fc.pre(one !== two);
      signs.splice(place, 2, two, one);
      assert.equal(readNumber(signs.join('')), undefined);
    }), settings);
  });

  for (const typed of ['', '7K2', '7K2-94', '7K2-94QQ', '0K2-94Q', 'đơn hàng']) {
    it(`is not “${typed}”`, () => assert.equal(readNumber(typed), undefined));
  }
});
