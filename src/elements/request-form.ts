import { html, nothing, type TemplateResult } from 'lit/html.js';
import { actingWords } from '../locales/vi-acting.ts';
import { requestWords } from '../locales/vi-requests.ts';
import type { RequestWords, ShownWords, Words } from '../locales/words.ts';
import type { Contact } from '../record/consent-record.ts';
import { normaliseEmail, normalisePhone } from '../record/contact.ts';
import { MAX_MESSAGE, type RequestKind } from '../record/request-record.ts';
import type { Asked } from './request-keeper.ts';

export type RequestFormOptions = {
  /** Prefix of the ids of the form's parts. */
  readonly key: string;
  readonly kind: RequestKind;
  readonly update: () => void;
  /** @returns what to say where it was not sent: the form stays as it is */
  readonly send: (asked: Asked) => Promise<'notSent' | 'somebodyElse' | undefined>;
  readonly cancel: () => void;
};

type Field = 'message' | 'contact';

/** `faulty`: it could not be sent as it is; `at` is the field that the words stand below, or the form as a whole. */
type State =
  | { readonly is: 'open' | 'sending' }
  | { readonly is: 'faulty'; readonly at: Field | 'form'; readonly words: string };

/** Kinds that say all by themselves. */
const NEEDS_NO_WORDS: readonly RequestKind[] = ['see'];

/** Kinds for which nobody need be known: who reports a fault may wish to stay unnamed. */
const NEEDS_NO_CONTACT: readonly RequestKind[] = ['vulnerability'];

/** One field for both, as people know no difference: what has an @ is an e-mail address. */
const readContact = (typed: string): Contact | undefined => {
  const email = typed.includes('@') ? normaliseEmail(typed) : undefined;
  const phone = typed.includes('@') ? undefined : normalisePhone(typed);
  return email === undefined ? (phone === undefined ? undefined : { phone }) : { email };
};

/** Asks in place what the shop needs to know; nothing is kept or sent before the press. */
export class RequestForm {
  readonly #options: RequestFormOptions;
  #state: State = { is: 'open' };

  constructor(options: RequestFormOptions) {
    this.#options = options;
  }

  render(signedIn: boolean, shown: ShownWords | Words): TemplateResult {
    const words = requestWords(shown);
    const { key, kind, cancel } = this.#options;
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      if (this.#state.is !== 'sending') void this.#submit(event.target as HTMLFormElement, words);
    };
    const contact = NEEDS_NO_CONTACT.includes(kind) ? words.contactOptional : words.contact;
    return html`<form class="form asking" part="form" novalidate aria-labelledby="an-tam-ask-${key}"
      @submit=${submit} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && cancel()}>
      <label class="field">${words.message[kind]}<textarea part="input" name="message" rows="4" maxlength=${MAX_MESSAGE}
        aria-invalid=${this.#isFaulty('message')} aria-describedby="${key}-message-fault"></textarea></label>${this.#renderFault('message')}
      ${signedIn ? nothing : html`<label class="field">${contact}<input part="input" name="contact" autocomplete="email"
        aria-invalid=${this.#isFaulty('contact')} aria-describedby="${key}-contact-fault"></label>${this.#renderFault('contact')}`}
      <p class="note">${words.whatIsSent}</p>${this.#renderFault('form')}
      <button class="act" part="send">${words.send}</button>
      <button type="button" class="act" part="cancel" @click=${cancel}>${actingWords(shown).cancel}</button>
    </form>`;
  }

  #isFaulty(at: Field): boolean {
    return this.#state.is === 'faulty' && this.#state.at === at;
  }

  /** Right after its field, and there before it says anything: so it is heard when it does. */
  #renderFault(at: Field | 'form'): TemplateResult {
    const state = this.#state;
    const said = state.is === 'faulty' && state.at === at ? state.words : '';
    return html`<p class="fault" part="fault" id="${this.#options.key}-${at}-fault" role="alert">${said}</p>`;
  }

  async #submit(form: HTMLFormElement, words: RequestWords): Promise<void> {
    const { kind, send, update } = this.#options;
    const [field, where] = [form.querySelector('textarea'), form.querySelector('input')];
    const message = field?.value.trim().normalize('NFC') ?? '';
    const contact = where ? readContact(where.value) : undefined;
    const needsContact = where && !(NEEDS_NO_CONTACT.includes(kind) && where.value.trim() === '');
    if (message === '' && !NEEDS_NO_WORDS.includes(kind)) this.#refuse('message', words.noMessage, field);
    else if (message.length > MAX_MESSAGE) this.#refuse('message', words.longMessage(MAX_MESSAGE), field);
    else if (needsContact && !contact) this.#refuse('contact', words.badContact, where);
    else {
      this.#state = { is: 'sending' };
      const fault = await send({ kind, message, ...(contact && { contact }) });
      this.#state = fault ? { is: 'faulty', at: 'form', words: words[fault] } : { is: 'open' };
      update();
    }
  }

  #refuse(at: Field, words: string, field: HTMLElement | null): void {
    this.#state = { is: 'faulty', at, words };
    this.#options.update();
    field?.focus();
  }
}
