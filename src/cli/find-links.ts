import type { MarkedToken, Token } from '../policy/lex-markdown.ts';
import type { PolicyFile } from './library.ts';

/** A link of a policy's text. */
export type FoundLink = {
  readonly href: string;
  /** An autolink: it holds no character references. */
  readonly literal: boolean;
  /** In the file, from 1. */
  readonly line: number;
};

const inside = (token: MarkedToken): readonly Token[] => {
  if (token.type === 'list') return token.items;
  if (token.type === 'table') return [...token.header, ...token.rows.flat()].flatMap(({ tokens }) => tokens);
  return 'tokens' in token ? token.tokens ?? [] : [];
};

type Raw = { readonly raw: string };

const pickFrom = <Picked extends Raw>(tokens: readonly Token[], pick: (token: MarkedToken) => readonly Picked[]): readonly Picked[] =>
  (tokens as readonly MarkedToken[]).flatMap((token) => [...pick(token), ...pickFrom(inside(token), pick)]);

/**
 * What is picked of a policy's tokens, each with its line. The parser tells no lines within a section, so the section's own
 * lines are searched for the source, in order; what spans lines counts as standing on its section's heading.
 */
export const findTokens = <Picked extends Raw>(
  { policy, sections, source }: PolicyFile, pick: (token: MarkedToken) => readonly Picked[],
): readonly (Picked & { readonly line: number })[] => {
  const lines = policy.body.split('\n');
  const offset = source.replace(/\r\n?/g, '\n').split('\n').length - lines.length;
  return sections.flatMap(({ clause, heading, tokens }) => {
    const start = clause ? clause.line - 1 - offset : 0;
    let at = start;
    return pickFrom([...heading?.tokens ?? [], ...tokens], pick).map((picked) => {
      const found = lines.findIndex((line, index) => index >= at && line.includes(picked.raw));
      if (found >= 0) at = found;
      return { ...picked, line: (found >= 0 ? found : start) + offset + 1 };
    });
  });
};

/** Every link of a policy's text. */
export const findLinks = (file: PolicyFile): readonly FoundLink[] => findTokens(file, (token) =>
  token.type === 'link' ? [{ href: token.href, literal: Boolean(token.autolink), raw: token.raw }] : []);
