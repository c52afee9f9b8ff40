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
