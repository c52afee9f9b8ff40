import { compose } from './compose.ts';

/** Longest e-mail address that can be delivered to (RFC 5321 §4.5.3.1.3, less the angle brackets). */
const MAX_EMAIL = 254;

const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/**
 * Normalises an e-mail address: blanks around it off, NFC, its domain in lower case.
 *
 * @returns `undefined` where it can't be an address anybody could write to.
 */
export const normaliseEmail = (typed: string): string | undefined => {
  const [local = '', domain = '', ...more] = (compose(typed.trim()) ?? '').split('@');
  const email = `${local}@${domain.toLowerCase()}`;
  return more.length === 0 && email.length <= MAX_EMAIL && EMAIL.test(email) && !/^\.|\.\.|\.$/.test(local) ? email : undefined;
};

/**
 * Normalises a phone number to E.164; a number that starts with a single 0 is taken as Vietnamese (+84), and the 0 that
 * some write behind +84 is dropped.
 *
 * @returns `undefined` where it isn't a number of 8 to 15 digits.
 */
export const normalisePhone = (typed: string): string | undefined => {
  const bare = (compose(typed) ?? '').normalize('NFKC').replace(/[\s().-]/g, '');
  const phone = bare.replace(/^00/, '+').replace(/^0/, '+84').replace(/^\+840/, '+84');
  return /^\+[1-9]\d{7,14}$/.test(phone) ? phone : undefined;
};
