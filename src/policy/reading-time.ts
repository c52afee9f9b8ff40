/**
 * Vietnamese is written a syllable a word ("bảo mật" is two), so a count of written words runs higher than in English,
 * where 238 a minute is the mean of adults who read non-fiction in silence (Brysbaert 2019). Syllables are shorter than
 * English words, but a policy is read with care and not for pleasure: 200 syllables a minute leans to the slow side, so
 * that nobody is promised a shorter text than it is. A choice by reasoning, not a measured figure.
 */
const SYLLABLES_A_MINUTE = 200;

/** Marks of markdown, attributes and addresses of links don't count. */
const countWords = (body: string): number =>
  body.replace(/\{#[^{}\n]*\}|\]\([^()\s]*\)|<!--[^]*?(?:-->|$)/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.length ?? 0;

/** Whole minutes to read a policy's text, at least 1. */
export const readingMinutes = (body: string): number => Math.max(1, Math.ceil(countWords(body) / SYLLABLES_A_MINUTE));
