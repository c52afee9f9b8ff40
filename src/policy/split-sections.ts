import { canonicalText } from '../record/digest.ts';
import { MAX_HEADINGS, type Clause, type PolicyDocument } from './document.ts';
import { findHeadings } from './find-headings.ts';

/** A heading and the text down to the next heading of any level, byte for byte as in the document's canonical text. */
export type SourceSection = {
  /** Its place in the document, from 0. */
  readonly index: number;
  /** None for what stands before the first heading. */
  readonly clause?: Clause;
  /** The heading's line with its end; empty where there is none. */
  readonly head: string;
  readonly text: string;
};

/**
 * Cuts a document's canonical text at its headings. Put together again, the sections are that text.
 *
 * @param policy as the light scan reads it: where another reader found other headings, all of it is one section
 */
export const splitSections = ({ body, clauses }: PolicyDocument): readonly SourceSection[] => {
  const found = findHeadings(body.split('\n')).headings.slice(0, MAX_HEADINGS);
  const starts = found.length === clauses.length ? found.map(({ line }) => line) : [];
  const lines = canonicalText(body).slice(0, -1).split('\n').map((line) => `${line}\n`);
  const before = lines.slice(0, starts[0]).join('');
  const sections = starts.map((start, index): Omit<SourceSection, 'index'> => ({
    clause: clauses[index] as Clause,
    head: lines[start] ?? '',
    text: lines.slice(start + 1, starts[index + 1]).join(''),
  }));
  return [...before ? [{ head: '', text: before }] : [], ...sections].map((section, index) => ({ ...section, index }));
};
