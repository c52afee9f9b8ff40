import { canonicalText } from '../record/digest.ts';
import { readFrontMatter } from './front-matter.ts';

/** Characters in which the front matter must end to be heeded here: the whole of a large file need not be read for it. */
const HEAD = 20_000;

/** What a file says of itself at its start, key by key; empty where that can't be read. */
export const readHead = (source: string): ReadonlyMap<string, string> =>
  readFrontMatter(canonicalText(source.slice(0, HEAD)).split('\n')).fields;
