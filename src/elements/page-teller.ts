import type { Outcome } from '../outbox/outcome.ts';
import type { ConsentRecord, RecordId } from '../record/consent-record.ts';
import { ChoiceEvent, DeliveryEvent, TokenNeededEvent } from './events.ts';
import type { Participant } from './session-view.ts';

/** Tells the page of choices and of what became of them, each once: nobody should hear that before the choice itself. */
export class PageTeller {
  /** The element that tells of deliveries: one of all that share the endpoint. */
  readonly #teller: () => Participant | undefined;
  /** Acts whose choices the page has yet to hear of. */
  #untold = 0;
  /** Deliveries that wait for that. */
  #early: (() => void)[] = [];

  readonly #endpoint: string;
  /** The owner was told that nobody answers there; told again only where somebody has answered meanwhile. */
  #isSilent = false;

  constructor(teller: () => Participant | undefined, endpoint: string) {
    this.#teller = teller;
    this.#endpoint = endpoint;
  }

  /**
   * What an act made is told by the element that it was done on, before whatever becomes of it meanwhile; also where the act
   * fails after it.
   */
  async tellChoices(element: HTMLElement, act: (tell: (records: readonly ConsentRecord[]) => void) => Promise<void>): Promise<void> {
    const made: ConsentRecord[] = [];
    this.#untold += 1;
    try {
      await act((records) => made.push(...records));
    } finally {
      for (const record of made) element.dispatchEvent(new ChoiceEvent(record));
      this.#untold -= 1;
      if (this.#untold === 0) for (const tell of this.#early.splice(0)) tell();
    }
  }

  tellDelivery(id: RecordId, outcome: Outcome): void {
    if (this.#untold > 0) this.#early.push(() => this.#tell(id, outcome));
    else this.#tell(id, outcome);
  }

  tellTokenNeeded(id: RecordId): void {
    this.#teller()?.dispatchEvent(new TokenNeededEvent(id));
  }

  /** A customer without a network is no fault of the owner's; one with it, whose choices nobody takes, may be. */
  #hearSilence(outcome: Outcome): void {
    const isSilent = outcome.is === 'waiting' && outcome.why === 'network';
    if (isSilent && navigator.onLine && !this.#isSilent) this.#teller()?.report('endpoint-unreachable', this.#endpoint);
    if (isSilent) this.#isSilent = navigator.onLine;
    else if (outcome.is === 'received' || outcome.is === 'refused') this.#isSilent = false;
  }

  #tell(id: RecordId, outcome: Outcome): void {
    const teller = this.#teller();
    teller?.dispatchEvent(new DeliveryEvent(id, outcome));
    this.#hearSilence(outcome);
    if (outcome.is === 'refused') teller?.report('refused', `${outcome.status} ${outcome.code} ${outcome.reason} (record ${id})`);
    if (outcome.is === 'waiting' && outcome.why === 'unkept') teller?.report('unkept', `record ${id}`);
  }
}
