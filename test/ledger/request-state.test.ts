import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toTimestamp } from '../../src/record/record-id.ts';
import type { RequestEvent } from '../../src/record/request-record.ts';
import { mayFollow, nextDay, presentDue, requestState } from '../../src/ledger/request-state.ts';
import { NOW } from './sample.ts';

type Step = RequestEvent['state'];

const said = (...states: readonly Step[]): readonly RequestEvent[] => states.map((state) =>
  ({ state, words: 'x', at: toTimestamp(NOW), ...(state === 'extended' && { until: '2026-12-20' }) }));
const due = { answer_by: '2026-11-24', done_by: '2026-12-02' };
const steps: readonly Step[] = ['answered', 'extended', 'done', 'declined'];

describe('a request', () => {
  const table: readonly (readonly [readonly Step[], readonly Step[], string | undefined])[] = [
    [[], ['answered', 'extended', 'done', 'declined'], '2026-11-24'],
    [['answered'], ['answered', 'extended', 'done', 'declined'], '2026-12-02'],
    [['answered', 'answered'], ['answered', 'extended', 'done', 'declined'], '2026-12-02'],
    [['extended'], ['answered', 'done', 'declined'], '2026-12-20'],
    [['answered', 'extended', 'answered'], ['answered', 'done', 'declined'], '2026-12-20'],
    [['done'], [], undefined],
    [['extended', 'declined'], [], undefined],
  ];
  for (const [before, after, next] of table) {
    const name = before.join(', ') || 'received';
    it(`that is ${name} may become ${after.join(', ') || 'nothing else'}`, () =>
      assert.deepEqual(steps.filter((step) => mayFollow(said(...before), step)), after));
    it(`that is ${name} must not miss ${next ?? 'any day'}`, () => assert.equal(nextDay(due, said(...before)), next));
  }

  it('is what was said of it last, and received before', () => {
    assert.equal(requestState([]), 'received');
    assert.equal(requestState(said('extended', 'done')), 'done');
  });

  it('keeps the day to which it was extended', () =>
    assert.deepEqual(presentDue(due, said('extended', 'answered', 'done')), { answer_by: '2026-11-24', done_by: '2026-12-20' }));
});
