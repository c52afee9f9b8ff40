import { pino } from 'pino';

/** A line: what happened, as a fixed word, and figures. Never whose it was: no subject, contact, address, agent or token. */
export type LogLine = { readonly event: string } & Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = Readonly<Record<'info' | 'warn' | 'error', (line: LogLine) => void>>;

/** One JSON object a line on standard output. `level` is pino's; `silent` for none. */
export const makeLog = (level = 'info', destination?: { write(line: string): void }): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination ? pino(options, destination) : pino(options);
  return { info: (line) => { logger.info(line); }, warn: (line) => { logger.warn(line); }, error: (line) => { logger.error(line); } };
};

/**
 * What may be said of an error: its kind, its code, and where it arose. Its message stays out: a database quotes values in it.
 */
export const describeError = (error: unknown): Readonly<Record<'kind' | 'reason' | 'where', string>> => {
  const { name, stack = '', cause } = error instanceof Error ? error : new Error('not an error');
  const { code } = ((cause ?? error) ?? {}) as { readonly code?: unknown };
  const where = stack.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 3).map((line) => line.trim()).join(' ');
  return { kind: name, reason: typeof code === 'string' ? code : '', where };
};
