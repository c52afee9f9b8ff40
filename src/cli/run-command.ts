import type { Command, ExitCode, World } from './command.ts';

export type Entry = {
  /** One line of the overview. */
  readonly about: string;
  /** What `--help` after its name shows. */
  readonly help: string;
  /** A command's own file is read when it is asked for. */
  readonly load: () => Promise<Command>;
};

/** Commands by name. */
export type Commands = Readonly<Record<string, Entry>>;

const overview = (commands: Commands): string => {
  const widest = Math.max(...Object.keys(commands).map((name) => name.length));
  return ['an-tam: the shop\'s side of An Tâm', '', 'Usage: an-tam <command> [options]', '',
    ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(widest)}  ${about}`), '',
    'an-tam <command> --help tells more of one; an-tam --version says which this is.',
    'Exit codes: 0 all is well, 1 something was found, 2 it could not be done.'].join('\n');
};

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

/** By their names: the ledger's own class would bring the ledger to commands that have no need of it. */
const isCommandError = (error: unknown): error is Error =>
  error instanceof Error && ['CommandError', 'StartError'].includes(error.name);

/**
 * Runs the command that the first word names. Never throws for what a person can mend: that is one line on standard
 * error and exit code 2.
 */
export const runCommand = async (commands: Commands, version: string, world: World): Promise<ExitCode> => {
  const [name, ...words] = world.words;
  if (name === '--version') {
    world.tell(version);
    return 0;
  }
  if (name === undefined || isHelp(name)) {
    world.tell(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    world.complain(`an-tam: there is no command "${name}": use one of ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  if (words.some(isHelp)) {
    world.tell(entry.help);
    return 0;
  }
  try {
    const command = await entry.load();
    return await command({ ...world, words });
  } catch (error) {
    if (!isCommandError(error)) throw error;
    world.complain(`an-tam ${name}: ${error.message}`);
    return 2;
  }
};
