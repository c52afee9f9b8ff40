import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['ERR_PARSE_ARGS_UNKNOWN_OPTION', 'is not an option here'],
  ['ERR_PARSE_ARGS_INVALID_OPTION_VALUE', 'is not used the way it is meant'],
]);

/**
 * Reads a command's options and the words between them.
 *
 * @throws CommandError for an option that the command does not know, or that lacks its value
 */
export const readWords = <const Wanted extends Options>(words: readonly string[], options: Wanted) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const [, option] = /'(?:-\w, )?(--?[\w-]+)/.exec(message) ?? [];
    throw new CommandError(option ? `${option} ${FAULTS.get(code) ?? 'can\'t be read'}: see --help.` : message, { cause });
  }
};
