import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DecisionState, RecordId } from '../../src/record/consent-record.ts';
import { newRecordId, toTimestamp } from '../../src/record/record-id.ts';
import { effectiveTime, standingChoices, type KeptConsent } from '../../src/ledger/standing-choice.ts';
import { NOW, record } from './sample.ts';

const subject = { kind: 'account', id: 'lan' } as const;
const MINUTE = 60_000;

type Given = {
  readonly name: string;
  readonly state: DecisionState;
  /** Minutes from now by the device's clock, and by the ledger's. */
  readonly decided: number;
  readonly received?: number;
  readonly supersedes?: string;
  readonly unknown?: boolean;
};

const idOf = (name: string): RecordId => newRecordId(NOW, new TextEncoder().encode(name.padEnd(10).slice(0, 10)));

const kept = ({ name, state, decided, received = decided, supersedes, unknown = false }: Given): KeptConsent => ({
  record: record({
    subject, id: idOf(name), at: NOW + decided * MINUTE, state, supersedes: supersedes === undefined ? null : idOf(supersedes),
  }),
  receivedAt: toTimestamp(NOW + received * MINUTE),
  unknownClauses: unknown ? ['newsletter'] : [],
});

const stands = (given: readonly Given[]): string | undefined => {
  const [choice] = standingChoices(given.map(kept));
  return given.find(({ name }) => choice?.record === idOf(name))?.name;
};

const grant = (name: string, decided: number, more: Partial<Given> = {}): Given => ({ name, state: 'granted', decided, ...more });
const withdrawal = (name: string, decided: number, more: Partial<Given> = {}): Given => ({ name, state: 'withdrawn', decided, ...more });
const denial = (name: string, decided: number, more: Partial<Given> = {}): Given => ({ name, state: 'denied', decided, ...more });

describe('given a subject\'s records, then there stands', () => {
  const cases: readonly (readonly [then: string, given: readonly Given[], stands: string | undefined])[] = [
    ['nothing where nothing was decided', [], undefined],
    ['the only one', [grant('a', 0)], 'a'],
    ['the later of two devices', [grant('a', 0), withdrawal('b', 1)], 'b'],
    ['the later of two devices, also where it shares more', [withdrawal('a', 0), grant('b', 1)], 'b'],
    ['the later one, whichever arrived first', [withdrawal('b', 1, { received: 2 }), grant('a', 0, { received: 9 })], 'b'],
    ['on a tie the withdrawal', [grant('a', 0), withdrawal('b', 0)], 'b'],
    ['on a tie the denial', [denial('a', 0), grant('b', 0)], 'a'],
    ['the withdrawal that supersedes a grant from a clock that ran ahead', [grant('a', 4), withdrawal('b', 0, { supersedes: 'a' })], 'b'],
    ['that withdrawal, also where the grant arrives late', [withdrawal('b', 0, { supersedes: 'a' }), grant('a', 4, { received: 60 })], 'b'],
    ['the last of a chain', [grant('a', 9, { received: 9 }), withdrawal('b', 5, { supersedes: 'a' }), grant('c', 1, { supersedes: 'b' })], 'c'],
    ['a record from another device over a chain that is older', [grant('a', 0), withdrawal('b', 1, { supersedes: 'a' }), grant('c', 2)], 'c'],
    ['the later of those that form a ring', [grant('a', 0, { supersedes: 'b' }), withdrawal('b', 1, { supersedes: 'a' })], 'b'],
    ['a withdrawal that names itself', [grant('a', 0), withdrawal('b', 1, { supersedes: 'b' })], 'b'],
    ['a withdrawal that was received after a grant whose clock was a day ahead', [grant('a', 1440, { received: 0 }), withdrawal('b', 10)], 'b'],
    ['a withdrawal that was received before a grant whose clock was a day ahead', [withdrawal('b', 10), grant('a', 1440, { received: 20 })], 'b'],
    ['a withdrawal that came right after such a grant, from a clock that is a little slow', [grant('a', 1440, { received: 10 }), withdrawal('b', 9, { received: 11 })], 'b'],
    ['a denial likewise, also where both were received at once', [grant('a', 1440, { received: 10 }), denial('b', 10)], 'b'],
    ['such a grant where it names that withdrawal', [withdrawal('b', 10), grant('a', 1440, { received: 20, supersedes: 'b' })], 'a'],
    ['such a grant where another grant undid that withdrawal', [withdrawal('b', 10), grant('c', 11, { supersedes: 'b' }), grant('a', 1440, { received: 20 })], 'a'],
    ['the grant that came after that withdrawal by a clock that is believed', [withdrawal('b', 10), grant('c', 11), grant('a', 1440, { received: 20 })], 'c'],
    ['a grant whose clock was 5 minutes ahead by its own word', [grant('a', 5, { received: 0 }), withdrawal('b', 4)], 'a'],
    ['no grant on a clause that was not published', [grant('a', 0, { unknown: true })], undefined],
    ['a withdrawal that such a grant claims to supersede', [withdrawal('a', 0), grant('b', 1, { unknown: true, supersedes: 'a' })], 'a'],
    ['a withdrawal on a clause that was not published', [grant('a', 0), withdrawal('b', 1, { unknown: true })], 'b'],
    ['one that names a record nobody has', [grant('a', 0, { supersedes: 'zzz' })], 'a'],
  ];
  for (const [then, given, expected] of cases) it(then, () => { assert.equal(stands(given), expected); });
});

it('tells for each purpose apart, by name, with both times', () => {
  const one = { ...kept(grant('a', 0, { received: 3 })) };
  const two = { ...kept(denial('b', 1)), record: record({ subject, id: idOf('b'), at: NOW, state: 'denied', purpose: 'analytics' }) };
  const choices = standingChoices([one, two]);
  assert.deepEqual(choices.map(({ purpose, state }) => [purpose, state]), [['analytics', 'denied'], ['newsletter', 'granted']]);
  assert.equal(choices[1]?.decided_at, toTimestamp(NOW));
  assert.equal(choices[1]?.received_at, toTimestamp(NOW + 3 * MINUTE));
});

it('believes a device\'s clock up to 5 minutes ahead, and any time behind', () => {
  const at = (minutes: number) => effectiveTime(toTimestamp(NOW + minutes * MINUTE), toTimestamp(NOW)) - NOW;
  assert.deepEqual([-10_000, 0, 5, 5.001, 10_000].map(at), [-10_000 * MINUTE, 0, 5 * MINUTE, 0, 0]);
});

const history = fc.array(fc.record({
  name: fc.constantFrom(...'abcdefgh'), state: fc.constantFrom<DecisionState>('granted', 'denied', 'withdrawn'),
  decided: fc.integer({ min: -3, max: 12 }), received: fc.integer({ min: 0, max: 3 }),
  supersedes: fc.constantFrom(...'abcdefgh'), names: fc.boolean(), unknown: fc.boolean(),
}), { minLength: 1, maxLength: 8 }).map((drawn) => [...new Map(drawn.map((one) => [one.name, one])).values()].map(
  ({ supersedes, names, ...one }): Given => (names ? { ...one, supersedes } : one)));

it('says the same whatever the order in which the records are read', () => {
  const twice = history.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
  fc.assert(fc.property(twice, ([given, shuffled]) => {
    assert.deepEqual(standingChoices(shuffled.map(kept)), standingChoices(given.map(kept)));
  }));
});

it('says the same whenever the records arrive, as long as no clock is clamped', () => {
  fc.assert(fc.property(history, fc.array(fc.integer({ min: 20, max: 90 }), { minLength: 8, maxLength: 8 }), (given, arrivals) => {
    const punctual = given.map((one) => ({ ...one, received: one.decided }));
    const late = given.map((one, index) => ({ ...one, received: arrivals[index] ?? 20 }));
    assert.equal(stands(late), stands(punctual));
  }));
});

it('never lets a superseded grant stand over the withdrawal that superseded it', () => {
  const minute = fc.integer({ min: -99, max: 99 });
  fc.assert(fc.property(minute, minute, fc.nat(99), (granted, withdrew, received) => {
    assert.equal(stands([grant('a', granted, { received }), withdrawal('b', withdrew, { received: 0, supersedes: 'a' })]), 'b');
  }));
});
