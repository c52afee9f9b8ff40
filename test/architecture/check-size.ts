import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImports } from './read-imports.ts';
import type { SourceTree } from './source-tree.ts';

/** Bytes of gzip -9: what a page pays. */
export const limits = { panel: 12_000, reader: 20_000 } as const;

export type Sizes = {
  /** The entry, which is all that the panel needs. */
  readonly panel: number;
  /** Every chunk that a reader's text needs, in sum. */
  readonly reader: number;
  readonly breaches: readonly string[];
};

export const weigh = (text: string): number => gzipSync(text, { level: 9 }).length;

/** What a file needs before it runs, itself excluded. Chunks name their entry too: that is here already. */
const needs = (bundles: SourceTree, start: string, kinds: readonly string[], known: readonly string[]): readonly string[] => {
  const found = new Set([start]);
  for (const path of found) {
    for (const { kind, to } of readImports(path, bundles.get(path) ?? '')) {
      const file = posix.normalize(to);
      if (kinds.includes(kind) && !known.includes(file)) found.add(file);
    }
  }
  return [...found].slice(1);
};

/**
 * Weighs what a page loads.
 *
 * @param isReader tells the reader's chunks by their name; others (another language, say) are not the reader's cost
 */
export const measureSizes = (bundles: SourceTree, entry: string, isReader: (path: string) => boolean): Sizes => {
  const breaches: string[] = [];
  const early = needs(bundles, entry, ['static'], []);
  if (early.length > 0) breaches.push(`${entry} waits for ${early.join(', ')}: the panel is one request`);

  const panel = [entry, ...early].reduce((sum, path) => sum + weigh(bundles.get(path) ?? ''), 0);
  if (panel > limits.panel) breaches.push(`the panel takes ${panel} bytes, ${panel - limits.panel} too many`);

  const lazy = needs(bundles, entry, ['static', 'dynamic'], []).filter((path) => !early.includes(path));
  const readers = lazy.filter(isReader);
  if (readers.length === 0) breaches.push('no chunk of the reader: the panel pays for it, or nobody can read');
  const chunks = [...new Set(readers.flatMap((path) => [path, ...needs(bundles, path, ['static'], [entry, ...early])]))];
  const missing = lazy.filter((path) => !bundles.has(path));
  if (missing.length > 0) breaches.push(`not built: ${missing.join(', ')}`);

  const reader = chunks.reduce((sum, path) => sum + weigh(bundles.get(path) ?? ''), 0);
  if (reader > limits.reader) breaches.push(`the reader takes ${reader} bytes, ${reader - limits.reader} too many`);
  return { panel, reader, breaches };
};
