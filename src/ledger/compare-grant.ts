import type { ConsentRecord, Decision, Gesture } from '../record/consent-record.ts';
import type { RecordFault } from '../record/parse-record.ts';
import type { PublishedAsk } from './clause-book.ts';

/** Where a document repeats a title, its ids are numbered (`ban-tin-2`); the digest of the clause does not tell which. */
const isIdOf = (id: string, published: string): boolean =>
  id === published || (id.startsWith(`${published}-`) && /^\d+$/.test(id.slice(published.length + 1)));

/** The acts that say yes; the others are those by which a person refuses or withdraws. */
const YES: readonly Gesture[] = ['switch', 'form'];

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);

/**
 * Where a grant says otherwise than the published clause that it names by digest: id, title, recipients, the age that
 * must be declared, and, where nobody is signed in, the address that the clause asks for; or where its act is none by
 * which anybody agrees.
 *
 * @param index the decision's place in its record
 */
export const compareGrant = (
  { act, contact, subject }: ConsentRecord, { clause, recipients }: Decision, index: number, { id, title, consent }: PublishedAsk,
): readonly RecordFault[] => {
  const at = `decisions.${index}`;
  const { ask, minAge } = consent;
  const rules: readonly (readonly [holds: boolean, path: string, message: string])[] = [
    [isIdOf(clause.id, id), `${at}.clause.id`, 'must be the published clause\'s'],
    [clause.title === title, `${at}.clause.title`, 'must be the published clause\'s'],
    [isSame(recipients, consent.recipients), `${at}.recipients`, 'must be those that the published clause names'],
    [YES.includes(act.gesture), 'act.gesture', `must be ${YES.join(' or ')}: nobody agrees by another act`],
    [minAge === undefined || act.declared.includes(`age-${minAge}`), 'act.declared', `must hold age-${minAge}: the clause asks for it`],
    [ask === undefined || subject.kind !== 'device' || contact?.[ask] !== undefined, `contact.${ask}`, 'must be there: the clause asks for it'],
  ];
  return rules.filter(([holds]) => !holds).map(([, path, message]) => ({ path, message }));
};
