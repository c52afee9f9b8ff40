import { findGood, type Good } from './goods.ts';

/** What a customer means to buy. It lives in one session cookie and nowhere else: the shop keeps nothing of it. */
export type Cart = ReadonlyMap<Good, number>;

/** The most of one thing in a cart. */
export const MOST_OF_ONE = 20;

/** Reads `cam-vinh.2~lac-dien-chau.1`; what the shop doesn't sell, or no number of it, is left out. */
export const readCart = (cookie: string | undefined): Cart => {
  const cart = new Map<Good, number>();
  for (const entry of (cookie ?? '').split('~')) {
    const [slug = '', count = ''] = entry.split('.');
    const good = findGood(slug);
    if (good && /^[1-9]\d?$/.test(count)) cart.set(good, Math.min(Number(count), MOST_OF_ONE));
  }
  return cart;
};

export const writeCart = (cart: Cart): string => [...cart].map(([good, count]) => `${good.slug}.${count}`).join('~');

/** The cart with so many of a thing, 0 to take it out; a count beyond what one may order becomes the most. */
export const setCount = (cart: Cart, good: Good, count: number): Cart => {
  const changed = new Map(cart);
  if (count > 0) changed.set(good, Math.min(count, MOST_OF_ONE));
  else changed.delete(good);
  return changed;
};

export const countOf = (cart: Cart): number => [...cart.values()].reduce((sum, count) => sum + count, 0);

/** In đồng. */
export const totalOf = (cart: Cart): number => [...cart].reduce((sum, [good, count]) => sum + good.price * count, 0);
