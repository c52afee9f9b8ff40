import { dirname, resolve } from 'node:path';
import type { ParsedPolicy } from '../policy/parse-policy.ts';

/** One version of one document, as it was read. */
export type PolicyFile = ParsedPolicy & {
  /** Absolute. */
  readonly path: string;
  /** The path as people are told it. */
  readonly shown: string;
  /** The file's text, byte order mark, line ends and all. */
  readonly source: string;
};

/** Policy files that were read together, by path. */
export type Library = readonly PolicyFile[];

/** An address as the path that it stands for; as it is written where its `%` encode nothing. */
const decoded = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address; // decodeURI throws for nothing else
  }
};

/** Where a file's `previous` leads, as a path; nothing where it names none, or leads to another site. */
export const previousPath = ({ path, policy }: PolicyFile): string | undefined => {
  const previous = policy.fields.get('previous');
  return !previous || /^([a-z][\w+.-]*:|\/)/i.test(previous) ? undefined : resolve(dirname(path), decoded(previous));
};

export const previousOf = (file: PolicyFile, library: Library): PolicyFile | undefined => {
  const path = previousPath(file);
  return library.find((other) => other.path === path);
};

/** The versions that no other version of their document has replaced: what customers read today. */
export const newestOf = (library: Library): Library => {
  const replaced = new Set(library.map(previousPath));
  return library.filter(({ path }) => !replaced.has(path));
};

/** The newest file of a document, in the language that is asked for where there is one. */
export const newestNamed = (library: Library, document: string, language: string): PolicyFile | undefined => {
  const named = newestOf(library).filter(({ policy }) => policy.document === document);
  return named.find(({ policy }) => policy.language === language) ?? named[0];
};
