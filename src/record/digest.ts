import type { Sha256 } from './consent-record.ts';

/**
 * The one form of a text that is hashed: byte order mark off, CRLF and CR to LF, Unicode NFC, trailing blanks (spaces
 * and tabs) of each line off, exactly one LF at the end. An empty text stays one LF.
 */
export const canonicalText = (text: string): string =>
  // LF alone ends a line, as it does for sed; $ with the flag m would also stand before U+2028. A bare /[ \t]+$/ or /\n+$/ takes
  // quadratic time: a megabyte of blanks before a letter would hang the page.
  `${text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').normalize('NFC').replace(/(^|[^ \t])[ \t]+(?=\n|$)/g, '$1').replace(/(^|[^\n])\n+$/, '$1')}\n`;

/**
 * SHA-256 (FIPS 180-4) of UTF-8 bytes.
 *
 * @throws TypeError where the page isn't a secure context: browsers offer Web Crypto only on https and loopback.
 */
export const sha256 = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Not by `Array.from` with a function: old libraries that pages still carry put one in its place that takes none. */
export const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of the canonical form of a text, in hex: what `sha256sum` says of that text in a file. */
export const digestText = async (text: string): Promise<Sha256> =>
  toHex(await sha256(canonicalText(text))) as Sha256;
