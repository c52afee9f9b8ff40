import type { ClauseBook } from './clause-book.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Identify } from './identity.ts';
import type { Log } from './log.ts';
import type { ProblemCode } from './problem.ts';
import type { TokenBuckets } from './rate-limit.ts';
import type { Publications } from './publications.ts';
import type { Receipts } from './receipts.ts';
import type { Appended, NewRow, Storage } from './storage.ts';

/** What a request brings besides itself, and what the log will say of it. */
export type LedgerEnv = {
  readonly Bindings: { readonly address?: string };
  readonly Variables: { code: ProblemCode; records: number };
};

/** What the handlers work with. */
export type Parts = {
  readonly endpoint: string;
  readonly origins: readonly string[];
  /** The header in which a trusted proxy names the client; none where clients come straight. */
  readonly addressHeader: string | undefined;
  /** Milliseconds that a body may take. */
  readonly bodyPatience: number;
  readonly storage: Storage;
  /** YYYY-MM-DD: no working days, beside Saturdays and Sundays. */
  readonly holidays: readonly string[];
  readonly group: GroupCommit<NewRow, Appended>;
  readonly clauses: ClauseBook;
  readonly publications: Publications;
  readonly identify: Identify;
  readonly receipts: Receipts;
  /** Questions and records of a subject. */
  readonly subjectBuckets: TokenBuckets;
  /** Records alone. */
  readonly recordBuckets: TokenBuckets;
  readonly addressBuckets: TokenBuckets;
  readonly now: () => number;
  readonly log: Log;
};
