import type { DecisionState } from '../../record/consent-record.ts';
import { compose } from '../../record/compose.ts';
import { normaliseEmail, normalisePhone } from '../../record/contact.ts';
import { FORM_ACTS, FORM_FIELDS, type FormMatter } from '../../record/form-choice.ts';
import { accepted, refused, type Answer } from '../answer.ts';
import type { PublishedAsk } from '../clause-book.ts';
import { problem } from '../problem.ts';
import { isPagePath } from './page-path.ts';

/** A form as it was sent, before it is known to be a record. */
export type SentForm = {
  readonly matter: FormMatter;
  readonly page: string;
  readonly act: DecisionState;
  readonly contact: string;
  readonly age: boolean;
  /** It comes from the ledger's own page. */
  readonly again: boolean;
};

const hasStrings = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'string');

/** The shape alone, and what a database is asked for: the record's parser judges what is in it. */
const isMatter = (value: unknown): value is FormMatter => {
  const { policy, clause, recipients } = (value ?? {}) as Partial<Record<string, unknown>>;
  return hasStrings(value, ['purpose']) && hasStrings(policy, ['document', 'version', 'language', 'url', 'sha256'])
    && hasStrings(clause, ['id', 'sha256', 'title']) && /^[0-9a-f]{64}$/.test((clause as FormMatter['clause']).sha256)
    && Array.isArray(recipients) && recipients.every((name) => typeof name === 'string');
};

const parseMatter = (json: string): FormMatter | undefined => {
  try {
    const value = JSON.parse(json) as unknown;
    if (!isMatter(value)) return undefined;
    const { purpose, recipients, policy: { document, version, language, url, sha256 }, clause: { id, sha256: digest, title } } = value;
    // Member by member: what else stands in it, and how deep, is not ours to carry on.
    return { purpose, recipients, policy: { document, version, language, url, sha256 }, clause: { id, sha256: digest, title } };
  } catch {
    return undefined; // JSON.parse throws for nothing else
  }
};

/** UTF-16 units that a field may take. A path is sent encoded: nine for one Vietnamese letter. */
const LONGEST: Readonly<Record<keyof typeof FORM_FIELDS, number>> =
  { matter: 16_384, act: 20, page: 8000, contact: 300, age: 20, turn: 20 };

/** Reads the fields of a form. */
export const readForm = (body: string): Answer<SentForm> => {
  const fields = new URLSearchParams(body);
  const field = (name: keyof typeof FORM_FIELDS): string => {
    const value = fields.get(FORM_FIELDS[name]) ?? '';
    return value.length > LONGEST[name] ? '' : compose(value) ?? '';
  };
  const matter = parseMatter(field('matter'));
  const said = field('act');
  const act = FORM_ACTS.find((one) => one === said);
  const page = field('page');
  if (!matter || !act || !isPagePath(page)) return refused(problem('invalid-record', { detail: 'The form lacks what its page must say.' }));
  return accepted({ matter, page, act, contact: field('contact').trim(), age: field('age') === 'on', again: field('turn') === 'again' });
};

/** What a grant must come with, and does not: `''` where nothing was given yet. */
export type Missing = { readonly contact?: 'absent' | 'bad'; readonly age?: 'absent' };

/** The address in its one form, where the clause asks for one and it can be one. */
export const contactOf = ({ contact }: SentForm, ask: 'email' | 'phone' | undefined): { email?: string; phone?: string } | undefined => {
  if (!ask) return undefined;
  const normal = ask === 'email' ? normaliseEmail(contact) : normalisePhone(contact);
  return normal === undefined ? undefined : { [ask]: normal };
};

/** Refusing and withdrawing need nothing. */
export const missingIn = (form: SentForm, asked: PublishedAsk['consent'] | undefined): Missing => {
  if (form.act !== 'granted' || !asked) return {};
  return {
    ...asked.ask && !contactOf(form, asked.ask) && { contact: form.contact === '' ? 'absent' as const : 'bad' as const },
    ...asked.minAge !== undefined && !form.age && { age: 'absent' as const },
  };
};
