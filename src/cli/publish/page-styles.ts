import { controlStyles } from '../../elements/control-styles.ts';
import { grantFormStyles } from '../../elements/grant-form-styles.ts';
import { readerStyles } from '../../elements/reader-styles.ts';
import { shopContactStyles } from '../../elements/shop-contact-styles.ts';

/** An element's styles for text that stands outside a shadow root: what spoke of the host speaks of the box around the text. */
const unboxed = (styles: string): string => styles.replace(/:host\([^)]*\)\s*\{[^}]*\}/g, '').replaceAll(':host', '&');

/** What the elements have no need of: the page itself, and forms where no script runs. */
const pageStyles = /* css */ `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
body { margin: 0 auto; padding: 24px 16px 48px; max-inline-size: 72rem; overflow-wrap: break-word; }
.page-links { display: flex; flex-wrap: wrap; gap: 0 24px; padding: 0; margin: 0 0 16px; list-style: none; }
.page-links a { display: inline-flex; align-items: center; min-block-size: 44px; color: inherit; text-underline-offset: 0.2em; }
h1 { line-height: 1.3; }
.notice a { color: inherit; }
.notice { border-inline-start: 3px solid; padding-inline-start: 12px; margin-block: 0 16px; }
.library { list-style: none; padding: 0; }
.library li { padding-block: 16px; border-block-start: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
.library a { display: inline-flex; align-items: center; min-block-size: 44px; color: inherit; text-underline-offset: 0.2em; }
.library li > a { padding-block: 11px 4px; line-height: 1.5; } /* its last line and the date below it are as near each other, however many lines it takes */
.library li > p { line-height: 1.5; }
.library p { margin: 0; }
@media print { .page-links { display: none; } }
`;

const formStyles = /* css */ `
  .switch-place, .status { display: none; }
  .row .label { grid-column: 1 / -1; }
  .row .acts { inline-size: min(100%, 20em); gap: 8px; }
  .row .acts > .act { flex: 1 1 calc(50% - 4px); min-inline-size: fit-content; padding-inline: 0; }
  .row .acts > [value='withdrawn'] { flex-grow: 0; margin-block-start: 8px; }
  details::details-content { transition: none; }
  /* Open at this width without a press, and the arrow says so. Not away with it: the reader has one, and nothing is to move. */
  @container (min-width: 900px) { .contents::details-content { content-visibility: visible; block-size: auto; } .contents summary::before { rotate: 45deg; } }
  @media (scripting: none) { .aids { min-block-size: 0; } }
  @media (scripting: enabled) {
    .row .label { grid-column: auto; }
    .switch-place { display: block; inline-size: 56px; block-size: 44px; }
    .status { display: block; }
    .ask-place { max-inline-size: 66ch; margin-block: 12px 24px; }
    .ask-place::before { content: attr(data-words); display: block; min-block-size: 44px; padding: 8px 16px; border: 1px solid; visibility: hidden; }
    .row .form, .row [value='withdrawn'] { display: none; }
  }
  @media print {
    .contents, .aids, .ask-place, .row .acts, .row .form { display: none; }
    section { content-visibility: visible; }
    & { color: #000; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    .text a[href^='http']::after { content: ' (' attr(href) ')'; }
  }
`;

/** The stylesheet of published pages: it looks as the elements do, because it is what they wear. */
export const publishedStyles = (): string =>
  `${pageStyles.trim()}\n.an-tam-static {\n${[controlStyles, grantFormStyles, ...readerStyles, shopContactStyles, formStyles].map(unboxed).join('\n')}\n}\n`;
