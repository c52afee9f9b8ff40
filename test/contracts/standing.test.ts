import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { standingOn, type AskedClause, type Choice } from '../../src/consent/choice.ts';
import { documentsInForce, isInForce } from '../../src/ledger/in-force.ts';
import type { PublishedDocument } from '../../src/ledger/storage.ts';
import type { RecordId, Timestamp } from '../../src/record/consent-record.ts';
import { digest, NOW } from '../ledger/sample.ts';

const DAY = 86_400_000;

/** One version of the document in one language: its day, the words of its clause, and the edition that the clause names. */
type Version = { readonly day: number; readonly words: string; readonly edition: number | undefined };
const clauseOf = ({ words, edition }: Version) =>
  ({ sha256: digest(`${words} edition ${edition}`), id: 'ban-tin', title: 'Bản tin', purpose: 'newsletter', text: words, ...(edition !== undefined && { edition }) });

const versions = fc.array(fc.record({
  day: fc.integer({ min: -20, max: 20 }), words: fc.constantFrom('a', 'b', 'c'), edition: fc.constantFrom(undefined, 1, 2),
}), { minLength: 1, maxLength: 5 });
const state = fc.constantFrom('granted', 'denied', 'withdrawn');

const publish = (version: Version, index: number): PublishedDocument => ({
  sha256: digest(String(index)), document: 'chinh-sach', version: String(index), language: 'vi', text: '',
  effective: new Date(NOW + version.day * DAY).toISOString().slice(0, 10), clauses: [clauseOf(version)],
});

it('the page calls a choice granted exactly where the ledger says that it is a grant on words in force, whatever was published', () => {
  let granted = 0;
  fc.assert(fc.property(versions, fc.nat(4), state, (published, chosen, decided) => {
    const given = published[chosen % published.length] ?? assert.fail();
    const inForce = documentsInForce(published.map(publish), NOW);
    assert.equal(inForce.length, 1, 'of one document in one language one version stands');
    const asked: AskedClause = { ...clauseOf(published[Number(inForce[0]?.version)] ?? assert.fail()), recipients: [] };
    const { sha256, id, title, edition } = clauseOf(given);
    const clause = { sha256, id, title };
    const choice: Choice = {
      purpose: 'newsletter', state: decided, record: 'r' as RecordId, decidedAt: '2026-11-22T03:00:00.000Z' as Timestamp, clause, ...(edition !== undefined && { edition }),
    };
    const told = decided === 'granted' && isInForce({ purpose: 'newsletter', clause, ...(edition !== undefined && { edition }) }, inForce);
    assert.equal(standingOn(asked, choice) === 'granted', told);
    granted += Number(told);
  }), { numRuns: 2000 });
  assert.ok(granted > 100, 'grants that stand are among what was tried');
});
