import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PolicyDocument } from '../../src/policy/document.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { calmBody, nastyBody, policyFile } from './nasty-markdown.ts';

const isSure = ({ problems }: PolicyDocument): boolean => problems.every(({ code }) => code !== 'ambiguous-heading');

/** What a person agrees to, and how it is found again. */
const essence = ({ clauses, sha256 }: PolicyDocument) => ({ sha256, clauses });

/** The same documents at every run, so that a failure can be repeated; FC_SEED and FC_RUNS look at others. */
const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
const runs = Number(process.env['FC_RUNS'] ?? 1500);

describe('the light scan and the full parse', () => {
  it('agree on every heading, id, title, text and digest of text as people write it, and are sure of it', () =>
    fc.assert(fc.asyncProperty(calmBody, async (body) => {
      const source = policyFile(body);
      const [light, { policy }] = await Promise.all([scanPolicy(source), parsePolicy(source)]);
      assert.ok(isSure(light), `not sure: ${JSON.stringify(light.problems)}`);
      assert.deepEqual(essence(light), essence(policy));
      assert.deepEqual(light.problems, policy.problems);
    }), { seed, numRuns: runs }));

  it('agree on any text, or the light scan alone already withholds the consents', () =>
    fc.assert(fc.asyncProperty(nastyBody, async (body) => {
      const source = policyFile(body);
      const light = await scanPolicy(source);
      const { policy } = await parsePolicy(source);
      if (isSure(light)) assert.deepEqual(essence(light), essence(policy));
      else assert.ok(!isSure(policy), 'the reader withholds them too');
    }), { seed, numRuns: runs * 4 }));

  const files = globSync('content/**/*.md');
  it(`are sure of all ${files.length} files in content/, without one problem`, async () => {
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      const [light, { policy }] = await Promise.all([scanPolicy(source), parsePolicy(source)]);
      assert.deepEqual(light.problems, [], file);
      assert.deepEqual(essence(light), essence(policy), file);
    }
  });
});
