/** No wait that an endpoint asks for is honoured beyond this, in milliseconds: a wrong clock must not silence a device. */
export const LONGEST_HOLD = 3_600_000;

/**
 * Milliseconds to wait after a failure: exponential from 1 s to 5 min with full jitter, so that the devices which one
 * outage sent away don't come back together.
 *
 * @param failures failures in a row before this one, from 0
 * @param random from 0 up to 1
 */
export const retryDelay = (failures: number, random: number): number => random * Math.min(300_000, 1000 * 2 ** failures);

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3): seconds, or an HTTP-date that is measured against the answer's own `Date`
 * where the endpoint exposes it, since the device's clock may be wrong.
 *
 * @returns milliseconds from now, at most {@link LONGEST_HOLD}; 0 where there is nothing to honour
 */
export const readRetryAfter = (headers: Headers, now: number): number => {
  const value = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - (Date.parse(headers.get('date') ?? '') || now);
  return wait > 0 ? Math.min(wait, LONGEST_HOLD) : 0;
};
