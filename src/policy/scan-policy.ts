/**
 * The light way to read a policy file: front matter and headings alone, with the digests of the clauses that ask. It is
 * what the consent panel costs a page, so it knows neither the markdown parser nor any sentence. Where it can't be sure
 * that the parser would read a heading the same way, it says `ambiguous-heading`, and no consent is asked for.
 */
import { assembleDocument, openSource } from './assemble-document.ts';
import type { PolicyDocument } from './document.ts';
import { findHeadings } from './find-headings.ts';

/** Emphasis and code that stands as words of its own, so that every reader of markdown finds it. */
const MARKED_UP = /(^|\s)(\*\*?|__?|~~?|`)(?!\s)([^`*_~]*[^\s`*_~])\2(?=\s|$|[.,:;)])/g;

/** What might be markup still: links, escapes, tags, entities, or a pair of marks. */
const DOUBTFUL = /[[\]\\]|<[a-z/!?]|&#?\w+;|([*_~`])[^]*\1/i;

const plainTitle = (words: string): string | undefined => {
  const title = words.replace(MARKED_UP, '$1$3').replace(/\s+/g, ' ').trim();
  return DOUBTFUL.test(title) ? undefined : title;
};

/** Reads a policy file's front matter and headings. Never throws: what is wrong is in `problems`. */
export const scanPolicy = async (source: string): Promise<PolicyDocument> => {
  const opened = openSource(source);
  const { headings, ambiguous } = findHeadings(opened.lines);
  return assembleDocument(opened, headings, ambiguous, plainTitle);
};
