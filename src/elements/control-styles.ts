/**
 * Ink on the page's own paper, one accent, hairlines. Private properties take the page's public ones, and derive all
 * else from the text's colour, so that the widget follows whatever scheme the page is in. The switch is drawn with
 * borders alone and its knob fills when it is on: so it shows in forced colours without rules of its own.
 *
 * A page's rules win over those for `:host`, so a page that undoes every style (`* { all: unset; font-size: 9px }`) undoes
 * those too. What must hold is therefore said of what stands directly inside, which no rule of the page can reach. Text is as
 * large as the page's, but for a floor: stacked tone marks can't be told apart below 14 pixels.
 */
export const controlStyles = /* css */ `
  :host {
    --_ink: var(--an-tam-ink, currentColor);
    --_paper: var(--an-tam-paper, Canvas);
    --_muted: var(--an-tam-muted, color-mix(in srgb, var(--_ink) 84%, transparent));
    --_line: 1px solid var(--an-tam-line, color-mix(in srgb, var(--_ink) 22%, transparent));
    --_edge: color-mix(in srgb, var(--_ink) 64%, transparent);
    --_accent: var(--an-tam-accent, var(--_ink));
    --_radius: var(--an-tam-radius, 6px);
    display: block;
  }
  :host > * {
    color: var(--_ink);
    font-size: max(1em, 14px);
    line-height: 1.6;
    text-align: start;
    font-variant-numeric: tabular-nums;
    overflow-wrap: break-word;
    white-space: normal;
    text-transform: none;
  }
  :host([hidden]) { display: none; }
  *, ::before { box-sizing: border-box; }
  p { margin: 0; }
  h2 { margin: 0; font-family: var(--an-tam-heading-font, inherit); font-size: 1.25em; font-weight: 600; line-height: 1.3; }
  a { color: inherit; text-underline-offset: 0.2em; }
  button, input { font: inherit; color: inherit; }
  :focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 4px; }
  .panel { max-width: 44em; }
  .note { color: var(--_muted); margin-block: 8px 12px; max-width: 66ch; }
  .trouble { border-inline-start: 3px solid; padding-inline-start: 12px; margin-block: 12px; }
  .row { border-block-start: var(--_line); display: grid; grid-template-columns: 1fr auto; gap: 0 16px; align-items: center; padding-block: 12px; }
  .row.row > p, .acts { grid-column: 1 / -1; margin-block: 4px; }
  .label { font-weight: 600; line-height: 1.4; padding-block: 10px 4px; align-self: start; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
  .act { min-height: 44px; padding: 8px 16px; border: 1px solid var(--_edge); border-radius: var(--_radius); background: none; cursor: pointer; }
  .act:hover { background: color-mix(in srgb, var(--_ink) 8%, transparent); }
  .acts a { padding-block: 10px; }
  .switch { align-self: start; width: 56px; height: 44px; padding: 8px 2px; border: 0; background: none; cursor: pointer; }
  .switch::before { content: ''; display: block; height: 28px; border: 2px solid var(--_edge); border-radius: 14px; }
  .knob { display: block; width: 16px; height: 16px; margin: -22px 6px 0; border: 3px solid var(--_edge); border-radius: 50%; transition: margin 160ms; }
  [aria-checked='true']::before { background: var(--_accent); border-color: var(--_accent); }
  [aria-checked='true'] .knob { border: 8px solid var(--_paper); margin-inline-start: 30px; }
  @media (prefers-reduced-motion: reduce) { .knob { transition: none; } }
  @media print { .switch, .acts { display: none; } }
`;
