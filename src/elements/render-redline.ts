import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChangesWords, ShownWords } from '../locales/words.ts';
import type { Block, Fold, Paragraph } from '../policy/lay-out-redline.ts';
import type { Passage, RedlinedSection } from '../policy/redline.ts';

type Saying = ShownWords & ChangesWords;

export type Drawing = {
  readonly words: Saying;
  readonly opened: ReadonlySet<Fold>;
  /** A stretch was opened or closed; what is in it is drawn only while it is open. */
  readonly toggle: (fold: Fold, open: boolean) => void;
  /** The title stands above already. */
  readonly isNamed: (section: RedlinedSection) => boolean;
};

/** The blocks of a redline below one another. */
export const renderBlocks = (blocks: readonly Block[], drawing: Drawing): readonly TemplateResult[] => blocks.map((block) => {
  switch (block.is) {
    case 'title': return renderTitle(block.section, drawing);
    case 'paragraph': return renderParagraph(block, drawing.words);
    case 'fold': return renderFold(block, drawing);
    default: return block satisfies never;
  }
});

/**
 * Screen readers differ: some say `ins` and `del`, some change the voice, some are silent. So the words say it too, where each
 * begins and where it ends.
 */
const renderPassages = (passages: readonly Passage[], words: Saying): readonly (TemplateResult | string)[] => {
  const said = (what: string): TemplateResult => html`<span class="said" lang=${words.language}>${what}</span>`;
  return passages.map(({ is, text: whole }, at) => {
    const last = passages[at - 1];
    const text = whole.trim();
    if (is === 'same' || !text) return is === 'removed' ? '' : whole;
    // Words that were put in the place of others, with no blank between them, would read as one word.
    const meets = last?.is === 'removed' && /\S$/.test(last.text) && /^\S/.test(whole);
    const [before, after] = [whole.slice(0, whole.length - whole.trimStart().length), whole.slice(whole.trimEnd().length)];
    return is === 'added'
      ? html`${before}<ins class=${meets ? 'meets' : nothing}>${said(` ${words.addedText} `)}${text}${said(`, ${words.addedTextEnd}. `)}</ins>${after}`
      : html`${before}<del>${said(` ${words.removedText} `)}${text}${said(`, ${words.removedTextEnd}. `)}</del>${after}`;
  });
};

/** A clause that is new or gone says so once: its every line need not. */
const renderTitle = (section: RedlinedSection, { words, isNamed }: Drawing): TemplateResult => {
  const { is, how, title, stoodBehind } = section;
  const befell = [
    is === 'added' ? words.addedClause : '',
    is === 'removed' ? words.removedClause : '',
    how.includes('moved') ? words.movedClause(stoodBehind ?? '') : '',
    how.includes('asks') && !isOtherRecipients(section) ? words.asksOther : '',
  ].filter(Boolean);
  return html`${isNamed(section) ? nothing : html`<h3 class="passages">${renderPassages(title, words)}</h3>`}
    ${befell.map((sentence) => html`<p class="befell" lang=${words.language}>${sentence}</p>`)}
    ${isOtherRecipients(section) ? renderRecipients(section, words) : nothing}`;
};

const recipientsOf = (section: RedlinedSection, version: 'before' | 'after'): readonly string[] => section[version]?.clause?.consent?.recipients ?? [];

const isOtherRecipients = (section: RedlinedSection): boolean =>
  section.how.includes('asks') && recipientsOf(section, 'before').join(';') !== recipientsOf(section, 'after').join(';');

/** They stand in the heading's attributes, which nobody reads, and go into the record. */
const renderRecipients = (section: RedlinedSection, words: Saying): TemplateResult => {
  const [before, after] = [recipientsOf(section, 'before'), recipientsOf(section, 'after')];
  const names: readonly Passage[] = [...new Set([...before, ...after])]
    .map((text) => ({ is: !before.includes(text) ? 'added' : !after.includes(text) ? 'removed' : 'same', text }));
  return html`<p class="line changed passages"><span lang=${words.language}>${words.recipients}: </span>${names.map((name, at) =>
    [at > 0 ? ', ' : '', renderPassages([name], words)])}</p>`;
};

const renderParagraph = ({ shape, changed, passages }: Paragraph, words: Saying): TemplateResult =>
  html`<p class="line passages ${shape === 'row' ? 'row-line' : shape} ${changed ? 'changed' : ''}">${renderPassages(passages, words)}</p>`;

const renderFold = (fold: Fold, drawing: Drawing): TemplateResult => {
  const isOpen = drawing.opened.has(fold);
  return html`<details class="fold" ?open=${isOpen} @toggle=${({ target }: Event) => drawing.toggle(fold, (target as HTMLDetailsElement).open)}>
    <summary part="unchanged" lang=${drawing.words.language}>${drawing.words.unchanged(fold.paragraphs)}</summary>
    ${isOpen ? renderBlocks(fold.blocks, drawing) : nothing}</details>`;
};
