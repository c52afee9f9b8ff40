/** What stands with a row's buttons. */
export const rowActStyles = /* css */ `
  .link { min-height: 44px; padding: 0; border: 0; background: none; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
  .acts:not(:has(*)) { display: none; }
  .given { max-width: 66ch; color: var(--_muted); }
  .answers { display: flex; flex-wrap: wrap; gap: 8px; }
  .answers:has([part='agree']) { min-inline-size: min(100%, 20em); }
  /* Halves, or lines of their own where half is too little for one of them: never a wide answer beside a narrow one. */
  .answers > [part='agree'], .answers > [part='agree'] + .act { flex: 1 1 calc(50% - 4px); min-inline-size: fit-content; padding-inline: 8px; }
  .links { gap: 0 8px; }
  .links > :is(a, button):not(:first-child)::before { content: '·'; content: '·' / ''; display: inline-block; margin-inline-end: 8px; }
`;
