import { readConfig } from '../ledger/config.ts';
import { exportRecords } from '../ledger/export-records.ts';
import { makeLog } from '../ledger/log.ts';
import { openStorage } from '../ledger/open-storage.ts';
import { readReceiptNumber, receiptNumber } from '../record/receipt-number.ts';
import { CommandError, type Command } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readWords } from './read-words.ts';

/**
 * Which lines are asked for: those whose record has the number that its receipt shows, or all.
 *
 * @throws CommandError where that is no number
 */
const wantedBy = (typed: string | undefined): (line: string) => boolean => {
  if (typed === undefined) return () => true;
  const number = readReceiptNumber(typed);
  if (number === undefined) throw new CommandError(`"${typed}" is no number of a receipt: it has six letters and figures, like 7K2-94Q.`);
  return (line) => receiptNumber((JSON.parse(line) as { record: { id: string } }).record.id) === number;
};

/** `an-tam export`: see its help. */
export const exportCommand: Command = async ({ words, folder, env, now, tell }) => {
  const { positionals, values: { number } } = readWords(words, { number: { type: 'string' } });
  if (positionals.length > 0) throw new CommandError(`"${positionals.join(' ')}" is no use here: it takes the database from DATABASE_URL or DATA_DIR, and writes to standard output.`);
  const isWanted = wantedBy(number);
  const storage = await openStorage(findDatabase(readConfig(env).ledger.database, folder), now, makeLog('silent'), { asIs: true });
  try {
    let told = 0;
    for await (const line of exportRecords(storage)) {
      if (!isWanted(line)) continue;
      tell(line.trimEnd());
      told++;
    }
    if (number !== undefined && told === 0) throw new CommandError(`no record has the number ${number}: a request's own number is looked up with an-tam requests show.`);
  } finally {
    await storage.close();
  }
  return 0;
};
