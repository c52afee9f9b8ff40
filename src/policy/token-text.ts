import type { MarkedToken, Token } from './lex-markdown.ts';
import { decodeEntities } from './entities.ts';

/** A tag or a comment in raw HTML: comments vanish, all else shows as the text it is. */
export const rawText = (html: string): string => html.replace(/<!--(?:-?>|[^]*?(?:-->|$))/g, '');

/** The words of inline tokens, without their markup: for titles, labels and alternative texts. */
export const textOfTokens = (tokens: readonly Token[]): string =>
  (tokens as readonly MarkedToken[]).map((token): string => {
    switch (token.type) {
      case 'text': return token.tokens ? textOfTokens(token.tokens) : decodeEntities(token.text);
      case 'codespan': case 'escape': return token.text;
      case 'html': return rawText(token.text);
      case 'br': return ' ';
      case 'link': return token.autolink ? token.text : textOfTokens(token.tokens);
      default: return 'tokens' in token && token.tokens ? textOfTokens(token.tokens) : '';
    }
  }).join('').replace(/\s+/g, ' ');
