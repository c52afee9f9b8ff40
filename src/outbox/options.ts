import type { RecordId } from '../record/consent-record.ts';
import type { Sendable } from './sendable.ts';

/** A JWT, or nothing: not signed in. */
export type Token = string | null | undefined;

export type OutboxOptions = {
  /** Absolute URL, checked by the caller. */
  readonly endpoint: string;
  /** Asked at each try, never stored. */
  readonly token?: () => Token | Promise<Token>;
  /** Asked at each try for a device's records, never stored. */
  readonly deviceKey: () => Promise<string | undefined>;
  /** A record waits for a token that the endpoint takes; told once for each proof that won't do. */
  readonly tokenNeeded?: (id: RecordId) => void;
  /** What of a delivered record stays on this device to be shown; by default nothing. With its subject in it, it is listed. */
  readonly leave?: (record: Sendable) => object;
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** From 0 up to 1. */
  readonly random?: () => number;
  /** Returns what cancels the timer. */
  readonly setTimer?: (run: () => void, ms: number) => () => void;
  /** Beginning of the database's name; the endpoint follows it, so that each endpoint has a queue of its own. */
  readonly databaseName?: string;
};
