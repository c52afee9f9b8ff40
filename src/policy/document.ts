/**
 * The document model: what a policy file says, without a word about how it looks.
 *
 * A policy file is text, form and proof at once. This room turns one file into clauses, digests and templates, and
 * promises that a consent is never offered on a clause that did not parse. It refuses to know what anybody decided,
 * where records go, and (but for `load-policy.ts` and the templates) that there is a browser.
 */
import type { Sha256 } from '../record/consent-record.ts';
import type { RequestKind } from '../record/request-record.ts';

export type { RequestKind };

/** A larger file is refused. */
export const MAX_POLICY_BYTES = 1024 * 1024;

/** Further headings are text: each costs a clause, and a megabyte of `# a` would hold up the page for seconds. */
export const MAX_HEADINGS = 2000;

/** What a clause asks of the customer (`consent=` and its companions). */
export type ConsentAsk = {
  /** The consent code: `newsletter`, `partner-sharing.giao-hang`. */
  readonly purpose: string;
  readonly recipients: readonly string[];
  /** The address that is needed where nobody is signed in. */
  readonly ask?: 'email' | 'phone';
  /** Within one edition a change of wording is announced and does not ask again. */
  readonly edition?: number;
  /** Years; the customer states that she is that old before a grant. */
  readonly minAge?: number;
};

/** A heading and all text up to the next heading of the same or a higher level. */
export type Clause = {
  readonly id: string;
  /** The heading's words without markup and attributes, NFC. */
  readonly title: string;
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** Line of the heading in the file, from 1. */
  readonly line: number;
  /** The clause's source, `{{…}}` filled in, in the canonical form that is hashed. */
  readonly text: string;
  /** Of `text`; there where the clause asks for a consent and the page may hash (a secure context). */
  readonly sha256?: Sha256;
  readonly consent?: ConsentAsk;
  readonly request?: RequestKind;
};

export type ProblemCode =
  | 'too-large' | 'no-front-matter' | 'unclosed-front-matter' | 'bad-line' | 'repeated-key' | 'missing-key' | 'bad-value'
  | 'missing-slot' | 'bad-attributes' | 'unknown-attribute' | 'bad-attribute-value' | 'repeated-id' | 'repeated-consent'
  | 'nested-consent' | 'hidden-text' | 'ambiguous-heading' | 'insecure-context' | 'no-text' | 'too-deep';

/** What is wrong with a file, where (line from 1), and the word it is about. `explainProblem` says it in a sentence. */
export type Problem = {
  readonly code: ProblemCode;
  readonly line: number;
  readonly about?: string;
};

/** One version of one document. Front-matter members are '' where the file lacks them; `problems` then says so. */
export type PolicyDocument = {
  readonly document: string;
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly effective: string;
  /** BCP 47. */
  readonly language: string;
  readonly shop: string;
  readonly title: string;
  /** YYYY-MM-DD, where the file says it or its version is a date. */
  readonly published?: string;
  /** Every front-matter key, known or not, NFC. */
  readonly fields: ReadonlyMap<string, string>;
  /** SHA-256 of the whole file's canonical form; absent where the page may not hash. */
  readonly sha256?: Sha256;
  /** The text after the front matter, `{{…}}` filled in (an unfilled slot stays as it stands), LF, NFC. */
  readonly body: string;
  /** In the file's order, nested ones included. */
  readonly clauses: readonly Clause[];
  /** Empty: switches may be offered. Otherwise text alone is shown. */
  readonly problems: readonly Problem[];
};

/** A clause that may be answered: it asks, it parsed, and its digest is known. */
export type AskingClause = Clause & Required<Pick<Clause, 'consent' | 'sha256'>>;

/** The clauses that may be answered: none where anything in the file's front matter or headings is wrong. */
export const askingClauses = (policy: PolicyDocument): readonly AskingClause[] =>
  policy.problems.length > 0 ? [] : policy.clauses.filter((clause): clause is AskingClause => Boolean(clause.consent && clause.sha256));
