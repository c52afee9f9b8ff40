/** In the document while a receipt is open: on paper the page is the receipt, and nothing else. */
export const paperSheet = /* css */ `
  @media print {
    @page { margin: 14mm; }
    html, body { margin: 0 !important; padding: 0 !important; block-size: auto !important; min-block-size: 0 !important; background: none !important; }
    body > :not(an-tam-dialog[data-sheet]) { display: none !important; }
    an-tam-dialog[data-sheet] { display: block !important; font-size: 10pt !important; }
  }
`;

/** A receipt: a head, what it says as terms and their texts, then the clause as the reader shows it. */
export const receiptStyles = /* css */ `
  .head h2 { margin-block: 0; }
  .receipt .says { font-weight: 600; font-size: 1.125em; line-height: 1.4; margin-block: 8px 12px; }
  .receipt h3 { margin-block: 16px 4px; font-family: var(--an-tam-heading-font, inherit); font-size: 1.125em; font-weight: 600; line-height: 1.3; }
  .below { color: var(--_muted); font-size: max(0.875em, 14px); }
  dl { margin: 0; }
  dl > div { display: grid; grid-template-columns: minmax(8em, 1fr) 3fr; gap: 0 16px; padding-block: 6px; border-block-start: var(--_line); }
  dt { color: var(--_muted); }
  dd { margin: 0; overflow-wrap: anywhere; }
  .code { font-family: ui-monospace, monospace; font-size: 0.875em; }
  .receipt blockquote.text { margin: 0; padding-inline-start: 16px; border-inline-start: 3px solid var(--_edge); }
  .raw { white-space: pre-wrap; margin-block: 0 0.75em; }
  blockquote.text h4 { margin-block: 0 0.5em; }
  .receipt .acts { margin-block-start: 16px; }
  @media (max-width: 30em) {
    dl > div { grid-template-columns: 1fr; }
  }
  @media print {
    dl > div { padding-block: 2px; grid-template-columns: 10em 1fr; }
    .text :where(p, ul, ol, blockquote, pre, .table) { max-inline-size: none; }
    .receipt { break-inside: avoid; }
  }
`;
