import { canonicalJson } from '../record/canonical-json.ts';
import type { ConsentRecord, Timestamp } from '../record/consent-record.ts';
import type { RequestRecord } from '../record/request-record.ts';
import { subjectKey } from '../record/subject-key.ts';
import { digestBytes } from './digest-bytes.ts';
import type { NewRow } from './rows.ts';

/** A record that was admitted, as it is kept. */
export const makeRow = (record: ConsentRecord | RequestRecord, receivedAt: Timestamp, unknownClauses: readonly string[] = []): NewRow => {
  const content = canonicalJson(record);
  const { id, schema, subject } = record;
  return { subject: subjectKey(subject), id, schema, content, sha256: digestBytes(content), receivedAt, unknownClauses };
};
