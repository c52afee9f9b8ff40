import type { Hit } from '../policy/find-text.ts';

type Piece = { readonly words: Text; readonly start: number };

/** A block of text as it stands on the screen, and the nodes that it is made of, each with its place in the text. */
export type TextBlock = { readonly text: string; readonly pieces: readonly Piece[] };

const INLINE = 'a, strong, em, del, code, span, br';

/** What stands among the text without being it: switches, forms, buttons, notices. */
const NOT_TEXT = '.row, form, button, [role=status], section section';

const readPart = (part: Element): readonly TextBlock[] => {
  const blocks: { owner: Element | null | undefined; text: string; pieces: Piece[] }[] = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (
    node instanceof Element && node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let block = blocks.at(-1);
    if (node instanceof HTMLBRElement && block) block.text += '\n';
    if (!(node instanceof Text)) continue;
    const owner = node.parentElement?.closest(`:not(${INLINE})`);
    if (!block || block.owner !== owner) {
      block = { owner, text: '', pieces: [] };
      blocks.push(block);
    }
    block.pieces.push({ words: node, start: block.text.length });
    block.text += node.data;
  }
  return blocks.filter(({ text }) => text.trim() !== '');
};

/** Reads the title and the text, block by block, so that words of one never join those of the next. */
export const readBlocks = (root: ParentNode): readonly TextBlock[] =>
  [...root.querySelectorAll('header h1, .sections > section')].flatMap(readPart);

/** The place of a hit on the screen. */
export const rangeOf = ({ pieces }: TextBlock, { start, end }: Hit): Range => {
  const range = document.createRange();
  for (const { words, start: from } of pieces) {
    const inside = (offset: number): number => Math.min(offset - from, words.length);
    if (from <= start) range.setStart(words, inside(start));
    if (from < end) range.setEnd(words, inside(end));
  }
  return range;
};
