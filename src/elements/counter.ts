import type { ConsentStore } from '../consent/consent-store.ts';
import type { Memory } from '../consent/device-memory.ts';
import type { Outbox, Token } from '../outbox/outbox.ts';
import type { Subject } from '../record/consent-record.ts';
import { newDeviceKey } from '../record/device-key.ts';
import { accountOf, isSeen } from './who-is-here.ts';

/** What a request goes through: the device, the proof and the outbox that choices have too. */
export type Counter = {
  readonly endpoint: string;
  readonly outbox: Outbox;
  /** The header that proves who is here; nothing for a visitor who never acted. Rejects where the page's token function fails. */
  readonly authority: () => Promise<Readonly<Record<string, string>> | undefined>;
  /**
   * Who acts. A device gets its key here, so only an act of the person may ask.
   *
   * @param seen whom the screen showed; none where nobody had acted here yet
   * @returns nothing where it is somebody else by now
   */
  readonly actor: (seen: Subject | undefined) => Promise<Subject | undefined>;
  /** Shows anew who is here; the endpoint isn't asked. */
  readonly recall: () => Promise<unknown>;
};

/** Who acts; a device that has no key gets one. See `Counter.actor`. */
export const findActor = async (
  seen: Subject | undefined, token: Token, store: Pick<ConsentStore, 'device'>, memory: Pick<Memory, 'keepDeviceKey'>,
): Promise<Subject | undefined> => {
  const account = accountOf(token);
  if (!isSeen(account ?? await store.device(), seen)) return undefined;
  // If we stop here: a device without choices and requests; its next act finds the key.
  if (!account) await memory.keepDeviceKey(newDeviceKey());
  return account ?? store.device();
};
