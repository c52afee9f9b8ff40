import { createHash } from 'node:crypto';
import type { Sha256 } from '../record/consent-record.ts';

/** SHA-256 of a text's UTF-8 bytes as they are. (`digestText` of record/ first brings a text into its one form.) */
export const digestBytes = (text: string): Sha256 => createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
