/** How the search looks, and what it found: a tint for each place, and the accent's own ground for the one that is shown. */
export const textSearchStyles = /* css */ `
  .search { position: sticky; z-index: 1; inset-block-start: var(--an-tam-sticky-top, var(--_top, 0px)); display: flex; flex-wrap: wrap; gap: 8px;
    align-items: center; max-inline-size: 66ch; margin-block-end: 16px; padding-block: 12px; background: var(--_paper); border-block-end: var(--_line); }
  .search input { flex: 1 1 8em; min-inline-size: 0; min-block-size: 44px; padding: 8px 12px; border: 1px solid var(--_edge); border-radius: var(--_radius);
    background: none; appearance: none; }
  .search input::placeholder { color: var(--_muted); opacity: 1; }
  .search ::-webkit-search-cancel-button { appearance: none; } /* the strip has a button that closes */
  .search .count { min-inline-size: 3em; text-align: center; color: var(--_muted); }
  @container (max-width: 480px) { .search input { flex-basis: 100%; } .search .count { flex: 1; text-align: start; } }
  .search [disabled] { opacity: 0.5; cursor: default; }
  .search .said { flex-basis: 100%; overflow-wrap: anywhere; }
  ::highlight(an-tam-hit) { background-color: color-mix(in srgb, var(--_accent) 24%, transparent); }
  /* Not by way of --_accent and --_ink: the text's own colour means here the one on the next line. */
  ::highlight(an-tam-hit-here) { background-color: var(--an-tam-accent, var(--an-tam-ink, CanvasText)); color: var(--an-tam-paper, Canvas); }
  .mark { position: absolute; z-index: -1; background: color-mix(in srgb, var(--_accent) 24%, transparent); }
  .mark.here { outline: 2px solid var(--_ink); outline-offset: 1px; }
  section, header { position: relative; z-index: 0; }
  @media (forced-colors: active) { .mark { outline: 1px dashed; } .mark.here { outline: 3px solid; } }
  @media print { .search { display: none; } }
`;
