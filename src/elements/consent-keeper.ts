import type { Choices } from '../consent/choice.ts';
import { ConsentStore, standing, type Told } from '../consent/consent-store.ts';
import type { Command } from '../consent/decide.ts';
import { deviceMemory, type Memory } from '../consent/device-memory.ts';
import { fetchChoices } from '../consent/fetch-choices.ts';
import type { Outcome } from '../outbox/outcome.ts';
import { Outbox, type Token } from '../outbox/outbox.ts';
import { askingClauses } from '../policy/document.ts';
import type { RecordId, Subject } from '../record/consent-record.ts';
import { AskAgain } from './ask-again.ts';
import { circumstances, type ActedOn } from './circumstances.ts';
import { clearPreferences } from './clear-preferences.ts';
import { ConsentFoot } from './consent-foot.ts';
import { findActor, type Counter } from './counter.ts';
import { PageTeller } from './page-teller.ts';
import { readPast, type PersonsPast } from './persons-past.ts';
import { requestTrace } from './request-trace.ts';
import { RowActs } from './row-acts.ts';
import type { RowHost } from './row-view.ts';
import type { PanelFoot, PanelHost, Participant, SessionView } from './session-view.ts';
import { accountOf, isSeen, SomebodyElse, TokenFailure } from './who-is-here.ts';

const TIME_OUT = 10_000;

const actsOf = (host: RowHost, key: string): RowActs => new RowActs(host, key);

/** Whom the keeper works for: the page's session. */
export type KeeperOptions = {
  readonly endpoint: string;
  readonly token: () => Token | Promise<Token>;
  readonly showView: (view: SessionView) => void;
  /** The element that tells the page of deliveries: one of all, so that the page hears of each once. */
  readonly teller: () => Participant | undefined;
};

/**
 * Introduces the consent store to the outbox: knows who the person is, what this device and the endpoint know of her
 * choices, and carries out her acts.
 */
export class ConsentKeeper {
  readonly #options: KeeperOptions;
  /** A page's function that never settles must not hold up everybody: what it doesn't answer in time it fails at. */
  readonly #token = (): Promise<Token> => Promise.race([
    Promise.resolve().then(this.#options.token),
    new Promise<never>((_, reject) => { setTimeout(() => reject(new Error(`no answer within ${TIME_OUT / 1000} s`)), TIME_OUT); }),
  ]);

  readonly #memory: Memory;
  readonly #outbox: Outbox;
  readonly #store: ConsentStore;
  readonly #outcomes = new Map<RecordId, Outcome>();
  #view: SessionView = { is: 'loading' };
  readonly #feet = new WeakMap<PanelHost, PanelFoot>();
  /** A foot stays after the device was cleared, to say so. */
  readonly #footOf = (panel: PanelHost): PanelFoot | undefined => {
    const isKnown = this.#view.is === 'ready' && this.#view.subject;
    const foot = this.#feet.get(panel) ?? (isKnown ? new ConsentFoot(panel, this) : undefined);
    if (foot) this.#feet.set(panel, foot);
    return foot;
  };

  #told: Told | undefined;
  #started = false;
  readonly #again = new AskAgain({
    token: () => this.#token(),
    isWanted: () => this.#started && [...this.#outcomes.values()].some((outcome) => outcome.is === 'waiting' && outcome.why === 'token'),
    found: () => this.#outbox.wake(),
  });

  #reading = new AbortController();
  #working = new AbortController();
  readonly #teller: PageTeller;

  constructor(options: KeeperOptions) {
    const { endpoint, teller } = this.#options = options;
    const token = this.#token;
    this.#teller = new PageTeller(teller, endpoint);
    this.#memory = deviceMemory(endpoint);
    this.#outbox = new Outbox({
      endpoint, token,
      deviceKey: () => this.#memory.readDeviceKey(),
      leave: requestTrace,
      tokenNeeded: (id) => {
        this.#teller.tellTokenNeeded(id);
        this.#again.begin();
      },
    });
    this.#store = new ConsentStore({ endpoint, memory: this.#memory, sink: this.#outbox }, () => void this.#recall());
    this.#outbox.subscribe(({ id, outcome }) => {
      this.#outcomes.set(id, outcome);
      if (outcome.is === 'received') this.#again.calm();
      this.#teller.tellDelivery(id, outcome);
      if (this.#view.is === 'ready') this.#show({ ...this.#view });
    });
  }

  /** Begins to send, and reads where the person stands. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#store.open();
    this.#outbox.start();
    this.#working = new AbortController();
    // A page that comes back from the browser's memory has heard nothing of what was chosen meanwhile.
    addEventListener('pageshow', ({ persisted }) => persisted && void this.refresh(), { signal: this.#working.signal });
    void this.refresh();
  }

  /** Sends nothing new until it is started again. */
  stop(): void {
    this.#started = false;
    this.#working.abort();
    this.#again.stop();
    this.#outbox.stop();
    this.#store.close();
  }

  /** Who is signed in may have changed: send what waited for a token, and read anew. */
  tokenChanged(): void {
    this.#outbox.wake();
    void this.refresh();
  }

  /** Reads where the person stands: from this device at once, then from the endpoint. Late answers are dropped. */
  async refresh(): Promise<void> {
    const token = this.#token();
    const signal = await this.#recall(token);
    if (signal.aborted || this.#view.is !== 'ready') return;
    const received = new Set([...this.#outcomes].filter(([, { is }]) => is === 'received').map(([id]) => id));
    const told = await this.#ask(await token, signal).catch(() => undefined); // no credential can be read: what the device knows stands
    if (!told || signal.aborted) return;
    this.#told = { subject: told.subject.id, choices: told.choices, received };
    await this.#recall(token);
  }

  /**
   * Carries out an act of the person, and tells the page of each choice made.
   *
   * @param on what the person acted on, as the screen showed it
   * @throws where it isn't what the screen showed any more (another person, another text), or where the page's token
   *   function fails: nothing was decided then
   */
  async perform(command: Command, on: ActedOn): Promise<void> {
    const account = accountOf(await this.#token());
    await this.#checkSeen(account, on.subject);
    if (command.do !== 'withdraw-all' && !askingClauses(on.policy).some(({ sha256 }) => sha256 === command.clause.sha256)) {
      throw new Error('the clause is no longer the one that the screen showed');
    }
    const where = circumstances(on);
    await this.#teller.tellChoices(on.element, async (tell) => {
      try {
        tell(await this.#store.perform(command, where, account, this.#told));
        // What she refuses signed in she refuses: a grant from before she signed in must not go on standing beside it.
        if (account && command.do !== 'grant' && await this.#store.device()) {
          await this.#store.perform(command.do === 'refuse' ? { ...command, do: 'withdraw' } : command, where)
            .then(tell, (error: unknown) => this.#options.teller()?.report('half-done', String(error)));
        }
      } finally {
        await this.#recall();
      }
    });
  }

  /** Sends a refused record again. */
  retry(id: RecordId): Promise<void> {
    return this.#outbox.retry(id);
  }

  /** All that is known of the records of whom the screen showed. @throws where she isn't here, or can't be told of */
  async past(seen: Subject | undefined): Promise<PersonsPast> {
    const token = await this.#token();
    const subject = await this.#checkSeen(accountOf(token), seen);
    return readPast(subject, () => this.#authority(token), this.#options.endpoint, this.#store, this.#outbox);
  }

  /** How many records, choices and requests, the endpoint hasn't got yet. */
  unsent(): Promise<number> {
    return this.#outbox.pending();
  }

  /** Forgets everything about this endpoint on this device, unsent choices too. */
  async clear(): Promise<void> {
    // Memory first: were it last and we stopped between, it would hand the forgotten records to the outbox again.
    await this.#store.clear();
    await this.#outbox.clear();
    clearPreferences();
    this.#told = undefined;
    this.#outcomes.clear();
    await this.refresh();
  }

  /** @throws SomebodyElse where it isn't whom the screen showed; the screen is brought up to date then */
  async #checkSeen(account: Subject | undefined, seen: Subject | undefined): Promise<Subject | undefined> {
    const subject = account ?? await this.#store.device();
    if (isSeen(subject, seen)) return subject;
    void this.refresh();
    throw new SomebodyElse('somebody else is signed in than the screen showed');
  }

  /** Shows what this device knows; an older reading that is still under way is dropped. */
  async #recall(token = this.#token()): Promise<AbortSignal> {
    this.#reading.abort();
    const { signal } = this.#reading = new AbortController();
    try {
      const account = accountOf(await token.catch((error: unknown) => { throw new TokenFailure(error); }));
      const subject = account ?? await this.#store.device();
      const remembered: Choices = subject ? await this.#store.recall(subject.id) : new Map();
      for (const { record } of remembered.values()) {
        const outcome = await this.#outbox.outcome(record);
        if (outcome) this.#outcomes.set(record, outcome);
      }
      const choices = standing(remembered, subject?.id, this.#told);
      if (!signal.aborted) this.#show({ is: 'ready', subject, choices, outcomes: this.#outcomes, footOf: this.#footOf, actsOf });
    } catch (error) {
      const code = error instanceof TokenFailure ? 'token-failed' : 'unreadable';
      if (!signal.aborted) this.#show({ is: 'failed', code, reason: String(error instanceof TokenFailure ? error.cause : error) });
    }
    return signal;
  }

  /** What requests go through: the same device, proof and outbox as choices. */
  get counter(): Counter {
    return {
      endpoint: this.#options.endpoint, outbox: this.#outbox,
      authority: async () => this.#authority(await this.#token()),
      actor: async (seen) => findActor(seen, await this.#token(), this.#store, this.#memory),
      recall: () => this.#recall(),
    };
  }

  /** The header that proves who is here. A visitor who never acted has none, and is never asked about. */
  async #authority(token: Token): Promise<Readonly<Record<string, string>> | undefined> {
    if (token) return { Authorization: `Bearer ${token}` };
    const key = await this.#memory.readDeviceKey();
    return key === undefined ? undefined : { 'An-Tam-Device': key };
  }

  async #ask(token: Token, signal: AbortSignal): ReturnType<typeof fetchChoices> {
    const authority = await this.#authority(token);
    return authority && fetchChoices(this.#options.endpoint, authority, AbortSignal.any([signal, AbortSignal.timeout(TIME_OUT)]));
  }

  #show(view: SessionView): void {
    this.#view = view;
    this.#options.showView(view);
  }
}
