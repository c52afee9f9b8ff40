import { createHash } from 'node:crypto';

/**
 * The figures and letters of a number: none that is mistaken for another on paper (0 O, 1 I L). They are 31, a prime, so one
 * sum tells every single wrong sign and every swap of two.
 */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Signs before the check sign: 28 million numbers. */
const LENGTH = 5;

const valueOf = (sign: string | undefined): number => SIGNS.indexOf(sign ?? '');

/** The sign that makes the weighted sum of all six divisible by 31; the check sign itself weighs 1. */
const checkSign = (signs: string): string => {
  const sum = [...signs].reduce((total, sign, index) => total + valueOf(sign) * (index + 2), 0);
  return SIGNS.charAt((SIGNS.length - (sum % SIGNS.length)) % SIGNS.length);
};

const withCheck = (signs: string): string => `${signs.slice(0, 3)}-${signs.slice(3)}${checkSign(signs)}`;

/**
 * The numbers that a request may get, the first wish first, without end: always the same for the same request, so that a
 * process which stopped midway and the one which goes on wish for the same. Nobody can tell from a number whose it is.
 */
export function* numbersFor(subject: string, id: string): Generator<string> {
  for (let turn = 0; ; turn++) {
    const bytes = createHash('sha256').update(`${turn} ${subject} ${id}`).digest();
    let value = bytes.readUIntBE(0, 6);
    let signs = '';
    for (; signs.length < LENGTH; value = Math.floor(value / SIGNS.length)) signs += SIGNS.charAt(value % SIGNS.length);
    yield withCheck(signs);
  }
}

/**
 * Reads a number as a person says or types it: blanks, dashes and small letters do no harm.
 *
 * @returns the number in its one form; `undefined` where it can't be one, for a sign is missing or wrong
 */
export const readNumber = (typed: string): string | undefined => {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '');
  const bare = signs.slice(0, LENGTH);
  const known = signs.length === LENGTH + 1 && [...signs].every((sign) => SIGNS.includes(sign));
  return known && checkSign(bare) === signs.slice(LENGTH) ? withCheck(bare) : undefined;
};
