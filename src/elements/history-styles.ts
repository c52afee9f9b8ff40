/** Earlier choices below a row: a quiet list, one hairline a choice. */
export const historyStyles = /* css */ `
  .history { grid-column: 1 / -1; margin-block: 8px; padding-inline-start: 16px; border-inline-start: 2px solid var(--_edge); }
  .history p { margin: 0; }
  .history > .note:not(:empty) { margin-block-end: 8px; }
  .history ol { list-style: none; margin: 0; padding: 0; }
  .history li { padding-block: 4px; }
  .history li + li { border-block-start: var(--_line); padding-block-start: 8px; }
  .history b { font-weight: 600; }
`;
