import type { SourceTree } from './source-tree.ts';

/** Words that a bundle carries only when the other half of the project leaked into it. */
const traitors = {
  browser: [/\bnode:[a-z]/, /\bsqlite\b/i, /\bpostgres(ql)?\b/i, /\bhono\b/i, /\bpino\b/i, /\bprocess\.(env|on|exit)\b/, /\brequire\(/],
  ledger: [/\bHTMLElement\b/, /\blit-(element|html)\b/, /\bLitElement\b/, /\bcustomElements\b/, /(?<![.\w$])document\./,
    /(?<![.\w$])window\./, /\blocalStorage\b/, /\bindexedDB\b/],
} as const;

/** @returns a sentence a word, with the bundle and the words around it. */
export const checkBundleWords = (bundles: SourceTree, half: keyof typeof traitors): readonly string[] =>
  [...bundles].flatMap(([path, text]) => traitors[half].flatMap((word) => {
    const found = word.exec(text);
    return found ? [`${path} of the ${half} says “${found[0]}”: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`] : [];
  }));
