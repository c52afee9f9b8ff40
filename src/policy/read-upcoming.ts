import { readHead } from './read-head.ts';

/** What is announced of a version to come. */
export type Upcoming = {
  readonly document: string;
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly effective: string;
};

/** Reads what a file says of itself at its start; '' where it doesn't say. */
export const readUpcoming = (source: string): Upcoming => {
  const fields = readHead(source);
  const [document = '', version = '', effective = ''] = ['document', 'version', 'effective'].map((key) => fields.get(key));
  return { document, version, effective };
};
