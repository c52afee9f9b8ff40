import { execFileSync } from 'node:child_process';

/** What a PDF says, a string a sheet, without blanks: a PDF breaks lines where it likes. Where it can't be read, that is no pass. */
export const readSheets = (file: string): readonly string[] => {
  let text: string;
  try {
    text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('pdftotext is missing: apt-get install poppler-utils', { cause: error });
  }
  return text.split('\f').slice(0, -1).map(squeeze); // each sheet ends with a form feed
};

/** Without blanks, and each letter in one sign. */
export const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/**
 * Whether a PDF says it, whole or in two parts: the end of a sheet, with its margin and what is drawn last, may stand within a
 * paragraph.
 *
 * @param text without blanks, as the sheets are
 */
export const isPrinted = (text: string, printed: string): boolean => {
  let length = text.length;
  while (!printed.includes(text.slice(0, length))) length -= 1;
  return printed.includes(text.slice(length));
};
