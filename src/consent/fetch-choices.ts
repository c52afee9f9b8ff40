import type { Choices, StandingChoice } from '../record/choice.ts';

const isChoice = (value: Partial<StandingChoice> | null): boolean => typeof value?.purpose === 'string' && typeof value.record === 'string'
  && [value.received_at, value.decided_at].every((at) => !Number.isNaN(Date.parse(String(at)))) && ['granted', 'denied', 'withdrawn'].includes(value.state ?? '') && typeof value.clause?.sha256 === 'string';

/**
 * Asks the endpoint where a subject stands (GET of the contract).
 *
 * @param authority the header that names the subject: `Authorization` or `An-Tam-Device`
 * @returns `undefined` where the endpoint doesn't tell (404, 405, any other answer, no network): this is optional, and
 *   the page then stays with what the device knows
 */
export const fetchChoices = async (
  endpoint: string, authority: Readonly<Record<string, string>>, signal: AbortSignal,
): Promise<Choices | undefined> => {
  try {
    const response = await fetch(endpoint, { headers: authority, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' });
    const told = response.ok && response.status === 200 ? await response.json() as Choices : undefined;
    return Array.isArray(told?.choices) && told.choices.every(isChoice) && typeof told.subject?.id === 'string' ? told : undefined;
  } catch { // no network, or not JSON: the endpoint doesn't tell
    return undefined;
  }
};
