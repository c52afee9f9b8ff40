import { shopContactStyles } from './shop-contact-styles.ts';

/** How a reader's aids look, and how its text leaves a printer. */
export const readingAidStyles = /* css */ `
  /* Where links of a library stand above the text they stay; any other fallback need not flash up while a text is changed for another. */
  :host(:not(:has([data-policy]))) slot:only-child { display: none; }
  .aids .act { padding-inline: 12px; }
  @container (max-width: 500px) { .aids .act { padding-inline: 8px; } }
  /* English words are longer: with more room around them they would take a line more than is kept for them. */
  @container (max-width: 320px) { .aids .act { padding-inline: 4px; } .aids:lang(vi) > .act { padding-inline: 11px; } }
  .aids .coming { flex: 0 0 100%; display: flex; flex-wrap: wrap; gap: 4px 8px; }
  .coming p { flex: 0 0 100%; font-weight: 600; }
  .aids [aria-pressed='true'] { background: linear-gradient(var(--_accent), var(--_accent)) 50% calc(100% - 5px) / calc(100% - 24px) 3px no-repeat; }
  @media (forced-colors: active) { .aids [aria-pressed='true'] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
  .coming-text { border-inline-start: 3px solid; padding-inline-start: 16px; margin-block-end: 24px; }
  .coming-text .not-yet { font-weight: 600; margin-block-end: 12px; }
  .coming-text h2:first-child { margin-block-start: 0.5em; }
  .sizes { display: flex; }
  .sizes .act { inline-size: 44px; padding: 0; border-radius: 0; border-inline-start-width: 0; font-weight: 600; }
  .sizes .act:nth-child(1) { border-inline-start-width: 1px; border-start-start-radius: var(--_radius); border-end-start-radius: var(--_radius); }
  .sizes .act:nth-child(2) { font-size: 1.1875em; }
  .sizes .act:nth-child(3) { border-start-end-radius: var(--_radius); border-end-end-radius: var(--_radius); font-size: 1.375em; }
  .contents a { padding-inline-start: 10px; border-inline-start: 3px solid transparent; }
  .contents [aria-current] { border-color: var(--_accent); }
  svg { display: block; inline-size: 20px; block-size: 20px; margin: auto; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
  .icon { inline-size: 44px; padding: 0; }
  .head { position: relative; }
  /* The button's middle is that of the heading's last line: half a line of 1.3 and a margin of 0.5, both of the heading's own size. */
  .head:has(h2) { --_size: 1.375em; }
  .head:has(h3) { --_size: 1.125em; }
  .copy { align-self: end; inline-size: 44px; block-size: 44px; margin-block-end: calc(1.15 * var(--_size, 1em) - 22px); padding: 0; border: 0; background: none; color: var(--_muted); cursor: pointer; }
  .copied { position: absolute; z-index: 1; inset-block-start: calc(100% - 8px); inset-inline-end: 0; max-inline-size: 100%; padding: 4px 12px;
    overflow-wrap: anywhere; background: var(--_paper); border: 1px solid var(--_edge); border-radius: var(--_radius); }
  .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (hover: hover) and (min-width: 600px) {
    .copy { opacity: 0; transition: opacity 160ms; }
    section:hover .copy, .copy:focus-visible { opacity: 1; }
  }
  @media (prefers-reduced-motion: reduce) { .copy { transition: none; } }
${shopContactStyles}
  @media print {
    .contents, .aids, .copy, .copied, .coming-text { display: none; }
    .coming-text + .sections { display: block; } /* what each printed page says of itself is true of the text in force */
    section { content-visibility: visible; }
    :host { color: #000; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    .text :is(tr, blockquote, pre, li) { break-inside: avoid; }
    .text a[href^='http']::after { content: ' (' attr(href) ')'; }
  }
`;
