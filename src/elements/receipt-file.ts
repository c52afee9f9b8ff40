import { receiptNumber } from '../record/receipt-number.ts';
import { toIso27560, toKantara } from '../record/to-standards.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

/** The receipt for other programs: the record to the letter, the endpoint's receipt, the words, and both standards' forms. */
export const receiptFile = ({ record, given, clause, signature }: ReceiptFacts): string => `${JSON.stringify({
  number: receiptNumber(record.id),
  ...given && { received_at: given.receivedAt, position: given.position, receipt: given.jws },
  record,
  clause: clause.is === 'same' ? clause.text : null,
  checked_here: { clause: clause.is, signature },
  iso_iec_ts_27560: toIso27560(record),
  kantara_consent_receipt: toKantara(record) ?? null,
}, null, 2)}\n`;

/** Gives the browser a file to save. An address of a blob stays within the page: a strict CSP has nothing against it. */
export const saveFile = (name: string, text: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers fetch it only after they have asked where to
};
