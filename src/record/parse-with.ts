import * as v from 'valibot';
import { MAX_RECORD_BYTES } from './consent-record.ts';

/** What is wrong with a record: `path` is the member (`decisions.0.purpose`), `message` says what it must be. */
export type RecordFault = { readonly path: string; readonly message: string };

export type Parsed<Record> =
  | { readonly ok: true; readonly record: Record }
  | { readonly ok: false; readonly faults: readonly RecordFault[] };

/** A member too many or too few in words of ours: the parser's speak of types. */
const sayFault = ({ type, expected, received, message }: v.BaseIssue<unknown>): string => {
  if (type !== 'strict_object' || expected === 'Object') return message;
  return expected === 'never' ? 'is not a member here' : received === 'undefined' ? 'is missing' : message;
};

/**
 * Checks a record, as JSON text or as its value, against its shape. It never throws for bad input: it answers the faults,
 * each with the member it is about.
 */
export const parseWith = <Schema extends v.GenericSchema>(schema: Schema, input: unknown): Parsed<v.InferOutput<Schema>> => {
  const fault = (path: string, message: string) => ({ ok: false, faults: [{ path, message }] }) as const;
  let value = input;
  if (typeof input === 'string') {
    if (new TextEncoder().encode(input).length > MAX_RECORD_BYTES) return fault('', `must take at most ${MAX_RECORD_BYTES} bytes`);
    try {
      value = JSON.parse(input);
    } catch (error) {
      return fault('', `must be JSON: ${(error as Error).message}`);
    }
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, record: result.output };
  return { ok: false, faults: result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: sayFault(issue) })) };
};
