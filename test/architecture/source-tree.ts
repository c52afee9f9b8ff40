/**
 * Architecture tests judge a list of files, never the disk: so each of them also judges made-up files with a planted
 * breach, and must report it.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Text by path from the root of the project, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>;

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const readTree = (...patterns: readonly string[]): SourceTree => new Map(
  globSync(patterns, { cwd: root }).toSorted().map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));

/** The built files; it throws where nothing was built, for a check of nothing would hold. */
export const readBundles = (...patterns: readonly string[]): SourceTree => {
  const tree = readTree(...patterns);
  if (tree.size === 0) throw new Error(`${patterns.join(', ')}: nothing is built yet; npm run build`);
  return tree;
};
