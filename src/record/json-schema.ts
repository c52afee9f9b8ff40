import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { CONSENT_SCHEMA, MAX_RECORD_BYTES } from './consent-record.ts';
import { consentRecordSchema } from './parse-record.ts';
import { requestRecordSchema } from './parse-request.ts';
import { REQUEST_SCHEMA } from './request-record.ts';

const published = (schema: GenericSchema, id: string, title: string, more: string): JsonSchema => ({
  ...toJsonSchema(schema, { typeMode: 'input', ignoreActions: ['check', 'transform'] }),
  $id: id,
  title,
  description: `One record takes at most ${MAX_RECORD_BYTES} bytes. Beyond this schema: strings are Unicode NFC, times exist, `
    + `URLs parse, contacts are normalised (e-mail with its host in lower case, phone in E.164)${more}.`,
});

/**
 * The parsers' shapes as JSON Schema (draft-07), for endpoints that are not ours. Made when the package is built; no
 * bundle carries them.
 *
 * JSON Schema can't say what the parser's `check`s say: Unicode NFC, normalised contacts, moments that exist, one decision
 * a purpose, bytes in all. So a record that passes here may still be refused by the parser; the description says by what.
 */
export const consentRecordJsonSchema = (): JsonSchema =>
  published(consentRecordSchema, CONSENT_SCHEMA, 'An Tâm consent record', ', and there is one decision a purpose');

/** The same of a request: its message counts UTF-16 code units. */
export const requestRecordJsonSchema = (): JsonSchema =>
  published(requestRecordSchema, REQUEST_SCHEMA, 'An Tâm request', ', and the message counts UTF-16 code units');
