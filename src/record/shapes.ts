import * as v from 'valibot';
import type { RecordId, Sha256, Timestamp } from './consent-record.ts';
import { compose } from './compose.ts';
import { normaliseEmail, normalisePhone } from './contact.ts';

/** The shapes of members that records of every schema share. Unknown members are refused everywhere. */

export const text = (most: number, least = 1) => v.pipe(v.string(), v.minLength(least), v.maxLength(most), v.check(
  (value) => value.length > most || value === compose(value), 'must be Unicode NFC: normalise the string before sending'));

export const pattern = (most: number, shape: RegExp, message: string) => v.pipe(text(most), v.regex(shape, message));

export const recordId = v.pipe(pattern(36, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'must be a UUIDv7 in lower case'), v.transform((value) => value as RecordId));

const digest = v.pipe(pattern(64, /^[0-9a-f]{64}$/, 'must be a SHA-256 as 64 lower-case hex digits'),
  v.transform((value) => value as Sha256));

export const timestamp = v.pipe(pattern(24, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  'must be RFC 3339 UTC with milliseconds: 2026-11-22T03:04:05.678Z'),
v.check((value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value, 'must be a moment that exists'),
v.transform((value) => value as Timestamp));

const slug = pattern(100, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by -');

export const language = pattern(35, /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, 'must be a BCP 47 language tag');

const webAddress = (most: number, shape: RegExp, message: string) => v.pipe(pattern(most, shape, message),
  v.check((value) => URL.canParse(value), 'must be a URL that parses'));

export const subject = v.variant('kind', [
  v.strictObject({ kind: v.literal('device'), id: pattern(45, /^d:[A-Za-z0-9_-]{43}$/, 'must be d: and a base64url SHA-256') }),
  v.strictObject({ kind: v.literal('account'), id: text(255) }),
]);

export const contact = v.strictObject({
  email: v.exactOptional(v.pipe(text(254), v.check((value) => normaliseEmail(value) === value, 'must be a normalised e-mail address'))),
  phone: v.exactOptional(v.pipe(text(16), v.check((value) => normalisePhone(value) === value, 'must be an E.164 phone number'))),
});

export const policy = v.strictObject({
  document: slug, version: text(100), language,
  url: webAddress(2000, /^https?:\/\//, 'must be an absolute http or https URL'), sha256: digest,
});

export const clause = v.strictObject({
  id: pattern(200, /^[a-z0-9-]+$/, 'must be a heading id: a-z, 0-9 and -'), sha256: digest, title: text(500),
});

/** Longest address of a page, in UTF-16 units. */
export const LONGEST_ADDRESS = 2000;

export const origin = webAddress(LONGEST_ADDRESS, /^https?:\/\/[^?#]+$/, 'must be an http or https origin and path, without query or fragment');

export const widget = pattern(100, /^[a-z0-9-]+\/[0-9A-Za-z.+-]+$/, 'must be name/version');
