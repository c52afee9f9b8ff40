import { execFileSync } from 'node:child_process';

/** A second opinion on a digest: coreutils' own. Hexadecimal. */
export const sha256sum = (text: string): string => execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64);
