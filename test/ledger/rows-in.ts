import type { Storage, StoredRow } from '../../src/ledger/storage.ts';

/** All rows of a subject at once, as only a test wants them. */
export const rowsIn = async (storage: Pick<Storage, 'rowsOf'>, subject: string): Promise<readonly StoredRow[]> => {
  const rows: StoredRow[] = [];
  for await (const row of storage.rowsOf(subject)) rows.push(row);
  return rows;
};
