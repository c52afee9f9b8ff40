/**
 * A clause's words for reading, out of its source: marks of emphasis, addresses of links and attributes of headings off, list
 * items with a dot. It is a help to the eye, made of text alone; what was agreed to is the source, whose digest and address
 * stand beside it.
 */
export const plainWords = (source: string): string => source
  .replace(/^#{1,6}[ \t][^\n]*\n+/, '') // the clause's own heading: its title is shown already
  .replace(/^#{1,6}[ \t]+([^\n]*)$/gm, (_, words: string) => words.replace(/\s*\{[^{}]*\}\s*$/, ''))
  .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
  .replace(/(\*\*|__|~~)(?=\S)([^\n]*?\S)\1/g, '$2')
  .replace(/^([ \t]*)[-*+][ \t]+/gm, '$1• ')
  .replace(/^\|?[ \t]*:?-{3,}[-|: \t]*\n/gm, '')
  .trim();
