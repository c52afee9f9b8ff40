import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from './browsers/browser.ts';

const source = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

type Finding = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
};

/**
 * The whole of axe as a function to run in the page. Whoever drives a browser may do that whatever the page's own policy lets in:
 * the ledger's pages let nothing in.
 */
const bringAxe = Object.assign(() => undefined, { toString: () => `() => { ${source} }` });

/** Runs in the page. */
const runAxe = async (only: readonly string[]): Promise<readonly Finding[]> => {
  const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: readonly Finding[] }> } };
  return (await axe.run({ resultTypes: ['violations'], ...only.length > 0 && { runOnly: only } })).violations;
};

/** The rules that may hold in one colour scheme and not in another. */
export const OF_COLORS = ['color-contrast', 'link-in-text-block'] as const;

/**
 * axe finds nothing on the page as it is seen now.
 *
 * @param what names the state for who reads the failure
 * @param only the rules to ask for; every one without it
 */
export const assertAccessible = async (page: Page, what: string, only: readonly string[] = []): Promise<void> => {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(bringAxe);
  const findings = await page.evaluate(runAxe, only);
  const told = findings.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 4).map(({ target }) => JSON.stringify(target)).join(' ');
    return `${id}: ${help}: ${where} ${nodes[0]?.failureSummary ?? ''}`;
  });
  assert.deepEqual(told, [], what);
};
