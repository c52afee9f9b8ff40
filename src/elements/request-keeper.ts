import type { Outcome } from '../outbox/outcome.ts';
import type { Clause } from '../policy/document.ts';
import type { Contact, RecordId, Subject } from '../record/consent-record.ts';
import { digestText } from '../record/digest.ts';
import { newRecordId, toTimestamp } from '../record/record-id.ts';
import { REQUEST_SCHEMA, type RequestKind, type RequestRecord, type StandingRequest } from '../record/request-record.ts';
import { circumstances, type ActedOn } from './circumstances.ts';
import type { Counter } from './counter.ts';
import { fetchRequests } from './fetch-requests.ts';
import { isRequest, type RequestTrace } from './request-trace.ts';

/** What a person asks, as she wrote it. */
export type Asked = {
  readonly kind: RequestKind;
  readonly message: string;
  readonly contact?: Contact;
};

/** A request on the screen: as this device knows it, or as the endpoint told of it. */
export type ShownRequest =
  | { readonly is: 'here'; readonly request: RequestTrace; readonly outcome: Outcome }
  | { readonly is: 'told'; readonly request: StandingRequest };

/** Joins both, newest first. What the endpoint tells of a request goes before what this device remembers of it. */
const joinRequests = (
  here: readonly { readonly request: RequestTrace; readonly outcome: Outcome }[], told: readonly StandingRequest[],
): readonly ShownRequest[] => {
  const known = new Set(told.map(({ id }) => id));
  const all: ShownRequest[] = [
    ...told.map((request) => ({ is: 'told', request }) as const),
    ...here.filter(({ request }) => !known.has(request.id)).map((each) => ({ is: 'here', ...each }) as const),
  ];
  return all.sort(({ request: a }, { request: b }) => (a.made_at < b.made_at ? 1 : -1));
};

/** Sends requests, and knows what became of them. */
export class RequestKeeper {
  readonly #counter: Counter;
  /** What the endpoint told, by the id of the subject whom it is about: an answer may come when somebody else is here. */
  readonly #told = new Map<string, readonly StandingRequest[]>();

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  /**
   * Keeps a request on this device and sends it.
   *
   * @param on what the person acted on, as the screen showed it
   * @returns its id; nothing where it is somebody else by now than the screen showed: then nothing was kept or sent
   * @throws where the device or the page fails: nothing was kept or sent then
   */
  async send({ kind, message, contact }: Asked, { id, title, text }: Clause, on: ActedOn): Promise<RecordId | undefined> {
    const subject = await this.#counter.actor(on.subject);
    if (!subject) return undefined;
    const now = Date.now();
    const { policy, origin, widget } = circumstances(on);
    const record: RequestRecord = {
      schema: REQUEST_SCHEMA, id: newRecordId(now), made_at: toTimestamp(now), subject, ...(contact && { contact }), kind, message,
      policy, clause: { id, sha256: await digestText(text), title }, origin, widget,
    };
    // If we stop here: nothing was kept, and the screen never said so.
    await this.#counter.outbox.submit(record);
    if (!on.subject) await this.#counter.recall(); // this device has a name from now on
    return record.id;
  }

  retry(id: RecordId): Promise<void> {
    return this.#counter.outbox.retry(id);
  }

  /** A subject's requests as they are known here now; nobody is asked. */
  async read(subject: Subject): Promise<readonly ShownRequest[]> {
    const listed = await this.#counter.outbox.list();
    const here = listed.flatMap(({ record, outcome }) =>
      (isRequest(record) && record.subject.id === subject.id ? [{ request: record, outcome }] : []));
    return joinRequests(here, this.#told.get(subject.id) ?? []);
  }

  /** Asks the endpoint. @returns whether it told; one that knows no such question has nothing to tell */
  async ask(signal: AbortSignal): Promise<boolean> {
    const authority = await this.#counter.authority();
    if (!authority) return true;
    const told = await fetchRequests(this.#counter.endpoint, authority, signal);
    if (told === 'not-offered') return true;
    if (told) this.#told.set(told.subject.id, told.requests);
    return told !== undefined;
  }
}
