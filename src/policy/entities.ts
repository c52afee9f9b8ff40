/**
 * The named character references that people write in policies. All 2,125 of HTML would cost more than the parser, and
 * letters are typed as they are; an unknown one shows as it is written.
 */
const NAMED: ReadonlyMap<string, string> = new Map(Object.entries({
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', copy: '©', reg: '®', trade: '™', deg: '°', sect: '§', times: '×', rarr: '→', colon: ':',
}));

const codePoint = (digits: string, radix: number): string => {
  const code = Number.parseInt(digits, radix);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return String.fromCodePoint(isCharacter ? code : 0xfffd);
};

/** Decodes character references as CommonMark §2.5 has it; what is none stays as it stands. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][\da-zA-Z]{1,31}));/g, (reference, decimal?: string, hex?: string, name?: string) =>
    decimal ? codePoint(decimal, 10) : hex ? codePoint(hex, 16) : NAMED.get(name ?? '') ?? reference);
