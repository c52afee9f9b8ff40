import { isIP } from 'node:net';

/** A bucket's size and how fast it fills again. */
export type Rate = {
  readonly burst: number;
  readonly perSecond: number;
};

/**
 * A person decides a few times a visit: 120 requests at once and one a second for ever is far beyond any honest use, also
 * after days offline.
 */
export const SUBJECT_RATE: Rate = { burst: 120, perSecond: 1 };

/**
 * What is kept is kept for good, and a device needs no sign-up: 240 records at once, and one each five minutes for ever, are
 * more than anybody decides, and bound what one subject can fill. What denies or withdraws has as much again for itself: it never
 * waits behind grants. A record that was refused, or is there already, costs nothing.
 */
export const RECORD_RATE: Rate = { burst: 240, perSecond: 1 / 300 };

/**
 * Thousands of households may share one address (carrier NAT), so this ceiling is only there to stop a machine: 24,000
 * at once and 300 a second. 10,000 customers who all open the shop within a minute, with three requests each, pass.
 */
export const ADDRESS_RATE: Rate = { burst: 24_000, perSecond: 300 };

/** Buckets that are remembered at most; a bucket takes some 200 bytes. */
const MOST_BUCKETS = 50_000;

type Bucket = { tokens: number; at: number };

/**
 * Token buckets, in memory alone: what they are named after (an address, a subject) is written nowhere and forgotten
 * when it has been quiet. Each ledger process counts for itself.
 */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #most: number;
  /** In order of last use, so that the first is the one longest quiet. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param now milliseconds, never mind since when */
  constructor(rate: Rate, now: () => number, most = MOST_BUCKETS) {
    this.#rate = rate;
    this.#now = now;
    this.#most = most;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one token. @returns 0 where there was one, else the seconds until there is. */
  take(name: string): number {
    const now = this.#now();
    const { burst, perSecond } = this.#rate;
    const bucket = this.#buckets.get(name) ?? { tokens: burst, at: now };
    // A clock that was set back must not take tokens away.
    const tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    const enough = tokens >= 1;
    this.#buckets.delete(name);
    this.#buckets.set(name, { tokens: enough ? tokens - 1 : tokens, at: now });
    this.#forget();
    return enough ? 0 : (1 - tokens) / perSecond;
  }

  /** A token that was taken for nothing. */
  giveBack(name: string): void {
    const bucket = this.#buckets.get(name);
    if (bucket) bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + 1);
  }

  #forget(): void {
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size > this.#most && !oldest.done) this.#buckets.delete(oldest.value);
  }
}

/** Some proxies write the connection's port behind the address (RFC 7239 §6 puts IPv6 in brackets then). */
const withoutPort = (address: string): string => address.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');

/**
 * What a client's address counts as: an IPv6 customer is given a whole /64, so that is one. All that is no address is one too.
 *
 * @param address as the socket or the proxy says it
 */
export const addressBucket = (address: string): string => {
  const bare = withoutPort(address.trim().toLowerCase()).replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/, '');
  const family = isIP(bare);
  if (family !== 6) return family === 4 ? bare : 'unknown';
  const [head = '', tail = ''] = bare.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const gap = bare.includes('::') ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0') : [];
  return [...left, ...gap, ...right].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':');
};
