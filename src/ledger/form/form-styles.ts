/** How the ledger's own pages look: ink on paper, one column, a receipt on one printed sheet. */
export const formStyles = /* css */ `
  :root { color-scheme: light dark; color: CanvasText; background: Canvas; font: 1rem/1.6 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-inline-size: 44rem; padding: 24px 16px 48px; overflow-wrap: break-word; }
  h1, h2 { font-weight: 600; line-height: 1.3; text-wrap: balance; }
  h1 { font-size: 1.625rem; margin-block: 0 16px; }
  h2 { font-size: 1.125rem; margin-block: 0 4px; }
  p { margin-block: 0 12px; }
  a { color: inherit; text-underline-offset: 0.2em; }
  a.plain { display: inline-flex; align-items: center; min-block-size: 44px; }
  dl { margin: 0 0 16px; border-block-end: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
  dt { font-weight: 600; padding-block-start: 8px; border-block-start: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
  dd { margin: 0 0 8px; font-variant-numeric: tabular-nums; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { padding-block: 16px; border-block-start: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
  .words { margin: 0; padding-inline-start: 12px; border-inline-start: 3px solid color-mix(in srgb, currentColor 40%, transparent); white-space: pre-wrap; }
  .code { font-family: ui-monospace, monospace; font-size: 0.8125rem; overflow-wrap: anywhere; }
  .note { opacity: 0.84; }
  .note a { display: inline-block; overflow-wrap: anywhere; }
  .number { font-variant-numeric: tabular-nums; }
  summary { min-block-size: 44px; padding-block: 8px; cursor: pointer; }
  .apart { margin-block-start: 32px; padding-block-start: 16px; border-block-start: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
  .fault { font-weight: 600; color: light-dark(#a3160c, #ffb4a8); }
  label { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; min-block-size: 44px; margin-block-end: 8px; }
  input { font: inherit; color: inherit; }
  input:not([type='checkbox']) { flex: 1 1 16rem; min-inline-size: 0; min-block-size: 44px; padding: 8px 12px; border: 1px solid; border-radius: 6px; background: Canvas; }
  input[type='checkbox'] { inline-size: 24px; block-size: 24px; margin: 0; }
  button { min-block-size: 44px; padding: 8px 16px; font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 6px; cursor: pointer; text-wrap: balance; }
  form { margin-block-start: 16px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-block: 16px; }
  .acts > button + button, .acts > button:has(+ button) { flex: 0 1 8.5rem; min-inline-size: fit-content; padding-inline: 8px; }
  :focus-visible { outline: 2px solid; outline-offset: 2px; }
  @media print {
    body { padding: 0; max-inline-size: none; font-size: 10pt; line-height: 1.35; }
    .acts, form, summary, .screen { display: none; }
    details::details-content { content-visibility: visible; block-size: auto; }
    h1 { font-size: 16pt; }
    dl > div { display: grid; grid-template-columns: 9.5rem 1fr; column-gap: 12px; padding-block: 4px; break-inside: avoid; border-block-start: 1px solid; }
    dt { padding: 0; border: 0; }
    dd { margin: 0; }
    .code { font-size: 8pt; }
    @page { margin: 15mm; }
  }
`;
