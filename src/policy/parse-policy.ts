/**
 * The full way to read a policy file, by the markdown parser: the same document that the light scan makes, found
 * independently of it, and the tokens that the reader shows. Where the two ways differ on a file, `problems` names the
 * line, so that consents are withheld rather than taken on the wrong words.
 */
import { assembleDocument, openSource } from './assemble-document.ts';
import { MAX_HEADINGS, type Clause, type PolicyDocument } from './document.ts';
import type { FoundHeading } from './find-headings.ts';
import { readHeading } from './heading.ts';
import { lexMarkdown, type Lexed, type Token } from './lex-markdown.ts';
import { scanPolicy } from './scan-policy.ts';
import { textOfTokens } from './token-text.ts';

/** A heading without its `{…}`, and the text down to the next heading of any level. */
export type Section = {
  /** None for what stands before the first heading. */
  readonly clause?: Clause;
  readonly heading?: SectionHeading;
  readonly tokens: readonly Token[];
};

export type SectionHeading = { readonly id: string; readonly depth: Clause['depth']; readonly tokens: readonly Token[] };

export type ParsedPolicy = { readonly policy: PolicyDocument; readonly sections: readonly Section[] };

type Outline = {
  readonly headings: readonly FoundHeading[];
  readonly texts: readonly (readonly Token[])[];
  /** Lines, as indexes, from which the parser's tokens are no longer what the text says. */
  readonly lost: readonly number[];
};

/** Top-level headings with their lines, and the tokens before, between and after them. */
const outline = (tokens: readonly Token[], body: string): Outline => {
  const headings: FoundHeading[] = [];
  const texts: Token[][] = [[]];
  const lost: number[] = [];
  let at = 0;
  let line = 0;
  for (const token of tokens) {
    if (!body.startsWith(token.raw, at)) lost.push(line);
    if (token.type === 'heading') {
      headings.push({ line, depth: token['depth'] as FoundHeading['depth'], source: String(token['text']) });
    }
    if (token.type === 'heading' && headings.length <= MAX_HEADINGS) texts.push([]);
    else texts.at(-1)?.push(token);
    at += token.raw.length;
    line += token.raw.split('\n').length - 1;
  }
  return { headings, texts, lost };
};

/** The first line, from 1, on which two readings of one file differ. */
const difference = (light: readonly Clause[], full: readonly Clause[]): number | undefined => {
  for (let index = 0; index < Math.max(light.length, full.length); index++) {
    const [a, b] = [light[index], full[index]];
    if (!a || !b || a.line !== b.line || a.depth !== b.depth || a.id !== b.id || a.title !== b.title || a.text !== b.text) {
      return Math.min(a?.line ?? Infinity, b?.line ?? Infinity);
    }
  }
  return undefined;
};

/** The text as it stands, where the parser can't be let near it or gave up. */
const showPlain = (policy: PolicyDocument): ParsedPolicy => ({
  policy, sections: [{ tokens: [{ type: 'html', raw: policy.body, text: policy.body, block: true, pre: false }] }],
});

/** The sections that the headings begin. */
const sectionsOf = ({ texts }: Outline, headingTokens: readonly (readonly Token[])[], clauses: readonly Clause[]): readonly Section[] => {
  const [before = [], ...after] = texts;
  const sections = after.map((tokens, index): Section => {
    const clause = clauses[index] as Clause;
    return { clause, heading: { id: clause.id, depth: clause.depth, tokens: headingTokens[index] ?? [] }, tokens };
  });
  return before.some(({ type }) => type !== 'space') ? [{ tokens: before }, ...sections] : sections;
};

const inlineOf = ({ headings }: Outline, { inline }: Lexed): readonly (readonly Token[])[] =>
  headings.slice(0, MAX_HEADINGS).map((heading) => inline(readHeading(heading.source).words));

const titlesOf = (headingTokens: readonly (readonly Token[])[]) => (_: string, index: number): string =>
  textOfTokens(headingTokens[index] ?? []).trim();

/**
 * The start of a long text, for its first screen alone: without the second reading, so that no clause of it may be asked for.
 *
 * @throws where the parser gives up
 */
export const parseOpening = async (source: string): Promise<ParsedPolicy> => {
  const opened = openSource(source);
  const body = opened.lines.join('\n');
  const lexed = await lexMarkdown(body, Infinity);
  const outlined = outline(lexed.tokens, body);
  const headingTokens = inlineOf(outlined, lexed);
  const policy = await assembleDocument(opened, outlined.headings, [], titlesOf(headingTokens));
  // Without what asks; the problems are told when the whole is read.
  const clauses = policy.clauses.map(({ id, title, depth, line, text }) => ({ id, title, depth, line, text }));
  return { policy: { ...policy, clauses, problems: [] }, sections: sectionsOf(outlined, headingTokens, clauses) };
};

/** Reads a whole policy file. Never throws for what a file says: what is wrong is in `policy.problems`. */
export const parsePolicy = async (source: string): Promise<ParsedPolicy> => {
  const light = await scanPolicy(source);
  const opened = openSource(source);
  if (light.problems.some(({ code }) => code === 'too-deep')) return showPlain(light);
  const { body } = light;
  let lexed: Lexed;
  try {
    lexed = await lexMarkdown(body);
  } catch {
    // Safe: the parser ran out of stack, or met what it can't read; the text is shown as it stands and the problem says so.
    return showPlain({ ...light, problems: [...light.problems, { code: 'too-deep', line: opened.front.bodyStart + 1 }] });
  }
  const outlined = outline(lexed.tokens, body);
  const { headings, lost } = outlined;
  const headingTokens = inlineOf(outlined, lexed);
  const full = await assembleDocument(opened, headings, lost, titlesOf(headingTokens));
  const differs = difference(light.clauses, full.clauses);
  const problems = [...full.problems, ...light.problems.filter(({ code }) => code === 'ambiguous-heading')];
  if (differs !== undefined && !problems.some(({ code }) => code === 'ambiguous-heading')) {
    problems.push({ code: 'ambiguous-heading', line: differs });
  }
  return { policy: { ...full, problems }, sections: sectionsOf(outlined, headingTokens, full.clauses) };
};
