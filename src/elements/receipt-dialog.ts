import { html, nothing, type TemplateResult } from 'lit/html.js';
import { pastWords } from '../locales/vi-past.ts';
import type { ActingWords, ShownWords } from '../locales/words.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { plainWords } from '../policy/plain-words.ts';
import { receiptNumber } from '../record/receipt-number.ts';
import { GuestDialog } from './guest-dialog.ts';
import type { KnownRecord } from './known-records.ts';
import { checkSignature, findClause, firstFacts, type Below, type ReceiptFacts } from './receipt-facts.ts';
import { receiptFile, saveFile } from './receipt-file.ts';
import { receiptHead, receiptLines, receiptText } from './receipt-lines.ts';
import { paperSheet, receiptStyles } from './receipt-styles.ts';

/** Where a receipt is opened from. */
export type ReceiptPlace = {
  readonly below: Below;
  readonly words: ShownWords & ActingWords;
  readonly opener: HTMLElement;
  /** The element whose look it takes on. */
  readonly like: Element;
  /** The document that the page has. */
  readonly policy: Pick<PolicyDocument, 'document' | 'title'> | undefined;
  /** Aborted when somebody else is here: then it is not hers to see. */
  readonly over: AbortSignal;
};

/** A receipt: a page of its own, to be read, printed on one sheet, copied, and saved. */
class ReceiptDialog {
  readonly #words: ReturnType<typeof pastWords>;
  #facts: ReceiptFacts;
  #said = '';
  readonly #dialog: GuestDialog;

  constructor(known: KnownRecord, { below, words, opener, like, policy, over }: ReceiptPlace) {
    this.#words = pastWords(words);
    this.#facts = firstFacts(known, policy?.document === known.record.policy.document ? policy.title : undefined);
    const { title, number } = receiptHead(this.#facts, this.#words);
    const closed = new AbortController();
    const paper = new CSSStyleSheet();
    paper.replaceSync(paperSheet);
    document.adoptedStyleSheets.push(paper);
    this.#dialog = GuestDialog.open({
      words, title, heading: true, beside: number, render: () => this.#render(),
      closed: () => {
        closed.abort();
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
      },
    }, opener, like);
    this.#dialog.setAttribute('data-sheet', '');
    this.#dialog.adopt(receiptStyles);
    over.addEventListener('abort', () => {
      this.#dialog.remove();
      opener.focus();
    }, { signal: closed.signal });
    void this.#find(below);
  }

  async #find(below: Below): Promise<void> {
    const facts = this.#facts;
    await Promise.all([
      findClause(facts, below).then((clause) => this.#learn({ clause })),
      checkSignature(facts, below).then((signature) => this.#learn({ signature })),
    ]);
  }

  #learn(news: Partial<ReceiptFacts>): void {
    this.#facts = { ...this.#facts, ...news };
    this.#dialog.update();
  }

  #render(): TemplateResult {
    const facts = this.#facts;
    const words = this.#words;
    const { sheet } = words;
    const { says } = receiptHead(facts, words);
    return html`<div class="receipt">
      <p class="says">${says}</p>
      ${facts.given ? nothing : html`<p class="trouble">${sheet.notYet}</p>`}
      <dl>${receiptLines(facts, words).map(({ term, says: line, code, below }) => html`<div><dt>${term}</dt><dd class=${code ? 'code' : nothing}>${line}${
        below === undefined ? nothing : html`<br><span class="below">${below}</span>`}</dd></div>`)}</dl>
      <h3>${sheet.words}</h3>
      <p class="note" role="status">${sheet.clause[facts.clause.is]}</p>
      ${facts.clause.is === 'same' ? html`<blockquote class="text" lang=${facts.record.policy.language}>${plainWords(facts.clause.text).split(/\n{2,}/).map((part) => html`<p class="raw">${part}</p>`)}</blockquote>
        <p class="note">${sheet.plainly}</p>` : nothing}
      <div class="acts">
        <button type="button" class="act" @click=${() => print()}>${sheet.print}</button>
        <button type="button" class="act" @click=${() => this.#copy()}>${sheet.copy}</button>
        <button type="button" class="act" @click=${() => saveFile(`bien-nhan-${receiptNumber(facts.record.id)}.json`, receiptFile(this.#facts))}>${sheet.download}</button>
        <span role="status">${this.#said}</span>
      </div>
    </div>`;
  }

  async #copy(): Promise<void> {
    const { copied, notCopied } = this.#words.sheet;
    // Only https and loopback pages have a clipboard, and the browser may refuse it all the same.
    const text = receiptText(this.#facts, this.#words);
    this.#said = await Promise.resolve().then(() => navigator.clipboard.writeText(text)).then(() => copied, () => notCopied);
    this.#dialog.update();
  }
}

/** Opens a receipt; where the endpoint gave none yet, the record, which says so. */
export const openReceipt = (known: KnownRecord, place: ReceiptPlace): void => {
  if (!place.over.aborted) new ReceiptDialog(known, place);
};
