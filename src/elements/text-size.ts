import { html } from 'lit/html.js';
import { keepPreference, readPreference } from './kept-preference.ts';
import type { MakeAid } from './reading-aid.ts';

/** Three sizes of text: the page's own, and two that are larger. The reader shows the one that is kept from its first frame. */
export const makeTextSize: MakeAid = ({ root, update }) => {
  let size = readPreference('text-size') ?? '0';
  const choose = (chosen: string): void => {
    size = chosen;
    keepPreference('text-size', chosen === '0' ? undefined : chosen);
    root.querySelector('.reader')?.setAttribute('data-size', chosen);
    update();
  };
  return {
    renderControl: (words) => html`<div class="sizes" part="text-size" role="group" aria-label=${words.textSize}>${words.textSizes.map((name, step) =>
      html`<button type="button" class="act" aria-label=${name} aria-pressed=${String(step) === size} @click=${() => choose(String(step))}>A</button>`)}</div>`,
  };
};
