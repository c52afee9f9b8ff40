/**
 * How a policy's own text looks. Font and size are the page's; colours come from `--an-tam-ink`, `-muted`, `-line` and
 * `-accent`, by way of the element's own defaults (`--_ink`, …). Tables turn into cards where there is little room, each
 * cell below its column's name.
 */
export const policyStyles = /* css */ `
  h1, h2, h3, h4, h5, h6 { font-family: var(--an-tam-heading-font, inherit); line-height: 1.3; font-weight: 600; margin-block: 1.6em 0.5em; text-wrap: balance; }
  h1 { font-size: 1.75em; margin-block-start: 0; }
  h2 { font-size: 1.375em; }
  h3 { font-size: 1.125em; }
  h4, h5, h6 { font-size: 1em; }
  .text :where(p, ul, ol, blockquote, pre, .table) { margin-block: 0 1em; max-inline-size: 66ch; }
  .text :is(ul, ol) { padding-inline-start: 1.5em; }
  .text :is(li, li > ul, li > ol) { margin-block: 4px; }
  .text :is(strong, th) { font-weight: 600; }
  .text a { color: var(--_accent); }
  .text blockquote { margin-inline: 0; padding-inline-start: 16px; border-inline-start: 3px solid; color: var(--_muted); }
  .text code { font-family: ui-monospace, monospace; font-size: 0.9375em; }
  .text pre { overflow-x: auto; padding: 12px 16px; border: var(--_line); }
  .text hr { border: 0; border-block-start: var(--_line); margin-block: 2em; }
  .text img { max-inline-size: 100%; block-size: auto; }
  .text .raw { white-space: pre-wrap; }
  .text table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
  .text :is(th, td) { text-align: start; vertical-align: top; padding: 8px 12px 8px 0; border-block-end: var(--_line); }
  .text [data-align='right'] { text-align: end; }
  .text [data-align='center'] { text-align: center; }
  .text .table { container-type: inline-size; }
  @container (max-width: 30em) {
    .text :is(table, tbody, tr, td) { display: block; }
    .text thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .text tr { padding-block: 8px; border-block-end: var(--_line); }
    .text td { text-align: start !important; border: 0; padding: 4px 0; }
    .text td[data-label]::before { content: attr(data-label); content: attr(data-label) / ''; display: block; font-size: 0.875em; color: var(--_muted); }
    .text td:first-child { font-weight: 600; }
    .text td:first-child::before { display: none !important; }
  }
`;
