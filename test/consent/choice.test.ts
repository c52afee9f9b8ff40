import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { standingOn, type Choices } from '../../src/consent/choice.ts';
import { joinChoices } from '../../src/consent/join-choices.ts';
import type { StandingChoice } from '../../src/record/choice.ts';
import type { RecordId, Sha256, Timestamp } from '../../src/record/consent-record.ts';
import { choice, clause } from './samples.ts';

const asked = clause('newsletter');
const reworded = clause('newsletter', { sha256: 'c'.repeat(64) as Sha256 });

describe('where a choice stands on present words', () => {
  it('no choice is unanswered, not refused', () => assert.equal(standingOn(asked, undefined), 'unanswered'));
  it('a grant on these words stands', () => assert.equal(standingOn(asked, choice('granted', asked)), 'granted'));
  it('a grant on other words is not a grant on these', () => assert.equal(standingOn(reworded, choice('granted', asked)), 'changed'));
  for (const state of ['denied', 'withdrawn'] as const) {
    it(`a choice ${state} stands whatever the words become`, () => assert.equal(standingOn(reworded, choice(state, asked)), state));
  }
  it('a grant stands on other words of the same edition, and not of another', () => {
    const second = choice('granted', clause('newsletter', { edition: 2 }));
    assert.equal(standingOn({ ...reworded, edition: 2 }, second), 'granted');
    assert.equal(standingOn({ ...reworded, edition: 3 }, second), 'changed');
    assert.equal(standingOn(reworded, second), 'changed');
  });
});

describe('what the endpoint tells', () => {
  const told = (record: string): StandingChoice => ({
    purpose: 'newsletter', state: 'withdrawn', clause: asked, record: record as RecordId,
    decided_at: '2026-11-22T04:00:00.000Z' as Timestamp, received_at: '2026-11-22T04:00:01.000Z' as Timestamp,
  });
  const own = choice('granted', asked, 'own');
  const remembered: Choices = new Map([['newsletter', own]]);

  it('fills in what this device never decided', () => {
    assert.equal(joinChoices(new Map(), [told('other')], new Set()).get('newsletter')?.state, 'withdrawn');
  });
  it('does not undo a choice that the endpoint has not got yet', () => {
    assert.equal(joinChoices(remembered, [told('other')], new Set()).get('newsletter'), own);
  });
  it('replaces a choice that the endpoint had when it was asked', () => {
    assert.equal(joinChoices(remembered, [told('other')], new Set([own.record])).get('newsletter')?.record, 'other');
  });
  it('brings the edition that another device agreed to, so that a wording mended since asks nothing again', () => {
    const edited = { ...told('other'), state: 'granted', edition: 2 } as const;
    const joined = joinChoices(new Map(), [edited], new Set()).get('newsletter');
    assert.equal(standingOn({ ...reworded, edition: 2 }, joined), 'granted');
    assert.equal(standingOn({ ...reworded, edition: 3 }, joined), 'changed');
  });
  it('takes an edition that is no number for none', () => {
    const odd = { ...told('other'), edition: '2' } as unknown as StandingChoice;
    assert.equal(joinChoices(new Map(), [odd], new Set()).get('newsletter')?.edition, undefined);
  });
  it('keeps the words of a choice that both know', () => {
    assert.equal(joinChoices(remembered, [told('own')], new Set([own.record])).get('newsletter'), own);
  });
});
