import { toHex } from './digest.ts';
import type { RecordId, Timestamp } from './consent-record.ts';

/**
 * Makes a UUIDv7 (RFC 9562 §5.7).
 *
 * @param now milliseconds since the epoch; negative or larger than 48 bits is cut to 48 bits
 * @param random 10 random bytes; by default from the platform's secure generator
 */
export const newRecordId = (now: number, random = crypto.getRandomValues(new Uint8Array(10))): RecordId => {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const rest = toHex(random);
  const variant = '89ab'[(random[2] ?? 0) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(5, 8)}-${rest.slice(8, 20)}` as RecordId;
};

/** RFC 3339 UTC with milliseconds. `now` is in milliseconds since the epoch. */
export const toTimestamp = (now: number): Timestamp => new Date(now).toISOString() as Timestamp;
