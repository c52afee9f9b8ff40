import type { Passage } from './diff-text.ts';

/** What a line of markdown is for who reads it: a point of a list, a row of a table, or plain text. */
export type LineShape = 'text' | 'item' | 'row';

export type ReadableLine = { readonly shape: LineShape; readonly passages: readonly Passage[] };

const ITEM = /^\s*[-*+][ \t]+/;
const NUMBER = /^\s*\d{1,9}[.)][ \t]/;
const ROW = /^\s*\|.*\|\s*$/;
/** Below the head of a table; says nothing. */
const RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$/;
const QUOTE = /^(?:\s*>)+ ?/;

/** `[words](address)`; where the address is a place in the text, or is what the words say, the words do. */
const LINK = /!?\[([^\][]*)\]\((#?)([^()\s]*)(?:\s+"[^"]*")?\)/g;
const EMPHASIS = /(^|[\s(“"])([*_])(?![\s*_])([^*_]*[^\s*_])\2(?=[\s.,:;!?)”"]|$)/g;

/** Takes off what is there for a markdown parser alone. Each passage by itself, so that none takes another's words. */
const withoutMarks = (text: string): string => text
  .replace(/<!--.*?(?:-->|$)/g, '')
  .replace(LINK, (_, words: string, place: string, address: string) => (place || words === address ? words : `${words} (${address})`))
  .replace(/\*\*|__|~~/g, '').replace(EMPHASIS, '$1$3').replace(/`([^`]+)`/g, '$1')
  .replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\\$/, '');

/** A line of the source as a person reads it, and what it is; nothing where there is nothing to read. */
export const readLine = (source: readonly Passage[]): ReadableLine | undefined => {
  const whole = source.map(({ text }) => text).join('');
  if (!whole.trim() || RULE.test(whole)) return undefined;
  const shape: LineShape = ITEM.test(whole) ? 'item' : ROW.test(whole) ? 'row' : 'text';
  const begins = { item: ITEM, row: /^\s*\|\s*/, text: QUOTE }[shape];
  const passages = source.map(({ is, text }, at): Passage => {
    let words = at === 0 ? text.replace(begins, '') : text;
    if (shape === 'row' && at === source.length - 1) words = words.replace(/\s*\|\s*$/, '');
    if (shape === 'row') words = words.replace(/\s*(?<!\\)\|\s*/g, ' · ');
    // A change of nothing but marks is a change: then they are shown.
    return { is, text: withoutMarks(words) || (is === 'same' ? '' : words.trim() && text) };
  });
  return { shape, passages: passages.filter(({ text }) => text) };
};

/** Begins a paragraph of its own, though no blank line stands before it. */
export const beginsParagraph = (source: readonly Passage[]): boolean => {
  const whole = source.map(({ text }) => text).join('');
  return ITEM.test(whole) || NUMBER.test(whole) || ROW.test(whole);
};
