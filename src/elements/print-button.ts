import { html } from 'lit/html.js';
import { printedPageStyles } from './printed-page-styles.ts';
import type { AidWords, MakeAid } from './reading-aid.ts';

/**
 * The button that prints, and what every printed page says of itself, however printing began. Rules of pages count in the
 * document's own styles alone, so they are put there, for as long as printing takes.
 */
export const makePrintButton: MakeAid = ({ policy, signal, draw, sections }) => {
  let spoken: AidWords | undefined;
  let sheet: CSSStyleSheet | undefined;
  const end = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    sheet = undefined;
  };
  addEventListener('beforeprint', () => {
    end();
    if (!spoken) return;
    void draw(sections.length - 1); // what has not been drawn yet must be on paper too
    sheet = new CSSStyleSheet();
    sheet.replaceSync(printedPageStyles(policy, spoken));
    document.adoptedStyleSheets.push(sheet);
  }, { signal });
  addEventListener('afterprint', end, { signal });
  return {
    renderControl: (words) => {
      spoken = words;
      return html`<button type="button" class="act" part="print" @click=${() => print()}>${words.print}</button>`;
    },
  };
};
