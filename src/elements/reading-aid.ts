import type { TemplateResult } from 'lit/html.js';
import type { ReaderWords, ReadingWords, ShownWords, Words } from '../locales/words.ts';
import type { Clause, PolicyDocument } from '../policy/document.ts';
import type { Section } from '../policy/parse-policy.ts';
import type { PolicyBoundElement } from './policy-bound-element.ts';

/** What an aid sees of the reader that it serves. A reader shows one version of one document; another one has aids of its own. */
export type ReaderScene = {
  readonly host: PolicyBoundElement;
  readonly root: ShadowRoot;
  readonly policy: PolicyDocument;
  /** The file's text as it was fetched. */
  readonly source: string;
  /** The text in the order in which it stands: a heading and what is below it, each. */
  readonly sections: readonly Section[];
  /** Draws the reader soon. */
  readonly update: () => void;
  /**
   * Sees to it that a section stands in the tree, though it may be far below what has been drawn so far.
   *
   * @param index in `sections`
   * @returns its element; `undefined` where the reader closed meanwhile
   */
  readonly draw: (index: number) => Promise<HTMLElement | undefined>;
  /** Aborts when the reader closes: listeners and requests go with it. */
  readonly signal: AbortSignal;
};

/** The words that a reader was given: all, or those that every page shows. */
export type GivenWords = ShownWords | Words;

export type AidWords = ShownWords & ReaderWords & ReadingWords;

type Rendered = TemplateResult | undefined;

/** Something that a reader can do beyond showing its text. An aid draws in the places that it names, and in no other. */
export type ReadingAid = {
  /** A button in the row below the title. */
  readonly renderControl?: (words: AidWords) => Rendered;
  /** The entries of the table of contents. */
  readonly renderContents?: () => Rendered;
  /** At the start of the text's column: what sticks there stays in sight all along the text. */
  readonly renderAbove?: (words: AidWords) => Rendered;
  /** In the place of the text, which is hidden meanwhile. */
  readonly renderInstead?: (words: AidWords) => Rendered;
  /** Behind the heading of a clause. */
  readonly renderBesideHeading?: (clause: Clause, words: AidWords) => Rendered;
  /** Below the last section of a clause, after its consent. */
  readonly renderClauseEnd?: (clause: Clause, words: AidWords) => Rendered;
  /** Below the text. */
  readonly renderFoot?: (words: AidWords) => Rendered;
};

export type MakeAid = (scene: ReaderScene) => ReadingAid;

/** All aids of one text, place by place: what the reader draws. */
export type ReadingAids = {
  readonly controls: (given: GivenWords) => readonly Rendered[];
  readonly contents: () => readonly Rendered[];
  readonly above: (given: GivenWords) => readonly Rendered[];
  /** Nothing where the text itself is to be shown. */
  readonly instead: (given: GivenWords) => Rendered;
  readonly besideHeading: (clause: Clause, given: GivenWords) => readonly Rendered[];
  readonly clauseEnd: (clause: Clause, given: GivenWords) => readonly Rendered[];
  readonly foot: (given: GivenWords) => readonly Rendered[];
};
