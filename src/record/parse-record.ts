import * as v from 'valibot';
import { CONSENT_SCHEMA, type ConsentRecord } from './consent-record.ts';
import { parseWith, type Parsed } from './parse-with.ts';
import { clause, contact, language, origin, pattern, policy, recordId, subject, text, timestamp, widget } from './shapes.ts';

export type { RecordFault } from './parse-with.ts';

/** The shape, for the parser below and for the published JSON Schema. Unknown members are refused everywhere. */
export const consentRecordSchema = v.strictObject({
  schema: v.literal(CONSENT_SCHEMA),
  id: recordId,
  decided_at: timestamp,
  subject,
  contact: v.exactOptional(contact),
  policy,
  decisions: v.pipe(v.array(v.strictObject({
    purpose: pattern(100, /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/, 'must be lower-case words joined by -, groups by .'),
    state: v.picklist(['granted', 'denied', 'withdrawn']),
    clause,
    recipients: v.pipe(v.array(text(200)), v.maxLength(50)),
    supersedes: v.nullable(recordId),
  })), v.minLength(1), v.maxLength(50), v.check(
    (decisions) => new Set(decisions.map(({ purpose }) => purpose)).size === decisions.length,
    'must have one decision a purpose')),
  act: v.strictObject({
    gesture: v.picklist(['switch', 'refuse', 'withdraw-all', 'form', 'unsubscribe']),
    label: text(500),
    default: v.literal('off'),
    language,
    declared: v.pipe(v.array(pattern(50, /^age-\d{1,2}$/, 'must be age-<years>')), v.maxLength(10)),
  }),
  signals: v.strictObject({ gpc: v.nullable(v.boolean()) }),
  origin,
  widget,
});

export type ParsedRecord = Parsed<ConsentRecord>;

/**
 * Checks a consent record, as JSON text or as its value. It never throws for bad input: it answers the faults, each
 * with the member it is about.
 */
export const parseConsentRecord = (input: unknown): ParsedRecord => parseWith(consentRecordSchema, input) satisfies ParsedRecord;
