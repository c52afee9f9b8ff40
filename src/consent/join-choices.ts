import type { StandingChoice } from '../record/choice.ts';
import type { RecordId } from '../record/consent-record.ts';
import type { Choices } from './choice.ts';

/**
 * Joins what this device remembers with what the endpoint tells. A choice of this device stands until the endpoint has
 * it; from then on the endpoint knows better, for it also hears of other devices.
 *
 * @param received the records that the endpoint had before it was asked: of later ones its answer knows nothing
 */
export const joinChoices = (
  remembered: Choices, told: readonly StandingChoice[], received: ReadonlySet<RecordId>,
): Choices => {
  const choices = new Map(remembered);
  for (const { purpose, state, clause, edition, record, decided_at: decidedAt, received_at: receivedAt } of told) {
    const own = choices.get(purpose);
    if (!own || (own.record !== record && received.has(own.record))) {
      choices.set(purpose, { purpose, state, clause, record, decidedAt, receivedAt, ...(typeof edition === 'number' && { edition }) });
    }
  }
  return choices;
};
