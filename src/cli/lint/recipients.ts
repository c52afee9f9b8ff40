import { findingIn, type Rule } from './finding.ts';

/** Words of a clause, its heading's attributes left out: what the customer reads. */
const readable = (text: string): string => text.replace(/^#{1,6}\s.*$/gm, '').replace(/[*_~`\\]/g, '').replace(/\s+/g, ' ').toLowerCase();

/** Who receives data is named in the attribute for the record, and must be named in the text that is agreed to. */
export const recipients: Rule = (file) => file.policy.clauses.flatMap(({ consent, text, line, title }) => {
  if (!consent) return [];
  const found = findingIn(file);
  const words = readable(text);
  const unnamed = consent.recipients.filter((name) => !words.includes(name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()));
  const shares = /^partner-sharing(\.|$)/.test(consent.purpose) && consent.recipients.length === 0;
  return [
    ...unnamed.map((name) => found('recipient-not-named', line, `"${name}" receives data by this clause, and its text does not name it.`,
      `name it in the text of "${title}", or take it out of recipients=.`)),
    ...shares ? [found('sharing-unnamed', line, `The clause "${title}" shares data and names no recipient.`,
      'add recipients="A; B" to the heading and the same names to the text.')] : [],
  ];
});
