import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RememberedChoice } from '../../src/consent/choice.ts';
import type { ToldHistory } from '../../src/consent/fetch-history.ts';
import { knownRecords, type OwnRecord } from '../../src/elements/known-records.ts';
import type { Outcome } from '../../src/outbox/outcome.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import type { HeldRecord } from '../../src/record/history.ts';
import { newDevice, NOW, record } from '../ledger/sample.ts';

const { subject } = await newDevice();
const made = (at: number, purpose = 'newsletter'): ConsentRecord => record({ subject, at: NOW + at, purpose });
const own = (of: ConsentRecord, outcome?: Outcome): OwnRecord =>
  ({ choice: { made: of, record: of.id, text: 'lời văn' } as unknown as RememberedChoice, outcome });
const held = (of: ConsentRecord, position: number): HeldRecord =>
  ({ record: of, received_at: of.decided_at, position, unknown_clauses: [], receipt: 'a.b.c' });
const told = (records: readonly HeldRecord[], whole = true): ToldHistory => ({ is: 'told', records, whole });
const [one, two, three] = [made(1), made(2), made(3)];
const RECEIVED: Outcome = { is: 'received', at: one.decided_at };
const WAITING: Outcome = { is: 'waiting', why: 'network' };

const seen = (ownRecords: readonly OwnRecord[], answer: ToldHistory | undefined): readonly string[] =>
  knownRecords('newsletter', ownRecords, answer).map(({ record: { id }, knowledge }) => `${[one, two, three].findIndex((each) => each.id === id) + 1} ${knowledge.is}`);

describe('what the device knows and what the shop knows', () => {
  it('are told apart, each record once, the latest decision first', () => {
    assert.deepEqual(seen([own(one, RECEIVED), own(three, WAITING)], told([held(two, 2), held(one, 1)])), ['3 here', '2 there', '1 both']);
  });

  it('are the device\'s alone until the shop has answered, and where it does not', () => {
    const untold: readonly (ToldHistory | undefined)[] = [undefined, { is: 'untold' }, { is: 'unproved' }, { is: 'unreachable' }];
    for (const answer of untold) assert.deepEqual(seen([own(one, RECEIVED)], answer), ['1 here']);
  });

  it('differ where the shop gave a receipt and has no record: but only its whole ledger can say that', () => {
    assert.deepEqual(seen([own(one, RECEIVED)], told([])), ['1 lost']);
    assert.deepEqual(seen([own(one, RECEIVED)], told([], false)), ['1 here']);
    assert.deepEqual(seen([own(one, WAITING), own(two)], told([])), ['2 here', '1 here']);
  });

  it('are of one purpose', () => {
    assert.deepEqual(seen([own(made(1, 'letter'))], told([held(made(2, 'letter'), 1)])), []);
  });

  it('keep the words that this device showed', () => {
    const known = knownRecords('newsletter', [own(one)], told([held(one, 1), held(two, 2)]));
    assert.deepEqual(known.map(({ text }) => text), [undefined, 'lời văn']);
  });
});
