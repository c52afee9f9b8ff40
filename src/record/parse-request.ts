import * as v from 'valibot';
import { parseWith, type Parsed } from './parse-with.ts';
import { MAX_MESSAGE, REQUEST_KINDS, REQUEST_SCHEMA, type RequestRecord } from './request-record.ts';
import { clause, contact, origin, policy, recordId, subject, text, timestamp, widget } from './shapes.ts';

/** The shape, for the parser below and for the published JSON Schema. Unknown members are refused everywhere. */
export const requestRecordSchema = v.strictObject({
  schema: v.literal(REQUEST_SCHEMA),
  id: recordId,
  made_at: timestamp,
  subject,
  contact: v.exactOptional(contact),
  kind: v.picklist(REQUEST_KINDS),
  message: text(MAX_MESSAGE, 0),
  policy,
  clause,
  origin,
  widget,
});

export type ParsedRequest = Parsed<RequestRecord>;

/** Checks a request record, as JSON text or as its value. It never throws for bad input: it answers the faults, each with its member. */
export const parseRequestRecord = (input: unknown): ParsedRequest => parseWith(requestRecordSchema, input) satisfies ParsedRequest;
