/** A sheet of the page's own paper above the page; on paper it is all that there is. */
export const dialogStyles = /* css */ `
  dialog {
    inline-size: min(44em, 100%); max-inline-size: 100%; max-block-size: 100%; margin: auto; padding: 16px 24px 24px;
    border: var(--_line); border-radius: var(--_radius); background: var(--_paper); color: var(--_ink); overscroll-behavior: contain;
  }
  dialog:focus-visible { outline-offset: -4px; }
  dialog::backdrop { background: rgb(0 0 0 / 45%); }
  .head { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; margin-block-end: 8px; }
  .head h2 { flex: 1 1 auto; text-wrap: balance; }
  .head .beside { font-weight: 600; letter-spacing: 0.04em; }
  .head .close { margin-inline-start: auto; }
  /* What is shown brings its own title: that takes the line of the button. */
  dialog[aria-label] .head { float: inline-end; margin-inline-start: 16px; }
  dialog[aria-label] ::part(title) { min-block-size: 44px; display: flex; align-items: center; text-wrap: balance; }
  @media (min-width: 48em) { dialog { max-block-size: calc(100% - 32px); } }
  @media (max-width: 30em) { dialog { padding-inline: 16px; } }
  @media (forced-colors: active) { dialog { border: 2px solid; } }
  @media print {
    dialog { position: static; inline-size: auto; max-block-size: none; margin: 0; padding: 0; border: 0; overflow: visible; color: #000; background: none; }
    dialog::backdrop, .close { display: none; }
    :focus-visible { outline: none; }
  }
`;
