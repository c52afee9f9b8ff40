/** Crockford's base 32: no I, L, O or U, so that nothing is misheard for a figure. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A record's number, short enough to be read out on the phone: six signs of the id's last 30 random bits, as `7K2-94Q`. It tells
 * one's own receipts apart; the id itself is what proves.
 */
export const receiptNumber = (id: string): string => {
  const bits = parseInt(id.replaceAll('-', '').slice(-8), 16) % 2 ** 30;
  const signs = Array.from({ length: 6 }, (_, place) => SIGNS[Math.floor(bits / 32 ** (5 - place)) % 32]).join('');
  return `${signs.slice(0, 3)}-${signs.slice(3)}`;
};

/**
 * Reads a record's number as a person says or types it: blanks, dashes and small letters do no harm, nor what Crockford's
 * base 32 takes for a figure (O for 0, I and L for 1).
 *
 * @returns the number in its one form; `undefined` where it can't be one
 */
export const readReceiptNumber = (typed: string): string | undefined => {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{6}$/.test(signs) ? `${signs.slice(0, 3)}-${signs.slice(3)}` : undefined;
};
