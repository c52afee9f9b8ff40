/** A heading as it stands in the text, markers off. `line` is the index of its line. */
export type FoundHeading = {
  readonly line: number;
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly source: string;
};

export type FoundHeadings = {
  readonly headings: readonly FoundHeading[];
  /** Indexes of lines of which a reader of markdown could think otherwise. */
  readonly ambiguous: readonly number[];
};

const HEADING = /^(#{1,6})(?=\s|$)(.*)$/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const COMMENT = /^<!--(?!-?>|.*-->)/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** An HTML block or a link definition: both may go on, and hide a heading, up to the next blank line. */
const HIDING = /^ {0,3}(?:\[|<(?!!--))/;
/** A link definition that ends with its line. Titles are left out: marked lets one go on over blank lines, headings and all. */
const DEFINITION = /^ {0,3}\[[^[\]\\]+\]: *[^\s<]\S* *$/;
/** What is no sure thing below, or in, an HTML block or a definition: the start of a title, or of a comment. */
const UNSURE_INSIDE = /^[ \t]*["'(]|^<!--/;
/**
 * What may hide headings in ways of which parsers differ, or be one itself: a heading, a fence or HTML that is indented or
 * stands in a list or a quote; HTML that goes on over blank lines; line separators that aren't LF.
 */
const UNSURE = /^[ \t]+#{1,6}(\s|$)|^[\s>*+\-\d.)]+(```|~~~|<(?![\w+.-]+[:@])[a-z!?/])|^<(script|pre|style|textarea|\?|!(?!--))|[\u2028\u2029]/i;

/** Whether parsers could differ on a line: by its own looks, below text, or below what may hide it. */
const isAmbiguous = (line: string, begins: boolean, afterText: boolean, hiding: boolean): boolean =>
  UNSURE.test(line) || (afterText && UNDERLINE.test(line)) || (hiding && (begins || UNSURE_INSIDE.test(line)))
  || ((hiding || HIDING.test(line)) && line.includes(']:') && !DEFINITION.test(line));

/**
 * Finds the headings that stand at the top level of a markdown text, without parsing it: one pass over its lines, each
 * looked at once. It knows the plain form, `#` at the very start of a line, and is strict with the rest: where parsers
 * could differ, an underlined heading included, it calls the line `ambiguous` rather than guess.
 */
export const findHeadings = (lines: readonly string[]): FoundHeadings => {
  const headings: FoundHeading[] = [];
  const ambiguous: number[] = [];
  /** What ends the fence or the comment that is open; each goes on to the end of the text where nothing does. */
  let end: RegExp | undefined;
  let hiding = false;
  let afterText = false;

  lines.forEach((line, index) => {
    if (end) {
      if (end.test(line)) end = undefined;
      return;
    }
    const [, marks, source = ''] = HEADING.exec(line) ?? [];
    const fence = FENCE.exec(line)?.[1];
    if (isAmbiguous(line, Boolean(marks ?? fence), afterText, hiding)) ambiguous.push(index);
    if (marks) headings.push({ line: index, depth: marks.length as FoundHeading['depth'], source: source.trim().replace(/(^|[ \t])#+$/, '').trimEnd() });
    if (fence) end = new RegExp(`^ {0,3}${fence}${fence[0]}* *$`);
    if (COMMENT.test(line)) end = /-->/;
    afterText = /[^ \t]/.test(line) && !marks && !end;
    hiding = afterText && (hiding || HIDING.test(line));
  });
  return { headings, ambiguous };
};
