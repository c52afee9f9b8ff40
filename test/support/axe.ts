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
const runAxe = async (): Promise<readonly Finding[]> => {
  const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: readonly Finding[] }> } };
  return (await axe.run({ resultTypes: ['violations'] })).violations;
};

/** axe finds nothing on the page as it is seen now. @param what names the state for who reads the failure */
export const assertAccessible = async (page: Page, what: string): Promise<void> => {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(bringAxe);
  const findings = await page.evaluate(runAxe);
  const told = findings.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 4).map(({ target }) => JSON.stringify(target)).join(' ');
    return `${id}: ${help}: ${where} ${nodes[0]?.failureSummary ?? ''}`;
  });
  assert.deepEqual(told, [], what);
};
