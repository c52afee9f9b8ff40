/**
 * How a redline looks: what was added is underlined and what was removed struck through, so that neither needs a colour, and a bar
 * at the side leads the eye to where something changed. The words between are for who hears the page.
 */
export const redlineStyles = /* css */ `
  .changes { grid-column: 1 / -1; max-inline-size: 66ch; margin-block: 12px; }
  .changes h2 { font-size: 1.25em; margin-block: 8px; }
  .changes h3 { font-size: 1em; font-weight: 600; line-height: 1.4; margin-block: 20px 4px; padding-inline-start: 15px; }
  .changes .about { margin: 0 0 4px; color: var(--_muted); }
  .changes .befell { margin: 0; padding-inline-start: 15px; font-size: 0.9375em; color: var(--_muted); }
  .changes .line { margin: 0; padding-block: 4px; padding-inline: 12px 0; border-inline-start: 3px solid transparent; }
  .changes .changed { border-inline-start-color: currentColor; }
  /* The bullet in the room before the words, so that these stand below one another and the bars at the side in one line. */
  .changes .item { padding-inline-start: calc(12px + 1.25em); }
  .changes .item::before { content: '•'; content: '•' / ''; position: absolute; inset-inline-start: calc(12px + 0.25em); }
  .changes .row-line { border-block-end: var(--_line); }
  .changes ins { text-decoration: underline 2px; text-underline-offset: 0.22em; text-decoration-skip-ink: none;
    background: color-mix(in srgb, var(--_accent) 10%, transparent); }
  .changes del { text-decoration: line-through 2px; color: var(--_muted); }
  .changes .meets { margin-inline-start: 0.25em; }
  .changes .said { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }
  .changes .passages { position: relative; }
  .changes summary { display: flex; align-items: center; gap: 8px; min-block-size: 44px; padding-inline-start: 15px; color: var(--_muted); cursor: pointer; }
  .changes summary::before { content: ''; inline-size: 7px; block-size: 7px; border: solid; border-width: 0 2px 2px 0; rotate: -45deg; }
  .changes [open] > summary::before { rotate: 45deg; }
  .changes summary::-webkit-details-marker { display: none; }
  @media (forced-colors: active) { .changes .line:not(.changed) { border-color: Canvas; } }
  @media print { .changes ins { background: none; } .changes .line { break-inside: avoid; } .changes .changed { border-color: #000; } }
`;
