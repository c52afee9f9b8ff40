import type { RecordId, Timestamp } from '../record/consent-record.ts';
import type { Due, Promised, RequestEvent } from '../record/request-record.ts';
import { readEvent, readPromised, type RequestStatementName } from './request-statements.ts';
import { PAGE, readRow, type Columns } from './statements.ts';
import type { StoredRow } from './rows.ts';

/** Names one request: whose it is (see `subjectKey`), and its record. */
export type RequestKey = { readonly subject: string; readonly id: RecordId };

/** A request as it was kept, and what became of it. */
export type KeptRequest = {
  readonly row: StoredRow;
  /** Absent where a process stopped before it gave the number: whoever looks next gives it. */
  readonly promised?: Promised;
  readonly events: readonly RequestEvent[];
};

/** Requests of one subject that are shown at once. */
const MOST_SHOWN = 200;

const readRequest = (columns: Columns, events: readonly Columns[]): KeptRequest => {
  const row = readRow(columns);
  const promised = readPromised(columns);
  return { row, ...(promised && { promised }), events: events.filter(({ id }) => id === row.id).map(readEvent) };
};

/** Runs one of the statements, as a transaction of its own, durable when it answers. */
export type RunStatement = (name: RequestStatementName, ...values: readonly (string | number)[]) => Promise<readonly Columns[]>;

/**
 * What the ledger adds to requests: numbers, dates, and what the shop said. The requests themselves are records like others.
 * It stands on statements that both databases share, and is append-only like all else.
 */
export class RequestBook {
  readonly #run: RunStatement;

  constructor(run: RunStatement) {
    this.#run = run;
  }

  /**
   * Gives a kept request its number and dates, once: whoever asks again, in any process, gets what was given first.
   *
   * @param numbers the request's wishes in order, always the same; the first that nobody else has is taken
   */
  async promise({ subject, id }: RequestKey, numbers: Iterable<string>, due: Due, at: Timestamp): Promise<Promised> {
    const given = await this.#promised(subject, id);
    if (given) return given;
    for (const number of numbers) {
      // If we stop after this: the number waits for this request; its next wish for it finds it its own.
      await this.#run('claimNumber', number, subject, id);
      const [owner] = await this.#run('ownerOfNumber', number);
      if (owner?.['subject_id'] !== subject || owner['id'] !== id) continue;
      await this.#run('keepPromise', subject, id, number, due.answer_by, due.done_by, at);
      const kept = await this.#promised(subject, id);
      if (kept) return kept;
    }
    throw new Error('no number is left');
  }

  /** A subject's newest requests, newest first; more than these nobody reads on a screen. */
  async of(subject: string): Promise<readonly KeptRequest[]> {
    const rows = await this.#run('requestsOfSubject', subject, MOST_SHOWN);
    const events = rows.length > 0 ? await this.#run('eventsOfSubject', subject) : [];
    return rows.map((columns) => readRequest(columns, events));
  }

  async one({ subject, id }: RequestKey): Promise<KeptRequest | undefined> {
    const [columns] = await this.#run('requestWithId', subject, id);
    return columns && readRequest(columns, await this.#run('eventsOfRequest', subject, id));
  }

  /** @param number in its one form */
  async byNumber(number: string): Promise<KeptRequest | undefined> {
    const [owner] = await this.#run('ownerOfNumber', number);
    const request = owner && await this.one({ subject: String(owner['subject_id']), id: String(owner['id']) as RecordId });
    // A number may be claimed and not yet promised: that request has none yet.
    return request?.promised?.number === number ? request : undefined;
  }

  /**
   * Adds what the shop said.
   *
   * @param after how many events whoever says it has seen
   * @returns false where others came meanwhile: nothing was added
   */
  async say({ subject, id }: RequestKey, { state, words, until = '', at }: RequestEvent, after: number): Promise<boolean> {
    return (await this.#run('keepEvent', subject, id, after + 1, state, words, until, at)).length > 0;
  }

  /** Every request, a subject's in order; for the shop. Never holds all of them in memory at once. */
  async* all(): AsyncIterable<KeptRequest> {
    for (let subject = '', position = 0; ;) {
      const page = await this.#run('requestsPage', subject, position, PAGE);
      for (const columns of page) {
        const { id } = { subject, position } = readRow(columns);
        yield readRequest(columns, await this.#run('eventsOfRequest', subject, id));
      }
      if (page.length === 0) return;
    }
  }

  async #promised(subject: string, id: RecordId): Promise<Promised | undefined> {
    const [columns] = await this.#run('promiseOf', subject, id);
    return columns && readPromised(columns);
  }
}
