/** Windows of which a third would show no whole question: there a prompt at the foot is one line until it is pressed. */
export const SMALL = '(max-width: 30em), (max-height: 30em)';

/** A calm strip: in the flow a part of the page, at the foot on paper of its own with a hairline above. */
export const promptStyles = /* css */ `
  .prompt { max-inline-size: 68em; }
  .prompt h2 { font-size: 1.125em; flex: 1 1 10em; text-wrap: balance; }
  .prompt h2:focus-visible { outline-offset: 4px; }
  .head { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; min-block-size: 44px; }
  .prompt > .head { padding-block: 8px; }
  .open { inline-size: 100%; min-block-size: 44px; padding: 8px 0 8px 20px; border: 0; background: none; font: inherit; text-align: start; cursor: pointer; }
  .open::before { content: ''; display: inline-block; inline-size: 7px; block-size: 7px; margin-inline: -19px 12px; border: solid; border-width: 0 2px 2px 0; rotate: -45deg; }
  .open:hover { text-decoration: underline; text-underline-offset: 0.2em; }
  .upcoming { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; margin-block: 4px 12px; }
  .upcoming p { flex: 1 1 16em; }
  .upcoming a { padding-block: 10px; }
  .rows { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr)); gap: 0 40px; align-items: start; }
  .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .foot-of-window {
    position: fixed; inset-inline: 0; inset-block-end: 0; z-index: 1000; max-inline-size: none; display: flex; flex-direction: column;
    max-block-size: 33vh; max-block-size: 33dvh; padding-block-end: env(safe-area-inset-bottom);
    background: var(--_paper); border-block-start: 1px solid var(--_edge);
  }
  .foot-of-window > * {
    inline-size: 100%; --_side: max(16px, env(safe-area-inset-left), env(safe-area-inset-right), (100% - 68em) / 2); padding-inline: var(--_side);
  }
  .foot-of-window .open::before { rotate: -135deg; }
  .foot-of-window .head { flex: none; flex-wrap: nowrap; }
  .foot-of-window .head .act { flex: none; }
  .foot-of-window .rest { overflow: auto; overscroll-behavior: contain; scroll-padding-block: 8px; padding-block-end: 8px; }
  .foot-of-window .rest:focus { outline: 2px solid var(--_accent); outline-offset: -4px; }
  .foot-of-window .rest > .note { max-inline-size: none; margin-block: 0 8px; }
  @media (max-width: 30em) { .rows .row:has([part='history']) .status { min-block-size: 3.2em; } }
  @media ${SMALL} {
    .foot-of-window { max-block-size: 85vh; max-block-size: 85dvh; }
    .foot-of-window h2 { font-size: 1em; }
    /* It opens under the finger: the second of two quick taps must not decide anything. */
    .foot-of-window .rest { animation: an-tam-untouched 400ms; }
  }
  @keyframes an-tam-untouched { from, to { pointer-events: none; } }
  @media print { .prompt { display: none; } }
`;
