import { CONSENT_SCHEMA, type ConsentRecord, type DecisionState, type RecordId, type Subject } from '../../record/consent-record.ts';
import { newRecordId, toTimestamp } from '../../record/record-id.ts';
import { LONGEST_ADDRESS } from '../../record/shapes.ts';
import { subjectKey } from '../../record/subject-key.ts';
import { formWords } from '../../locales/form-language.ts';
import { acceptConsent } from '../accept-consent.ts';
import { accepted, refused, type Answer } from '../answer.ts';
import type { PublishedAsk } from '../clause-book.ts';
import { digestBytes } from '../digest-bytes.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { standingChoices, type KeptConsent } from '../standing-choice.ts';
import type { StoredRow } from '../storage.ts';
import { contactOf, type SentForm } from './read-form.ts';

/** A kept record and its row. */
export type KeptForm = KeptConsent & { readonly record: ConsentRecord; readonly row: StoredRow };

/** A subject's consent records, in the order in which they came. */
export const consentsOf = async (subject: Subject, { storage }: Pick<Parts, 'storage'>): Promise<readonly KeptForm[]> => {
  const kept: KeptForm[] = [];
  for await (const row of storage.rowsOf(subjectKey(subject))) {
    if (row.schema !== CONSENT_SCHEMA) continue;
    kept.push({ row, record: JSON.parse(row.content) as ConsentRecord, receivedAt: row.receivedAt, unknownClauses: row.unknownClauses });
  }
  return kept;
};

/** The record that stands for a purpose. */
export const standingFor = (purpose: string, kept: readonly KeptForm[]): KeptForm | undefined => {
  const id = standingChoices(kept).find((choice) => choice.purpose === purpose)?.record;
  return kept.find(({ record }) => record.id === id);
};

/** What a person who presses a button twice, or loads the page anew, says twice. */
const sayingOf = ({ decisions, contact, act: { declared, gesture } }: ConsentRecord): string =>
  JSON.stringify([decisions.map(({ purpose, state, clause }) => [purpose, state, clause.sha256]), contact ?? null, declared, gesture]);

export type Sent = {
  readonly form: SentForm;
  readonly subject: Subject;
  readonly asked: PublishedAsk['consent'] | undefined;
  /** The page's. */
  readonly origin: string;
  /** `Sec-GPC: 1`; nothing else tells anything. */
  readonly gpc: true | null;
};

const resolveUrl = (url: string, base: string): string => (URL.canParse(url, base) ? new URL(url, base).href : url);

/** A choice is worth more than the page's long path. */
const pageAddress = (origin: string, page: string): string => (origin.length + page.length > LONGEST_ADDRESS ? `${origin}/` : origin + page);

const DAY = 86_400_000;

/**
 * The id of what a form says: the same for both presses of a double press, whichever ledger process each one reaches, so that
 * the database keeps one of them. It is made of the subject, what stood before, and what is said; of the moment it knows the day.
 *
 * @param now milliseconds since the epoch
 */
const idOf = ({ form, subject }: Sent, now: number, supersedes: RecordId | null): RecordId => {
  const { matter: { purpose, clause }, act, contact, age } = form;
  const said = digestBytes(JSON.stringify([subjectKey(subject), supersedes, purpose, clause.sha256, act, contact, age]));
  return newRecordId(now - now % DAY, Buffer.from(said.slice(0, 20), 'hex'));
};

const recordOf = (sent: Sent, now: number, supersedes: RecordId | null): unknown => {
  const { form, subject, asked, origin, gpc } = sent;
  const { matter: { policy, purpose, recipients, clause }, act, page } = form;
  const words = formWords(policy.language);
  const granted: DecisionState = 'granted';
  const contact = act === granted ? contactOf(form, asked?.ask) : undefined;
  return {
    schema: CONSENT_SCHEMA, id: idOf(sent, now, supersedes), decided_at: toTimestamp(now), subject, ...contact && { contact },
    policy: { ...policy, url: resolveUrl(policy.url, origin) },
    decisions: [{ purpose, state: act, clause, recipients, supersedes }],
    act: {
      gesture: 'form', label: words.acts[act], default: 'off', language: words.language,
      declared: act === granted && asked?.minAge !== undefined && form.age ? [`age-${asked.minAge}`] : [],
    },
    signals: { gpc }, origin: pageAddress(origin, page), widget: 'an-tam-form/1.0.0',
  };
};

/**
 * Keeps what a form says, once in effect: where the record that stands says the very same, that one is the answer.
 * Callers see to it that one device's forms come one after the other in this process; between processes the id does.
 */
export const keepForm = async (sent: Sent, parts: Parts): Promise<Answer<StoredRow>> => {
  const kept = await consentsOf(sent.subject, parts);
  const standing = standingFor(sent.form.matter.purpose, kept);
  const now = parts.now();
  const arrived = acceptConsent(recordOf(sent, now, standing?.record.id ?? null));
  if (!arrived.ok) return arrived;
  const row = await arrived.value.admit({
    receivedAt: toTimestamp(now), origin: sent.origin, knownClauses: (digests) => parts.clauses.known(digests),
  });
  if (!row.ok) return row;
  if (standing && sayingOf(standing.record) === sayingOf(JSON.parse(row.value.content) as ConsentRecord)) return accepted(standing.row);
  const appended = await parts.group.submit(row.value);
  if (!appended) return refused(problem('overloaded', { retryAfter: 2 }));
  if (appended.is !== 'conflict') return accepted(appended.row);
  // Another process kept the other press of the two, a moment earlier or later by its clock: that one is the answer.
  const first = await parts.storage.rowWith(subjectKey(sent.subject), row.value.id);
  return first ? accepted(first) : refused(problem('id-conflict'));
};
