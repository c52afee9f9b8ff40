import { html, nothing, type TemplateResult } from 'lit/html.js';
import { standingOn, type AskedClause, type ClauseStanding } from '../consent/choice.ts';
import { vi } from '../locales/vi.ts';
import type { ShownWords, Words } from '../locales/words.ts';
import { askingClauses, type AskingClause, type PolicyDocument, type Problem } from '../policy/document.ts';
import { loadInForce } from '../policy/load-in-force.ts';
import { scanPolicy } from '../policy/scan-policy.ts';
import { ConsentRow } from './consent-row.ts';
import { sessionFor, type ConsentSession } from './consent-session.ts';
import { controlStyles } from './control-styles.ts';
import { checkEndpoint, type CheckedEndpoint } from './endpoint.ts';
import type { TroubleCode } from './events.ts';
import { GuestElement } from './guest-element.ts';
import type { Model } from './model.ts';
import type { ShownOutcome } from './row-view.ts';
import type { PanelHost, SessionView, TokenProvider } from './session-view.ts';

/** Once an element is in sight its customer may act: what an act needs is fetched while the network is there. */
const inSight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) (target as PolicyBoundElement).comeInSight(isIntersecting);
});

/** The clause as the consent room knows it. */
export const askedClause = ({ id, title, sha256, text, consent }: AskingClause): AskedClause => ({ id, title, sha256, text, ...consent });

/**
 * What every element of ours is: bound to one policy and one endpoint, in one language, with its light-DOM children as
 * the fallback until, and unless, it can take over.
 */
export abstract class PolicyBoundElement extends GuestElement implements PanelHost {
  model: Model = { is: 'loading' };
  words: ShownWords | Words = vi;
  /** Resolves when `words` are those that were asked for last, or can't be had. */
  spoken: Promise<void> | undefined;
  /** Nothing where the page names no endpoint that choices may go to. */
  view: SessionView | undefined;
  session: ConsentSession | undefined;
  readonly #rows = new Map<string, ConsentRow>();
  #token: TokenProvider | undefined;
  #leave: (() => void) | undefined;
  #loading = new AbortController();
  #endpoint: CheckedEndpoint = { ok: false, code: 'no-endpoint' };
  #inSight = false;
  /** The address that the model is of, or is being made of. */
  #address: string | null = null;
  /** The language that was asked for last. */
  #language = '';

  /** A function that resolves to the signed-in customer's JWT, or to null. Set it again when who is signed in changes. */
  get token(): TokenProvider | undefined {
    return this.#token;
  }

  set token(token: TokenProvider | undefined) {
    this.#token = token;
    this.session?.setToken(token);
  }

  constructor() {
    super();
    this.adopt(controlStyles);
  }

  /** Turns the file into the document; the reader keeps more of it. */
  protected readPolicy(source: string, signal: AbortSignal): Promise<PolicyDocument>;
  protected readPolicy(source: string): Promise<PolicyDocument> {
    return scanPolicy(source);
  }

  /** Shows the start of a long file while the rest is on its way; what needs all of it has no use for that. */
  protected readOpening?(source: string, signal: AbortSignal): unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    this.spoken = this.#speak();
    this.#join();
    inSight.observe(this);
    void this.#load();
  }

  disconnectedCallback(): void {
    inSight.unobserve(this);
    this.#loading.abort();
    this.#address = null;
    this.#leave?.();
  }

  override attributeChangedCallback(name?: string): void {
    if (!this.isConnected) return;
    if (name === 'endpoint') this.#join();
    this.spoken = this.#speak();
    void this.#load();
    this.update();
    if (name === 'endpoint') this.#check();
  }

  /** Told by the observer above. */
  comeInSight(inSight: boolean): void {
    this.#inSight = inSight;
    this.#prepare();
  }

  /** The clauses that may be answered here and now. */
  get asking(): readonly AskingClause[] {
    return this.model.is === 'ready' && this.view?.is === 'ready' ? askingClauses(this.model.policy) : [];
  }

  /** Where the person stands on each consent that the policy asks for; nothing until that is known, or where none can be taken. */
  get choices(): readonly ClauseStanding[] | undefined {
    const { asking, view } = this;
    return asking[0] && view?.is === 'ready' ? asking.map((clause) => {
      const asked = askedClause(clause);
      const choice = view.choices.get(asked.purpose);
      return { ...asked, standing: standingOn(asked, choice), choice };
    }) : undefined;
  }

  /** What is wrong, in a sentence, and the fallback below it. */
  protected renderTrouble(sentence: string): TemplateResult {
    return html`<p class="trouble" dir="auto" part="trouble" role="status" lang=${this.words.language}>${sentence}</p><slot></slot>`;
  }

  /** One consent with its switch. `terms` is where its clause can be read, where that isn't right here. */
  renderRow(clause: AskingClause, terms?: string): TemplateResult | typeof nothing {
    const { view, words, model } = this;
    if (view?.is !== 'ready' || model.is !== 'ready') return nothing;
    const { purpose } = clause.consent;
    const row = this.#rows.get(purpose) ?? new ConsentRow(this, clause.id);
    this.#rows.set(purpose, row);
    const choice = view.choices.get(purpose);
    const told: ShownOutcome | undefined = choice?.receivedAt && { is: 'told', at: choice.receivedAt };
    const outcome = choice && (view.outcomes.get(choice.record) ?? told);
    return row.render({
      clause: askedClause(clause), choice, outcome, words, terms, language: model.policy.language, signedIn: view.subject?.kind === 'account',
      actsOf: view.actsOf,
    });
  }

  showView(view: SessionView): void {
    if (view.is === 'failed' && this.view?.is !== 'failed') this.report(view.code, view.reason);
    this.view = view;
    this.update();
    this.#prepare();
  }

  /** Tells the page's owner: an event, and one console line with the cure. The sentences load only when they are needed. */
  readonly report = (code: TroubleCode, about: string, problems: readonly Problem[] = []): void => {
    import('./report-trouble.ts').then(({ reportTrouble }) => reportTrouble(this, code, about, problems), () => console.error('an-tam:', code, about));
  };

  #prepare(): void {
    if (this.#inSight && this.asking.length > 0) this.session?.prepare();
  }

  async #speak(): Promise<void> {
    const language = this.#language = this.closest('[lang]')?.getAttribute('lang') ?? '';
    try {
      const words = /^(vi|$)/i.test(language) ? vi : await (await import('../locales/languages.ts')).wordsFor(language);
      if (language === this.#language) this.words = words; // a file that comes late must not undo a later choice
      this.update();
    } catch (error) {
      this.report('part-missing', String(error));
    }
  }

  #join(): void {
    this.#leave?.();
    const endpoint = this.#endpoint = checkEndpoint(this.getAttribute('endpoint'), this.baseURI);
    this.view = undefined;
    this.#rows.clear();
    this.session = endpoint.ok ? sessionFor(endpoint.url) : undefined;
    if (this.#token && this.#token !== this.session?.token) this.session?.setToken(this.#token);
    this.#leave = this.session?.join(this);
  }

  async #load(): Promise<void> {
    const address = this.getAttribute('src') ?? this.getAttribute('policy'); // the reader's, and all others'
    if (address === this.#address) return;
    this.#address = address;
    this.#loading.abort();
    const { signal } = this.#loading = new AbortController();
    this.model = { is: 'loading' };
    this.#rows.clear();
    this.update();
    if (!address) return;
    let model: Model = { is: 'failed' };
    try {
      const { loaded, upcoming } = await loadInForce(
        new URL(address, this.baseURI).href, Date.now(), ({ source }) => signal.aborted || this.readOpening?.(source, signal),
      );
      if (signal.aborted) return;
      if (loaded.ok) model = { is: 'ready', policy: await this.readPolicy(loaded.source, signal), url: loaded.url, upcoming };
      else this.report(`policy-${loaded.code}`, address);
    } catch (error) { // the reader's own part did not come
      this.report('part-missing', String(error));
    }
    if (signal.aborted) return;
    this.model = model;
    this.#check();
    this.update();
    this.#prepare();
  }

  #check(): void {
    if (this.model.is !== 'ready') return;
    const { policy, url } = this.model;
    const { problems } = policy;
    const endpoint = this.#endpoint;
    const named = this.getAttribute('endpoint');
    if (problems.length > 0) this.report('policy-broken', url, problems);
    else if (!endpoint.ok && askingClauses(policy).length > 0 && (named || !this.hasAttribute('src'))) this.report(endpoint.code, named || url);
  }
}
