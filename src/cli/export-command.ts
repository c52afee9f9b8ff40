import { readConfig } from '../ledger/config.ts';
import { exportRecords } from '../ledger/export-records.ts';
import { makeLog } from '../ledger/log.ts';
import { openStorage } from '../ledger/open-storage.ts';
import { CommandError, type Command } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readWords } from './read-words.ts';

/** `an-tam export`: see its help. */
export const exportCommand: Command = async ({ words, folder, env, now, tell }) => {
  const { positionals } = readWords(words, {});
  if (positionals.length > 0) throw new CommandError(`"${positionals.join(' ')}" is no use here: it takes the database from DATABASE_URL or DATA_DIR, and writes to standard output.`);
  const storage = await openStorage(findDatabase(readConfig(env).ledger.database, folder), now, makeLog('silent'), { asIs: true });
  try {
    for await (const line of exportRecords(storage)) tell(line.trimEnd());
  } finally {
    await storage.close();
  }
  return 0;
};
