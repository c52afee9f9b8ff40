import type { Sendable } from '../outbox/sendable.ts';
import { REQUEST_SCHEMA, type RequestRecord } from '../record/request-record.ts';

/** What of a delivered request stays on this device until it is cleared: enough to show it again, without its words. */
export type RequestTrace = Sendable & Pick<RequestRecord, 'kind' | 'made_at' | 'clause'> & Partial<Pick<RequestRecord, 'message'>>;

export const isRequest = (record: Sendable): record is RequestRecord => record.schema === REQUEST_SCHEMA;

export const requestTrace = (record: Sendable): object => {
  if (!isRequest(record)) return {};
  const { schema, subject, kind, made_at, clause } = record;
  return { schema, subject, kind, made_at, clause };
};
