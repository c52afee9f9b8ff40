import { canonicalText } from '../record/digest.ts';
import { readFrontMatter } from './front-matter.ts';

/** Characters beyond the dashes that end the front matter: what more may stand in their line. The rest of a large file isn't read. */
const LINE = 99;

/** What a file says of itself at its start, key by key; empty where that can't be read. */
export const readHead = (source: string): ReadonlyMap<string, string> =>
  readFrontMatter(canonicalText(source.slice(0, source.indexOf('\n---', 3) + LINE)).split('\n')).fields;
