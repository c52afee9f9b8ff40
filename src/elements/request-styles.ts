/** The form of a request, and the requests that were sent; fields and buttons are those of the other forms. */
export const requestStyles = /* css */ `
  .asking .field { max-width: none; flex-basis: 100%; }
  .asking .field:has(input) { max-width: 32em; }
  .asking textarea { font: inherit; color: inherit; line-height: 1.6; min-block-size: 7em; padding: 8px 12px; border: 1px solid var(--_edge);
    border-radius: var(--_radius); background: var(--_paper); inline-size: 100%; resize: vertical; }
  .asking .note { flex: 1 0 100%; margin-block: 4px; }
  .asks, .text .ask.ask > .asks { list-style: none; margin: 0; padding: 0; }
  .asks > li { margin: 0; border-block-start: var(--_line); padding-block: 12px; scroll-margin-block-start: calc(var(--an-tam-sticky-top, 0px) + 16px); }
  .asks > li:last-child { border-block-end: var(--_line); }
  .asks p { margin-block: 4px; }
  .asks b { font-weight: 600; }
  .asks q { quotes: none; white-space: pre-line; }
  .asks .own { color: var(--_muted); display: block; border-inline-start: 2px solid var(--_edge); padding-inline-start: 12px; margin-block: 8px; }
  .told.told { font-weight: 600; margin-block: 8px 0; }
  .held { border-block-start: var(--_line); padding-block-start: 12px; }
  .held ul { padding-inline-start: 20px; }
  .held li { margin-block: 12px; }
  .held li p { margin-block: 0; }
  .held q { quotes: none; white-space: pre-line; }
  .ask .held .act { display: inline-block; text-decoration: none; color: inherit; }
`;
