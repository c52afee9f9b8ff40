import type { pastWords } from '../locales/vi-past.ts';
import { plainWords } from '../policy/plain-words.ts';
import { receiptNumber } from '../record/receipt-number.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

type Words = ReturnType<typeof pastWords>;

/** One line of a receipt: what it is, and what it says. `code`: signs that are compared one by one; `below`: what few need. */
export type ReceiptLine = { readonly term: string; readonly says: string; readonly code?: boolean; readonly below?: string };

/** `UTC+07:00`: what a clock's time is worth without, nobody can say. */
const offsetOf = (at: Date): string => {
  const minutes = -at.getTimezoneOffset();
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
};

const sayTime = (moment: string, { sheet }: Words): string => {
  const at = new Date(moment);
  const offset = offsetOf(at);
  return `${sheet.time(at)} (${offset === 'UTC+07:00' ? `${sheet.vietnamTime}, ` : ''}${offset})`;
};

/** A digest in groups of four, as it is read aloud. */
const inGroups = (sha256: string): string => `SHA-256 ${sha256.replace(/.{4}(?=.)/g, '$& ')}`;

/** What stands at the head: state and title. */
export const receiptHead = ({ record, decision, given }: ReceiptFacts, words: Words) => ({
  title: given ? words.sheet.title : words.sheet.recordTitle,
  number: words.sheet.number(receiptNumber(record.id)),
  says: `${words[decision.state]} · ${decision.clause.title}`,
});

/** All that a receipt says but for the clause itself, in order. */
export const receiptLines = (facts: ReceiptFacts, words: Words): readonly ReceiptLine[] => {
  const { record, decision, given, signature, policyTitle } = facts;
  const { sheet } = words;
  const { subject, contact = {}, act, policy } = record;
  const contacts = [contact.email, contact.phone].filter((each) => each !== undefined);
  const declared = act.declared.map((each) => ` ${sheet.declared(each.replace('age-', ''))}`).join('');
  return [
    { term: sheet.who, says: subject.kind === 'device' ? sheet.device : sheet.account(subject.id) },
    ...contacts.length > 0 ? [{ term: sheet.contact, says: contacts.join(', ') }] : [],
    { term: sheet.act, says: sheet[act.gesture === 'form' ? 'sentForm' : 'pressed'](act.label, decision.state) + declared },
    ...decision.recipients.length > 0 ? [{ term: words.recipients, says: decision.recipients.join(', ') }] : [],
    { term: sheet.decided, says: `${sayTime(record.decided_at, words)}, ${sheet.byDevice}` },
    ...given ? [{ term: sheet.receivedAt, says: sayTime(given.receivedAt, words) }] : [],
    ...given?.position === undefined ? [] : [{ term: sheet.position, says: sheet.place(given.position) }],
    { term: sheet.policy, says: sheet.version(policyTitle ?? policy.document, words.day(policy.version)), below: policy.url },
    { term: sheet.policyMark, says: inGroups(policy.sha256), code: true },
    { term: sheet.clauseMark, says: inGroups(decision.clause.sha256), code: true },
    { term: sheet.id, says: record.id, code: true },
    ...given ? [{ term: sheet.signature, says: sheet.checks[signature] }] : [],
  ];
};

/** The whole receipt as plain text. */
export const receiptText = (facts: ReceiptFacts, words: Words): string => {
  const { title, number, says } = receiptHead(facts, words);
  const { clause, given } = facts;
  return [
    `${title} (${number})`, says, ...given ? [] : [words.sheet.notYet], '',
    ...receiptLines(facts, words).map(({ term, says: line, below }) => `${term}: ${line}${below === undefined ? '' : ` · ${below}`}`), '',
    `${words.sheet.words}: ${words.sheet.clause[clause.is]}`, ...clause.is === 'same' ? [words.sheet.plainly, '', plainWords(clause.text)] : [], '',
  ].join('\n');
};
