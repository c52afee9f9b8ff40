import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What can go wrong between a page and its ledger, as the page meets it. */
export type Fault =
  /** The connection breaks before the ledger hears of anything. */
  | { readonly is: 'refuse' }
  /** Nobody ever answers; the ledger hears of nothing. */
  | { readonly is: 'hang' }
  /** The ledger commits, and its answer is lost. */
  | { readonly is: 'lose-answer' }
  /** Somebody answers in the ledger's place. */
  | { readonly is: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

/** A request that is held in the middle of its way. */
export type Held = {
  /** Resolves with a copy of the request when it has come to where it is held. */
  readonly arrived: Promise<Request>;
  readonly release: () => void;
};

type Gate = { readonly at: 'before' | 'after'; readonly reached: (request: Request) => void; readonly opened: Promise<void> };

/** The page's end of the connection: destroyed, it is a network error there. */
export type Line = Pick<Socket, 'destroy'>;

/** Stands before the ledger and breaks the next requests as it is told. GETs pass, unless the line is down. */
export class FaultSwitch {
  readonly #ledger: (request: Request) => Promise<Response>;
  #faults: Fault[] = [];
  #gate: Gate | undefined;
  #down = false;
  /** Status that each POST was answered with, in order; 0 where the page got no answer. */
  readonly answered: number[] = [];

  constructor(ledger: (request: Request) => Promise<Response>) {
    this.#ledger = ledger;
  }

  /** The next POSTs meet these faults, one each, in turn. */
  next(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Nobody answers, neither POST nor GET. */
  set down(down: boolean) {
    this.#down = down;
  }

  /** Holds the next POST: before the ledger hears of it, or after its commit, before the answer. */
  hold(at: 'before' | 'after'): Held {
    let reached: Gate['reached'] = () => undefined;
    let release = (): void => undefined;
    const arrived = new Promise<Request>((resolve) => { reached = resolve; });
    const opened = new Promise<void>((resolve) => { release = resolve; });
    this.#gate = { at, reached, opened };
    return { arrived, release };
  }

  async fetch(request: Request, line: Line): Promise<Response> {
    if (this.#down) return this.#cut(line);
    if (request.method !== 'POST') return this.#ledger(request);
    const gate = this.#gate;
    this.#gate = undefined;
    const copy = gate && request.clone();
    if (gate?.at === 'before') await this.#wait(gate, copy);
    const answer = await this.#meet(this.#faults.shift(), request, line);
    if (gate?.at === 'after') await this.#wait(gate, copy);
    this.answered.push(answer.status === 599 ? 0 : answer.status);
    return answer;
  }

  async #wait(gate: Gate, copy: Request | undefined): Promise<void> {
    if (copy) gate.reached(copy);
    await Promise.race([gate.opened, pause(60_000, undefined, { ref: false })]);
  }

  async #meet(fault: Fault | undefined, request: Request, line: Line): Promise<Response> {
    if (this.#down) return this.#cut(line); // It went down while the request was held.
    switch (fault?.is) {
      case undefined:
        return this.#ledger(request);
      case 'refuse':
        return this.#cut(line);
      case 'hang':
        await pause(60_000, undefined, { ref: false });
        return this.#cut(line);
      case 'lose-answer':
        await this.#ledger(request);
        return this.#cut(line);
      case 'answer':
        return Response.json(fault.body ?? null, { status: fault.status, headers: { ...fault.headers } });
      default:
        return fault satisfies never;
    }
  }

  #cut(line: Line): Response {
    line.destroy();
    return new Response(null, { status: 599 }); // Nobody is there to read it.
  }
}
