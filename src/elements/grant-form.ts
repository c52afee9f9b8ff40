import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AskedClause } from '../consent/choice.ts';
import { actingWords } from '../locales/vi-acting.ts';
import type { ActingWords, ShownWords, Words } from '../locales/words.ts';
import type { Contact } from '../record/consent-record.ts';
import { normaliseEmail, normalisePhone } from '../record/contact.ts';

/** What was given with a grant. */
export type Given = {
  /** The words on the button. */
  readonly label: string;
  readonly contact?: Contact;
  readonly declared: readonly string[];
};

export type GrantFormOptions = {
  /** Prefix of the ids in the row that the form stands in. */
  readonly key: string;
  readonly update: () => void;
  readonly grant: (given: Given) => void;
  readonly cancel: () => void;
};

/** The names of its fields. */
type Field = 'contact' | 'age';

/** Asks in place for what must come with a grant: an address where nobody is signed in, a statement of age. */
export class GrantForm {
  readonly #options: GrantFormOptions;
  #faults: Partial<Readonly<Record<Field, string>>> = {};

  constructor(options: GrantFormOptions) {
    this.#options = options;
  }

  render({ ask, minAge }: AskedClause, signedIn: boolean, shown: ShownWords | Words): TemplateResult {
    const words = actingWords(shown);
    const { key, cancel } = this.#options;
    const phone = ask === 'phone';
    const type = phone ? 'tel' : 'email';
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      this.#submit(event.target as HTMLFormElement, phone, minAge, words);
    };
    return html`<form class="form" part="form" novalidate aria-labelledby="${key}-label"
      @submit=${submit} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && cancel()}>
      ${ask && !signedIn ? html`<label class="field">${phone ? words.askPhone : words.askEmail}<input part="input" name="contact" type=${type}
        autocomplete=${type} aria-invalid=${'contact' in this.#faults} aria-describedby="${key}-contact-fault"></label>${this.#renderFault('contact')}` : nothing}
      ${minAge ? html`<label class="statement"><input name="age" type="checkbox" aria-invalid=${'age' in this.#faults}
        aria-describedby="${key}-age-fault">${words.age(minAge)}</label>${this.#renderFault('age')}` : nothing}
      <button class="act" part="agree">${words.agree}</button>
      <button type="button" class="act" part="cancel" @click=${cancel}>${words.cancel}</button>
    </form>`;
  }

  /** Right after its field, and there before it says anything: so it is heard when it does. */
  #renderFault(at: Field): TemplateResult {
    return html`<p class="fault" part="fault" id="${this.#options.key}-${at}-fault" role="alert">${this.#faults[at] ?? ''}</p>`;
  }

  #submit(form: HTMLFormElement, phone: boolean, minAge: number | undefined, words: ActingWords): void {
    const field = form.querySelector<HTMLInputElement>('[name=contact]');
    const age = form.querySelector<HTMLInputElement>('[name=age]');
    const address = field ? (phone ? normalisePhone : normaliseEmail)(field.value) : undefined;
    const { noEmail, noPhone, badEmail, badPhone, ageNeeded } = words;
    const [empty, bad] = phone ? [noPhone, badPhone] : [noEmail, badEmail];
    this.#faults = {
      ...field && address === undefined && { contact: field.value.trim() === '' ? empty : bad },
      ...age && !age.checked && { age: ageNeeded },
    };
    const wrong = 'contact' in this.#faults ? field : 'age' in this.#faults ? age : undefined;
    if (wrong) {
      this.#options.update();
      wrong.focus();
    } else {
      this.#options.grant({
        label: words.agree,
        ...(address !== undefined && { contact: phone ? { phone: address } : { email: address } }),
        declared: minAge ? [`age-${minAge}`] : [],
      });
    }
  }
}
