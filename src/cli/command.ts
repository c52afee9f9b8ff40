/**
 * The command line: what a shop runs beside its site. It knows policy files, records and the ledger; it refuses to know
 * the DOM, lit and any element.
 *
 * A command is a function of its words and of the world that is handed to it, so tests run it without a process.
 */

/** 0: done, and nothing to complain of. 1: done, and something is wrong with what was looked at. 2: not done. */
export type ExitCode = 0 | 1 | 2;

/** What a command may use of the process it runs in. */
export type World = {
  /** The words after the command's name. */
  readonly words: readonly string[];
  /** Paths that are not absolute begin here. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One line to standard output: results alone. */
  readonly tell: (line: string) => void;
  /** One line to standard error: everything else. */
  readonly complain: (line: string) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

export type Command = (world: World) => Promise<ExitCode>;

/** A command that was called in a way it does not know, or with what it can't use. The message is one line: what, and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
