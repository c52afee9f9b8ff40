import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Timestamp } from '../../src/record/consent-record.ts';
import type { RequestKind } from '../../src/record/request-record.ts';
import { dueDates, latestExtension } from '../../src/ledger/due-dates.ts';
import { addDays, addWorkingDays } from '../../src/ledger/calendar-days.ts';
import { isDay } from '../../src/record/is-day.ts';

const at = (moment: string): Timestamp => new Date(moment).toISOString() as Timestamp;

describe('the dates of a request', () => {
  // Monday 2026-11-23 in Vietnam; figures by hand from the table of the rules.
  const kinds: readonly (readonly [RequestKind, string, string])[] = [
    ['see', '2026-12-03', '2026-12-13'], ['correct', '2026-12-03', '2026-12-13'], ['delete', '2026-12-13', '2027-01-02'],
    ['restrict', '2026-12-08', '2026-12-23'], ['object', '2026-12-08', '2026-12-23'], ['complain', '2026-12-08', '2026-12-23'],
    ['misuse', '2026-12-08', '2026-12-23'], ['vulnerability', '2026-12-08', '2026-12-23'],
  ];
  for (const [kind, done, extended] of kinds) {
    it(`of the kind ${kind} are two working days and ${done}, or ${extended} where it is extended`, () => {
      const received = at('2026-11-23T10:00:00+07:00');
      assert.deepEqual(dueDates(kind, received, []), { answer_by: '2026-11-25', done_by: done });
      assert.equal(latestExtension(kind, received, false), extended);
    });
  }

  it('are later where a processor must act too', () => {
    assert.equal(latestExtension('see', at('2026-11-23T10:00:00+07:00'), true), '2026-12-18');
    assert.equal(latestExtension('delete', at('2026-11-23T10:00:00+07:00'), true), '2027-01-12');
  });

  const arrivals: readonly (readonly [string, string, readonly string[], string])[] = [
    ['on a Thursday', '2026-11-26T09:00:00+07:00', [], '2026-11-30'],
    ['on a Friday night', '2026-11-27T23:59:59+07:00', [], '2026-12-01'],
    ['on a Saturday', '2026-11-28T09:00:00+07:00', [], '2026-12-01'],
    ['on a Sunday', '2026-11-29T09:00:00+07:00', [], '2026-12-01'],
    ['late in Vietnam, while it is still the day before in London', '2026-11-22T17:30:00Z', [], '2026-11-25'],
    ['just before midnight in Vietnam', '2026-11-22T16:59:59Z', [], '2026-11-24'],
    ['before a holiday', '2026-12-31T09:00:00+07:00', ['2027-01-01'], '2027-01-05'],
    ['before a long holiday', '2027-02-04T09:00:00+07:00', ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'], '2027-02-15'],
    ['on a holiday', '2027-01-01T09:00:00+07:00', ['2027-01-01'], '2027-01-05'],
  ];
  for (const [when, moment, holidays, answer] of arrivals) {
    it(`are counted from the day after, over days on which people work: ${when}`, () =>
      assert.equal(dueDates('see', at(moment), holidays).answer_by, answer));
  }

  it('always promise an answer on a day on which people work, after as many such days', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2026-01-01', count));
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 9 }), fc.array(days, { maxLength: 30 }), (day, count, holidays) => {
      const reached = addWorkingDays(day, count, holidays);
      let worked = 0;
      for (let each = addDays(day, 1); each <= reached; each = addDays(each, 1)) {
        if (![0, 6].includes(new Date(each).getUTCDay()) && !holidays.includes(each)) worked++;
        else assert.notEqual(each, reached);
      }
      assert.equal(worked, count);
    }), { seed: Number(process.env['FC_SEED'] ?? 1), numRuns: Number(process.env['FC_RUNS'] ?? 300) });
  });
});

for (const [text, is] of [['2026-02-28', true], ['2026-02-30', false], ['2026-2-3', false], ['', false], ['2026-13-01', false]] as const) {
  it(`“${text}” is ${is ? 'a' : 'no'} day`, () => assert.equal(isDay(text), is));
}
