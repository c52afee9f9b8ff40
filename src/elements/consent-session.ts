import type { ConsentKeeper } from './consent-keeper.ts';
import type { Participant, SessionView, TokenProvider } from './session-view.ts';

/** A visitor who never chose here. */
const NOTHING_CHOSEN: SessionView = { is: 'ready', subject: undefined, choices: new Map(), outcomes: new Map() };

/** Whether an earlier visit left something on this device; `true` where the browser can't say. */
const hasTraces = async (): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name?.startsWith('an-tam-'));
  } catch (error) { // storage is blocked: nothing can have been kept; a browser without this function can't say
    return error instanceof TypeError;
  }
};

/**
 * All elements of a page that share an endpoint share one session and show the same. What only an act needs (deciding,
 * keeping, sending) is a part of its own, the keeper: it comes when there is something to read or to send, when the
 * elements come into sight (so that a choice can be kept even if the network goes then), and at the latest with an act.
 */
export class ConsentSession {
  view: SessionView = { is: 'loading' };
  readonly #endpoint: string;
  readonly #participants = new Set<Participant>();
  #keeper: Promise<ConsentKeeper> | undefined;
  token: TokenProvider | undefined;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** Joins an element; the answer lets it leave again. */
  join(participant: Participant): () => void {
    if (this.#participants.size === 0) void this.#begin();
    this.#participants.add(participant);
    participant.showView(this.view);
    return () => {
      this.#participants.delete(participant);
      if (this.#participants.size === 0) this.#keeper?.then((keeper) => keeper.stop(), () => undefined); // never came: nothing to stop
    };
  }

  /** Who is signed in may have changed. */
  setToken(token: TokenProvider | undefined): void {
    this.token = token;
    if (this.#keeper) this.#keeper.then((keeper) => keeper.tokenChanged(), () => undefined); // never came: prepare said so
    else this.prepare();
  }

  /** Fetches what an act needs, so that it is there when the person acts. */
  prepare(): void {
    this.keep().catch((error: unknown) => {
      if (this.view.is === 'loading') this.#show({ is: 'failed', code: 'part-missing', reason: String(error) });
    }); // where all is shown already, the act itself will try again, and say so if it can't
  }

  /** @throws where what an act needs can't be loaded; who asks next tries anew */
  keep(): Promise<ConsentKeeper> {
    this.#keeper ??= import('./acting.ts').then(({ ConsentKeeper: Keeper }) => {
      const keeper = new Keeper({
        endpoint: this.#endpoint,
        token: () => this.token?.(),
        showView: (view) => this.#show(view),
        teller: () => this.#participants.values().next().value,
      });
      if (this.#participants.size > 0) keeper.start();
      return keeper;
    });
    this.#keeper.catch(() => { this.#keeper = undefined; }); // the caller hears of it
    return this.#keeper;
  }

  async #begin(): Promise<void> {
    if (this.#keeper) this.#keeper.then((keeper) => keeper.start(), () => undefined); // never came: prepare said so
    else if (this.token || await hasTraces()) this.prepare();
    else if (this.view.is === 'loading') this.#show(NOTHING_CHOSEN);
  }

  #show(view: SessionView): void {
    this.view = view;
    for (const participant of this.#participants) participant.showView(view);
  }
}

const sessions = new Map<string, ConsentSession>();

/** The page's session for an endpoint. */
export const sessionFor = (endpoint: string): ConsentSession => {
  const session = sessions.get(endpoint) ?? new ConsentSession(endpoint);
  sessions.set(endpoint, session);
  return session;
};
