import type { Storage } from './storage.ts';

/**
 * Everything that was kept, as lines of JSON (NDJSON) for an auditor: the record itself and what the ledger noted.
 * `sha256` is of the record's canonical JSON, which is how it stands in the line.
 */
export async function* exportRecords(storage: Storage): AsyncGenerator<string> {
  for await (const { position, receivedAt, sha256, unknownClauses, content } of storage.export()) {
    const note = JSON.stringify({ position, received_at: receivedAt, sha256, unknown_clauses: unknownClauses });
    yield `${note.slice(0, -1)},"record":${content}}\n`;
  }
}
