/** The one file that knows marked: all others take its tokens, and their types, from here. */
import { Lexer, type Token } from 'marked';

export type { MarkedToken, Token, Tokens } from 'marked';

/** Milliseconds: less than a frame. */
const SLICE = 12;

/**
 * Marks in one paragraph beyond which it is shown as plain text: marked's time for emphasis grows with their cube
 * (10,000 times `**a_` took 94 s), and nobody's policy has a paragraph like that.
 */
const MAX_MARKS = 1000;

export type Lexed = {
  readonly tokens: readonly Token[];
  /** Parses inline markup with the link definitions of the whole text. */
  readonly inline: (source: string) => Token[];
};

const nextTask = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve); });

/**
 * Underlines of headings, each of which withholds the switches, beyond which a text is shown as plain text: marked's time for
 * them grows with their square.
 */
const MAX_UNDERLINES = 2000;

/**
 * An engine compiles a regular expression when it first meets a text, and marked's longest take it as long as the whole of a first
 * screen. So what a text can't hold is not looked for, and a paragraph of one line is found by what ends it.
 */
const spareLongRules = (lexer: Lexer, body: string): void => {
  const rules = lexer.options.tokenizer?.rules;
  if (!rules) return;
  const never = { exec: () => null } as unknown as RegExp; // a regular expression would look all through the text for nothing
  const { paragraph } = rules.block;
  const oneLine = /^([^\n]+)(?=\n\n|\n?$)/;
  rules.block = {
    ...rules.block,
    paragraph: { exec: (source: string) => oneLine.exec(source) ?? paragraph.exec(source) } as RegExp,
    ...!/[=-][ \t]*$/m.test(body) && { lheading: never },
    ...!body.includes('>') && { blockquote: never },
    ...!body.includes('<') && { html: never },
    ...!/-[ \t]*[|:]|[|:][ \t]*-/.test(body) && { table: never },
  };
};

/**
 * Parses markdown (CommonMark with GFM tables and strikethrough) as `Lexer.lex` does, in slices, on a lexer of its own.
 *
 * @param slice milliseconds of work before other things on the page get their turn
 */
export const lexMarkdown = async (body: string, slice = SLICE): Promise<Lexed> => {
  const lexer = new Lexer({ gfm: true });
  spareLongRules(lexer, body);
  const underlines = body.match(/(?<=\S[ \t]*\n) {0,3}(?:=+|-+)[ \t]*$/gm)?.length ?? 0;
  if (underlines > MAX_UNDERLINES) lexer.tokens.push({ type: 'paragraph', raw: body, text: body, tokens: [{ type: 'escape', raw: body, text: body }] });
  else lexer.blockTokens(body, lexer.tokens);
  const inline = (source: string, tokens: Token[] = []): Token[] => {
    lexer.state.inRawBlock = false;
    const marks = source.match(/[*_~`[\]()<&\\]/g)?.length ?? 0;
    if (marks <= MAX_MARKS) return lexer.inlineTokens(source, tokens);
    tokens.push({ type: 'escape', raw: source, text: source });
    return tokens;
  };
  let since = performance.now();
  for (const { src, tokens } of lexer.inlineQueue) {
    inline(src, tokens);
    if (performance.now() - since > slice) {
      await nextTask();
      since = performance.now();
    }
  }
  return { tokens: lexer.tokens, inline };
};
