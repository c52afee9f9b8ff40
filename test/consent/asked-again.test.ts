import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { standingOn, type AskedClause, type Choice } from '../../src/consent/choice.ts';
import { askingClauses } from '../../src/policy/document.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { choice, label } from './samples.ts';
import { given } from './given-when-then.ts';

/** Which consents a new version of a policy asks again, held against the rule itself over generated versions. */

const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
const numRuns = Number(process.env['FC_RUNS'] ?? 200);

const PURPOSES = ['newsletter', 'statistics', 'partner-sharing', 'partner-sharing.giao-hang', 'letter'];

/** One clause of one version. Few words, so that versions often share some. */
const clauses = fc.uniqueArray(fc.record({
  purpose: fc.constantFrom(...PURPOSES),
  title: fc.constantFrom('Nhận bản tin', 'Nhận thư'),
  text: fc.constantFrom('Mỗi tuần một thư.', 'Mỗi tuần hai thư.', 'Mỗi tuần một thư. '),
  edition: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  recipients: fc.constantFrom('', ' recipients="Bếp Ven Sông"', ' recipients="Bếp Ven Sông; Chợ Phiên"'),
}), { selector: ({ purpose }) => purpose, minLength: 1, maxLength: PURPOSES.length });

type Version = { readonly is: string; readonly of: (typeof clauses extends fc.Arbitrary<infer Drawn> ? Drawn : never) };

const version = (is: string): fc.Arbitrary<Version> => clauses.map((of) => ({ is, of }));

const fileOf = ({ is, of }: Version): string => `---
document: chinh-sach
version: ${is}
effective: 2026-11-20
language: vi
shop: Quê Nhà
phone: 0238 555 0123
---
# Chính sách, bản ${is}

${of.map(({ purpose, title, text, edition, recipients }) =>
    `## ${title} {#${purpose.replaceAll('.', '-')} consent=${purpose}${edition === undefined ? '' : ` edition=${edition}`}${recipients}}\n\n${text}\n`).join('\n')}`;

const asked = async (one: Version): Promise<readonly AskedClause[]> => {
  const policy = await scanPolicy(fileOf(one));
  assert.deepEqual(policy.problems, []);
  return askingClauses(policy).map(({ id, title, sha256, text, consent }) => ({ id, title, sha256, text, ...consent }));
};

/** The rule, from the words themselves and from no digest of ours: another edition where both name one, else other words. */
const isOther = (before: Version, after: Version, purpose: string): boolean => {
  const [old, now] = [before, after].map(({ of }) => of.find((one) => one.purpose === purpose));
  if (old?.edition !== undefined && now?.edition !== undefined) return old.edition !== now.edition;
  return JSON.stringify({ ...old, text: old?.text.trimEnd() }) !== JSON.stringify({ ...now, text: now?.text.trimEnd() });
};

test('a new version asks again for those grants whose clause or edition is another, and for no other', async () => {
  const states = fc.constantFrom('granted', 'denied', 'withdrawn', undefined);
  await fc.assert(fc.asyncProperty(version('1'), version('2'), fc.array(states, { minLength: 5, maxLength: 5 }), async (before, after, answers) => {
    const choices = new Map<string, Choice>();
    for (const [index, clause] of (await asked(before)).entries()) {
      const state = answers[index];
      if (state) choices.set(clause.purpose, choice(state, clause));
    }
    for (const clause of await asked(after)) {
      const held = choices.get(clause.purpose);
      const standing = standingOn(clause, held);
      const expected = held?.state === 'granted' && isOther(before, after, clause.purpose) ? 'changed' : held?.state ?? 'unanswered';
      assert.equal(standing, expected, clause.purpose);
    }
  }), { seed, numRuns });
});

test('what was changed is a grant again when she says so, and what is refused is withdrawn, whatever the two versions', async () => {
  await fc.assert(fc.asyncProperty(version('1'), version('2'), async (before, after) => {
    const held = (await asked(before)).map((clause) => choice('granted', clause));
    for (const clause of await asked(after)) {
      const isAsked = standingOn(clause, held.find(({ purpose }) => purpose === clause.purpose)) === 'changed';
      const stands = held.some(({ purpose }) => purpose === clause.purpose);
      const { purpose } = clause;
      const [granted] = given(...held).when({ label, do: 'grant', clause }).then(...isAsked || !stands ? [['granted', 'switch', purpose] as const] : []);
      assert.equal(granted?.clause.sha256, isAsked || !stands ? clause.sha256 : undefined);
      given(...held).when({ label, do: 'refuse', clause }).then([stands ? 'withdrawn' : 'denied', 'refuse', purpose]);
    }
  }), { seed, numRuns });
});
