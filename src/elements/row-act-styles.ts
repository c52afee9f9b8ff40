/** What stands with a row's buttons. */
export const rowActStyles = /* css */ `
  .link { min-height: 44px; padding: 0; border: 0; background: none; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
  .acts:not(:has(*)) { display: none; }
  .given { max-width: 66ch; color: var(--_muted); }
  .answers { display: inline-grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 8px; }
  .answers:has([part='agree']) { min-inline-size: min(100%, 20em); }
  .answers > [part='agree'], [part='agree'] + .act { padding-inline: 8px; }
  .links { gap: 0 8px; }
  .links > :is(a, button):not(:first-child)::before { content: '·'; content: '·' / ''; display: inline-block; margin-inline-end: 8px; }
`;
