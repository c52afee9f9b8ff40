import { canonicalText, digestText } from '../record/digest.ts';
import type { Clause, PolicyDocument, Problem, ProblemCode } from './document.ts';
import { MAX_HEADINGS, MAX_POLICY_BYTES } from './document.ts';
import { fillSlots } from './fill-slots.ts';
import type { FoundHeading } from './find-headings.ts';
import { readFrontMatter, REQUIRED, type FrontMatter } from './front-matter.ts';
import { readHeading, toSlug } from './heading.ts';

/** A record names the clause that it is about: in 1 to 500 characters. */
const fits = ({ length }: string): boolean => length > 0 && length <= 500;

/**
 * A line that is nested too deep to parse: it would cost the parser a second, or its stack. A level is a marker or eight
 * blanks; a rule of many marks is none.
 */
const TOO_DEEP = /^(?:[ \t]{0,7}(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])|[ \t]{8}){51}(?![*+\- \t]*$)/;

/**
 * What would be in a clause's digest and not, or not so, on the screen: comments, characters that aren't seen or that turn the
 * order of letters about (as such or by number; the one that makes a sign an emoji hides nothing), definitions of links, and fences,
 * which may have words behind them.
 */
const HIDDEN = /<!--|&#|(?!\ufe0f)\p{DI}|^[\s>*+\d.)-]*\[[^\]]+\]:|```|~~~/mu;
/** Below the head of a table; without a line or a colon it would underline a heading. */
const RULE = /^[\s>|:-]*[|:][\s>|:-]*$/;

const hides = (text: string): boolean => {
  let head = 0;
  return HIDDEN.test(text) || text.split('\n').some((line) => {
    const cells = line.replace(/\\\||^[\s>]*\||\|$/g, '').split('|').length;
    if (!line) head = 0;
    else if (RULE.test(line)) head = cells; // as many as the head has, or it is no table
    return head > 0 && cells > head; // cells beyond those aren't drawn
  });
};

/** A policy file whose front matter is read and whose slots are filled; its headings are still to be found. */
export type OpenedSource = {
  readonly source: string;
  readonly front: FrontMatter;
  /** The body's lines, filled in. */
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
};

/** Reads all of a file but its headings. A file that is too large is as good as empty. */
export const openSource = (text: string): OpenedSource => {
  const tooLarge = new TextEncoder().encode(text).length > MAX_POLICY_BYTES;
  const source = tooLarge ? '' : text;
  const all = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').normalize('NFC').split('\n');
  const front = readFrontMatter(all);
  if (tooLarge) return { source, front, lines: [], problems: [{ code: 'too-large', line: 1 }] };
  const { lines, problems } = fillSlots(all.slice(front.bodyStart), front.bodyStart + 1, front.fields);
  const deep = lines.findIndex((line) => TOO_DEEP.test(line));
  const tooDeep: Problem[] = deep < 0 ? [] : [{ code: 'too-deep', line: front.bodyStart + deep + 1 }];
  return { source, front, lines, problems: [...front.problems, ...problems, ...tooDeep] };
};

/**
 * Makes the document of an opened file and its headings: ids, clauses, checks, digests.
 *
 * @param titleOf a heading's words without markup, or `undefined` where they can't be told for sure
 */
export const assembleDocument = async (
  { source, front, lines, problems: earlier }: OpenedSource, found: readonly FoundHeading[],
  ambiguous: readonly number[], titleOf: (words: string, index: number) => string | undefined,
): Promise<PolicyDocument> => {
  const problems = [...earlier];
  const report = (code: ProblemCode, index: number, about?: string): void => {
    problems.push({ code, line: front.bodyStart + index + 1, ...about !== undefined && { about } });
  };
  ambiguous.forEach((index) => report('ambiguous-heading', index));
  const tooMany = found[MAX_HEADINGS];
  if (tooMany) report('too-large', tooMany.line, 'headings');
  const headings = found.slice(0, MAX_HEADINGS).map((heading) => ({ ...heading, ...readHeading(heading.source) }));
  const newId = idMaker(headings, (line, id) => report('repeated-id', line, id));
  const ends = clauseEnds(found, lines.length);
  const purposes = new Set<string>();
  let asksUntil = 0;
  const clauses: Clause[] = headings.map(({ line, depth, words, id, consent, request, faults }, index) => {
    const known = titleOf(words, index);
    const title = known ?? words;
    const end = ends[index] ?? lines.length;
    const text = canonicalText(lines.slice(line, end).join('\n'));
    if (known === undefined) report('ambiguous-heading', line, words);
    for (const { code, about } of faults) report(code, line, about);
    if ((consent ?? request) && !fits(title)) report('bad-attributes', line, 'title');
    if (consent) {
      if (purposes.has(consent.purpose)) report('repeated-consent', line, consent.purpose);
      if (line < asksUntil) report('nested-consent', line, consent.purpose);
      if (hides(text)) report('hidden-text', line, consent.purpose);
      purposes.add(consent.purpose);
      asksUntil = Math.max(asksUntil, end);
    }
    return {
      id: id ?? newId(toSlug(title)), title, depth, line: front.bodyStart + line + 1, text,
      ...consent && { consent }, ...request && { request },
    };
  });
  if (source && !lines.some((line) => line.trim())) report('no-text', 0);
  return finish(source, front, lines, clauses, problems);
};

/** Adds the digests. Browsers give `crypto.subtle` to https and loopback pages only. */
const finish = async (
  source: string, { fields, published }: FrontMatter, lines: readonly string[], clauses: readonly Clause[], problems: Problem[],
): Promise<PolicyDocument> => {
  const digest = globalThis.crypto?.subtle ? digestText : undefined;
  if (!digest) problems.push({ code: 'insecure-context', line: 1 });
  const withDigest = async (clause: Clause): Promise<Clause> =>
    clause.consent && digest ? { ...clause, sha256: await digest(clause.text) } : clause;
  const sha256 = await digest?.(source);
  const required = Object.fromEntries(REQUIRED.map((key) => [key, fields.get(key) ?? ''])) as Record<typeof REQUIRED[number], string>;
  return {
    ...required, title: fields.get('title') || clauses[0]?.title || required.document,
    ...published && { published }, ...sha256 && { sha256 },
    fields, body: lines.join('\n'), clauses: await Promise.all(clauses.map(withDigest)),
    problems: problems.sort((a, b) => a.line - b.line),
  };
};

/** Makes ids from slugs, `-2`, `-3` where they repeat. Ids that a heading was given come first, wherever it stands. */
const idMaker = (
  headings: readonly { id?: string; line: number }[], onRepeat: (line: number, id: string) => void,
): ((slug: string) => string) => {
  const taken = new Set<string>();
  for (const { id, line } of headings) {
    if (id && taken.has(id)) onRepeat(line, id);
    if (id) taken.add(id);
  }
  return (slug) => {
    let id = slug;
    for (let count = 2; taken.has(id); count++) id = `${slug}-${count}`;
    taken.add(id);
    return id;
  };
};

/** For each heading the index of the line after its clause: the next heading of the same or a higher level, or the end. */
const clauseEnds = (headings: readonly FoundHeading[], last: number): number[] => {
  const ends: number[] = [];
  const next = Array.from({ length: 7 }, () => last);
  for (let index = headings.length - 1; index >= 0; index--) {
    const { depth, line } = headings[index] as FoundHeading;
    ends[index] = next[depth] ?? last;
    next.fill(line, depth);
  }
  return ends;
};
