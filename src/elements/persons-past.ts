import { below } from '../consent/below.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import { fetchHistory, type ToldHistory } from '../consent/fetch-history.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Subject } from '../record/consent-record.ts';
import type { OwnRecord } from './known-records.ts';
import type { Below } from './receipt-facts.ts';

/** What is known of a person's records: what this device made, and the endpoint's answer, which takes its time. */
export type PersonsPast = { readonly below: Below; readonly own: readonly OwnRecord[]; readonly told: Promise<ToldHistory> };

/** Milliseconds after which an endpoint is taken to be silent. */
const TIME_OUT = 10_000;

/**
 * @param subject the account that is signed in, or this device once it has a name
 * @param authority the header that proves the person, where she has a proof
 * @throws where the device fails to tell
 */
export const readPast = async (
  subject: Subject | undefined, authority: () => Promise<Readonly<Record<string, string>> | undefined>, endpoint: string,
  store: ConsentStore, outbox: Outbox,
): Promise<PersonsPast> => {
  const choices = subject ? await store.past(subject.id) : [];
  const own = await Promise.all(choices.map(async (choice) => ({ choice, outcome: await outbox.outcome(choice.record) })));
  const ask = async (): Promise<ToldHistory> => {
    const proof = await authority();
    return proof ? fetchHistory(endpoint, proof, AbortSignal.timeout(TIME_OUT)) : { is: 'unproved' };
  };
  return { below: (path) => below(endpoint, path), own, told: ask() };
};
