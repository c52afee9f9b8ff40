import type { Library, PolicyFile } from '../library.ts';

/** Stable: programs branch on it. */
type FindingCode =
  | 'not-nfc' | 'missing-item' | 'empty-item' | 'owner-not-shown' | 'not-vietnamese' | 'empty-value' | 'repeated-version'
  | 'previous-missing' | 'previous-other-document' | 'edition-reworded' | 'edition-asks-otherwise' | 'edition-went-back' | 'recipient-not-named'
  | 'sharing-unnamed' | 'dead-anchor' | 'broken-link' | 'unsafe-link' | 'previous-unnamed' | 'raw-html';

/** What a rule found: where, what, and what to do about it. */
export type Finding = {
  /** One of the codes here, or that of a parser's problem. */
  readonly code: string;
  /** An error keeps the text from being what it must be; a warning asks a person to look. */
  readonly level: 'error' | 'warning';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly cure: string;
};

/** A rule looks at one file among those that were read with it. It is pure: what else it must know it is given. */
export type Rule = (file: PolicyFile, library: Library) => readonly Finding[];

/** Makes findings about one file. */
export const findingIn = ({ shown }: PolicyFile) =>
  (code: FindingCode, line: number, message: string, cure: string, level: Finding['level'] = 'error'): Finding =>
    ({ code, level, file: shown, line, message, cure });

/** The line of a front matter key, from 1; the first line where it is not there. */
export const lineOfKey = ({ source }: PolicyFile, key: string): number =>
  source.split(/\r\n?|\n/).findIndex((line) => line.startsWith(`${key}:`)) + 1 || 1;
