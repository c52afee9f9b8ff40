/** What opens under a clause with `request=`: the form, the requests that were sent, and under `see` all that is held. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { requestWords } from '../locales/vi-requests.ts';
import type { Clause } from '../policy/document.ts';
import type { RecordId, Subject } from '../record/consent-record.ts';
import type { ConsentSession } from './consent-session.ts';
import { grantFormStyles } from './grant-form-styles.ts';
import { HeldData } from './held-data.ts';
import type { GivenWords, ReaderScene } from './reading-aid.ts';
import { RequestForm } from './request-form.ts';
import { RequestKeeper, type Asked, type ShownRequest } from './request-keeper.ts';
import { renderRequests } from './request-list.ts';
import { requestStyles } from './request-styles.ts';

export class RequestPart {
  readonly #scene: ReaderScene;
  readonly #forms = new Map<string, RequestForm>();
  readonly #held: HeldData;
  #keeper: Promise<RequestKeeper> | undefined;
  /** The endpoint that `#keeper` is for. */
  #session: ConsentSession | undefined;
  /** Ends listening to that endpoint's outbox. */
  #leave: (() => void) | undefined;
  #shown: readonly ShownRequest[] = [];
  /** The view that `#shown` was read for, and whom it was of. */
  #seen: unknown;
  #subject: Subject | undefined;
  /** Who asked the endpoint what became of requests. */
  #asked: RequestKeeper | undefined;
  /** The endpoint could not be asked. */
  #untold = false;

  constructor(scene: ReaderScene) {
    this.#scene = scene;
    this.#held = new HeldData(() => scene.host.session?.keep().then(({ counter }) => counter), scene);
    scene.signal.addEventListener('abort', () => this.#leave?.());
    scene.host.adopt(grantFormStyles);
    scene.host.adopt(requestStyles);
  }

  isOpen(id: string): boolean {
    return this.#forms.has(id);
  }

  /** Opens the form under a clause, or closes it. */
  toggle(clause: Clause): void {
    const { id, request: kind } = clause;
    if (this.#forms.has(id) || !kind) {
      this.#close(id);
      return;
    }
    this.#forms.set(id, new RequestForm({
      key: id, kind, update: this.#scene.update, cancel: () => this.#close(id), send: (asked) => this.#send(asked, clause),
    }));
    this.#focus(`#an-tam-ask-${id} ~ form textarea`);
  }

  render({ id, request }: Clause, given: GivenWords): TemplateResult {
    const { host } = this.#scene;
    if (host.view !== this.#seen) void this.#read();
    const subject = this.#whose();
    const mine = subject?.id === this.#subject?.id ? this.#shown.filter(({ request: { kind } }) => kind === request) : [];
    const signedIn = subject?.kind === 'account';
    return html`${request === 'see' && subject ? this.#held.render(given, subject.id) : nothing}
      ${this.#forms.get(id)?.render(signedIn, given)}
      ${mine.length > 0 ? renderRequests(mine, given, id, (asked) => this.#retry(asked)) : nothing}
      ${mine.length > 0 && this.#untold ? html`<p class="note" role="status">${requestWords(given).untold}</p>` : nothing}`;
  }

  async #send(asked: Asked, clause: Clause): Promise<'notSent' | 'somebodyElse' | undefined> {
    const { host, policy } = this.#scene;
    const { view, model } = host;
    try {
      if (view?.is !== 'ready' || model.is !== 'ready') throw new Error('the policy or the endpoint is gone');
      const keeper = await this.#keep();
      const on = { element: host, policy, subject: view.subject, url: model.url, language: host.words.language };
      const id = await keeper.send(asked, clause, on);
      if (!id) return 'somebodyElse';
      this.#forms.delete(clause.id);
      await this.#read();
      this.#focus(`[id="an-tam-asked-${id}"]`);
      return undefined;
    } catch (error) {
      host.report('not-done', String(error));
      return 'notSent';
    }
  }

  #retry(id: RecordId): void {
    this.#keep().then((keeper) => keeper.retry(id)).catch((error: unknown) => this.#scene.host.report('not-done', String(error)));
    this.#focus(`[id="an-tam-asked-${id}"]`);
  }

  #close(id: string): void {
    this.#forms.delete(id);
    this.#focus(`#an-tam-ask-${id}`);
  }

  /** Draws, then puts the focus there: what had it may be gone. */
  #focus(selector: string): void {
    const { host, root, update } = this.#scene;
    update();
    void host.updateComplete.then(() => root.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Whom the screen is of. */
  #whose(): Subject | undefined {
    const { view } = this.#scene.host;
    return view?.is === 'ready' ? view.subject : undefined;
  }

  #keep(): Promise<RequestKeeper> {
    const { host: { session } } = this.#scene;
    if (!session) return Promise.reject(new Error('no endpoint'));
    if (session !== this.#session) {
      this.#leave?.();
      this.#keeper = undefined;
      this.#session = session;
    }
    this.#keeper ??= session.keep().then(({ counter }) => {
      if (session === this.#session && !this.#scene.signal.aborted) this.#leave = counter.outbox.subscribe(() => void this.#read());
      return new RequestKeeper(counter);
    });
    const keeper = this.#keeper;
    keeper.catch(() => { if (keeper === this.#keeper) this.#keeper = undefined; }); // the caller hears of it
    return keeper;
  }

  /** Shows what is known here; the endpoint is asked beside that, where somebody else is here than before. */
  async #read(): Promise<void> {
    const { host, signal, update } = this.#scene;
    this.#seen = host.view;
    if (host.view?.is !== 'ready') return; // who is here isn't known just now, which makes nobody somebody else
    const keeper = this.#whose() && await this.#keep().catch(() => undefined); // never came: a press will say so
    const subject = this.#whose();
    const isNew = subject?.id !== this.#subject?.id || keeper !== this.#asked;
    if (isNew) this.#shown = [];
    // What somebody wrote before somebody else signed in is not for that one to read. Who signs in herself keeps it.
    if (this.#subject?.kind === 'account' && isNew && this.#forms.size > 0) {
      this.#forms.clear();
      update();
    }
    this.#subject = subject;
    this.#asked = keeper;
    const show = async (): Promise<void> => {
      // What can't be read now stands as it was shown.
      const shown = subject && keeper ? await keeper.read(subject).catch(() => this.#shown) : [];
      if (signal.aborted || subject?.id !== this.#subject?.id) return;
      this.#shown = shown;
      update();
    };
    await show();
    if (isNew && keeper) {
      void keeper.ask(signal).catch(() => false).then((told) => {
        if (subject?.id === this.#subject?.id) this.#untold = !told;
        return show();
      });
    }
  }
}
