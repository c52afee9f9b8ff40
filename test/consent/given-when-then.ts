import assert from 'node:assert/strict';
import type { Choice, Choices } from '../../src/consent/choice.ts';
import { decide, type Command } from '../../src/consent/decide.ts';
import type { DecisionState } from '../../src/record/consent-record.ts';

/** The consent model's own way of speaking: given choices, when an act, then what is decided. */
export const given = (...choices: readonly Choice[]) => ({
  when: (command: Command) => ({
    then: (...expected: readonly (readonly [DecisionState, string, string])[]) => {
      const standing: Choices = new Map(choices.map((held) => [held.purpose, held]));
      const made = decide(command, standing);
      assert.deepEqual(made.map(({ state, gesture, clause: { purpose } }) => [state, gesture, purpose]), expected);
      for (const { clause: { purpose }, supersedes } of made) assert.equal(supersedes, standing.get(purpose)?.record ?? null);
      return made;
    },
  }),
});
