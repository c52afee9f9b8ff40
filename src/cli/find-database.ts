import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseAddress } from '../ledger/open-storage.ts';
import { CommandError } from './command.ts';

/** A look at a folder without a ledger must not make one there: it would hold nothing, and nobody would know why. */
export const findDatabase = (database: DatabaseAddress, from: string): DatabaseAddress => {
  if ('url' in database) return database;
  const folder = resolve(from, database.folder);
  if (!existsSync(join(folder, 'ledger.sqlite'))) {
    throw new CommandError(`there is no ledger in ${folder}: name its folder with DATA_DIR, or its DATABASE_URL.`);
  }
  return { folder };
};
