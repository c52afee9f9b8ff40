/** The package's `an-tam/record`: what another endpoint needs to speak the contract. Nothing inside imports this file. */
export { canonicalJson } from './canonical-json.ts';
export type { Choices, StandingChoice } from './choice.ts';
export * from './consent-record.ts';
export { normaliseEmail, normalisePhone } from './contact.ts';
export { deviceSubjectId, newDeviceKey } from './device-key.ts';
export { canonicalText, digestText } from './digest.ts';
export { parseConsentRecord, type ParsedRecord, type RecordFault } from './parse-record.ts';
export type { HeldRecord, History } from './history.ts';
export { parseRequestRecord, type ParsedRequest } from './parse-request.ts';
export { newRecordId, toTimestamp } from './record-id.ts';
export { receiptNumber } from './receipt-number.ts';
export { HELD_BY_SHOP, STANDARD_FIELDS, type StandardField } from './standard-fields.ts';
export { toIso27560, toKantara } from './to-standards.ts';
export { readReceipt, type Receipt } from './receipt.ts';
export * from './request-record.ts';
