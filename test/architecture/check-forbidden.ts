/** What a page under `default-src 'self'; require-trusted-types-for 'script'` forbids, and what we forbid beyond it. */
import ts from 'typescript';
import type { SourceTree } from './source-tree.ts';

/** Names that make HTML or code out of strings. */
const names = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'unsafeHTML', 'unsafeSVG', 'setHTMLUnsafe', 'parseHTMLUnsafe',
  'createContextualFragment', 'DOMParser', 'srcdoc', 'eval', 'cssText']);

/** Namespaces are names, not addresses; loopback and RFC 2606's reserved names are nobody's host. */
const harmless = /^https?:\/\/(www\.w3\.org\/|schema\.org\b|127\.0\.0\.1|localhost|\[::1\]|[a-z0-9.-]*\.?example\b)/;

const texts: readonly (readonly [RegExp, string])[] = [
  [/[\s"']style\s*=/i, 'sets an inline style, which the policy `style-src \'self\'` blocks'],
  [/<[^>]*\son[a-z]+\s*=/i, 'sets an inline handler'],
  [/javascript:/i, 'names a javascript: address'],
];

const remote = (text: string): readonly string[] =>
  [...text.matchAll(/(?:https?:)?\/\/[a-z0-9][a-z0-9.-]*\.[a-z]{2,}[^\s"'`<]*/gi)].map(([address]) => address).filter((address) => !harmless.test(address));

const checkCall = (node: ts.CallExpression): string | undefined => {
  const called = node.expression.getText();
  const [first] = node.arguments;
  if (called === 'Function') return 'makes a Function from text';
  if (/^(window\.)?set(Timeout|Interval)$/.test(called) && first && ts.isStringLiteralLike(first)) return 'runs text as code';
  if (called.endsWith('.setAttribute') && first?.getText().slice(1, -1) === 'style') return 'sets an inline style';
  return /(^|\.)document\.write(ln)?$/.test(called) ? 'writes into the document' : undefined;
};

const checkText = (text: string): string | undefined => {
  if (names.has(text)) return `uses ${text}`;
  const bad = texts.find(([pattern]) => pattern.test(text));
  if (bad) return bad[1];
  const [address] = remote(text);
  return address === undefined ? undefined : `names another host: ${address}`;
};

const checkNode = (node: ts.Node): string | undefined => {
  if (ts.isIdentifier(node) && names.has(node.text)) return `uses ${node.text}`;
  if (ts.isNewExpression(node) && node.expression.getText() === 'Function') return 'makes a Function from text';
  if (ts.isCallExpression(node)) return checkCall(node);
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) return checkText(node.text);
  return undefined;
};

/** Judges source: comments may speak of what code may not do. */
export const checkForbiddenSource = (tree: SourceTree): readonly string[] => [...tree].flatMap(([path, text]) => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const breaches: string[] = [];
  const visit = (node: ts.Node): void => {
    const breach = checkNode(node);
    if (breach !== undefined) breaches.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${breach}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaches;
});

/**
 * lit turns a template's constant strings into a `<template>` by one `innerHTML`, through its Trusted Types policy, and
 * values never pass it. So the bundles may hold that one assignment, in that very shape, and no other.
 */
const litsOwn = /createElement\("template"\);return (\w+)\.innerHTML=\w+,\1/;
/** marked names its home in an error message, and completes `www.` links in its lexer. Neither is ever requested. */
const markedsOwn = /Please report this to https:\/\/github\.com\/markedjs\/marked\./;

const words: readonly RegExp[] = [/\binnerHTML\b/, /\bouterHTML\b/, /\binsertAdjacentHTML\b/, /\bunsafeHTML\b/, /\bsetHTMLUnsafe\b/,
  /\bDOMParser\b/, /(?<![.\w$])eval\(/, /(?<![.\w$])Function\(/, /<[a-z][^<>]*\sstyle=/, /setAttribute\("style"/,
  /document\.write\b/, /javascript:/];

/** Judges built code, packages included. */
export const checkForbiddenBundles = (bundles: SourceTree): readonly string[] => [...bundles].flatMap(([path, whole]) => {
  const text = whole.replace(litsOwn, '').replace(markedsOwn, '').replace(/\/\/# sourceMappingURL=.*/, '');
  const hosts = remote(text).map((address) => `${path} names another host: ${address}`);
  return [...hosts, ...words.flatMap((word) => {
    const found = word.exec(text);
    return found ? [`${path} holds ${found[0]}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`] : [];
  })];
});
