import type { Passage } from './diff-text.ts';
import { beginsParagraph, readLine, type LineShape } from './readable-line.ts';
import type { Redline, RedlinedSection } from './redline.ts';

export type Title = { readonly is: 'title'; readonly section: RedlinedSection };
export type Paragraph = { readonly is: 'paragraph'; readonly shape: LineShape; readonly changed: boolean; readonly passages: readonly Passage[] };

/** What stands below one another: titles and paragraphs, and stretches that nobody need read again. */
export type Block = Title | Paragraph | Fold;

export type Fold = {
  readonly is: 'fold';
  readonly blocks: readonly (Title | Paragraph)[];
  /** How many paragraphs are in it. */
  readonly paragraphs: number;
};

/** A single paragraph that has not changed takes no more room than the button that hides it. */
const WORTH_FOLDING = 2;

/** A redline as it is read: without the marks of markdown, what has not changed folded away. Of a changed clause the title stays. */
export const layOutRedline = (sections: Redline): readonly Block[] => {
  const blocks: Block[] = [];
  let still: (Title | Paragraph)[] = [];
  const fold = (): void => {
    const paragraphs = still.filter(({ is }) => is === 'paragraph').length;
    if (paragraphs >= WORTH_FOLDING || still.length > paragraphs) blocks.push({ is: 'fold', blocks: still, paragraphs });
    else blocks.push(...still);
    still = [];
  };
  for (const section of sections) {
    const title: readonly Title[] = section.title.length > 0 ? [{ is: 'title', section }] : [];
    for (const block of [...title, ...paragraphsOf(section.text)]) {
      if (block.is === 'paragraph' ? !block.changed : section.is === 'kept') {
        still.push(block);
      } else {
        fold();
        blocks.push(block);
      }
    }
  }
  fold();
  return blocks;
};

const paragraphsOf = (text: readonly Passage[]): readonly Paragraph[] => {
  const paragraphs: { shape: LineShape; passages: Passage[] }[] = [];
  let isOpen = false;
  for (const line of linesOf(text)) {
    const read = readLine(line);
    const last = paragraphs.at(-1);
    if (read && isOpen && last && !beginsParagraph(line)) last.passages.push({ is: 'same', text: ' ' }, ...read.passages);
    else if (read && read.passages.length > 0) paragraphs.push({ shape: read.shape, passages: [...read.passages] });
    isOpen = Boolean(read);
  }
  return paragraphs.map((paragraph) => ({
    is: 'paragraph', ...paragraph, changed: paragraph.passages.some(({ is, text: words }) => is !== 'same' && words.trim()),
  }));
};

/** Passages line by line, ends of lines left out. */
const linesOf = (text: readonly Passage[]): readonly (readonly Passage[])[] => {
  const lines: Passage[][] = [[]];
  for (const { is, text: words } of text) {
    words.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([]);
      if (part) lines.at(-1)?.push({ is, text: part });
    });
  }
  return lines;
};
