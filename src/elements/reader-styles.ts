import { policyStyles } from '../policy/policy-styles.ts';

/**
 * How a policy is laid out: contents beside the text where there is room, above it on a phone, gone in print but for the text.
 * The buttons come after the first frame. Their lines are kept free for them, and they don't grow with the text: so nothing
 * moves when they come, nor under the finger that asks for larger text.
 */
export const readerStyles: readonly string[] = [policyStyles, /* css */ `
  :host { container-type: inline-size; }
  .reader { display: grid; gap: 0 48px; }
  /* Larger than what control-styles make of the page's size: where that is the floor, of the floor. */
  [data-size='1'] { font-size: calc(1.125 * max(1em, 14px)); }
  [data-size='2'] { font-size: calc(1.25 * max(1em, 14px)); }
  .reader > * { min-inline-size: 0; }
  .reader > .trouble { margin-block: 0 16px; }
  .meta { color: var(--_muted); margin-block: 8px; }
  .aids { --_act: max(44px, 1.6em + 18px); display: flex; flex-wrap: wrap; gap: 8px; place-content: start; align-items: center; margin-block-end: 16px;
    min-block-size: calc((var(--_act) + 8px) * var(--_lines, 1) - 8px + var(--_news, 0px)); }
  .ahead { --_news: calc(1.6em * var(--_lines-of-news, 1) + var(--_act) + 12px); }
  [data-size='1'] .aids { font-size: 0.8889em; }
  [data-size='2'] .aids { font-size: 0.8em; }
  .meta span:not(:last-child)::after { content: ' ·'; content: ' ·' / ''; }
  .unknown, :has(+ .unknown)::after { visibility: hidden; }
  .contents { margin-block-end: 24px; border-block: var(--_line); }
  .contents summary { min-block-size: 44px; display: flex; align-items: center; gap: 8px; cursor: pointer; font-weight: 600; }
  .contents summary::before { content: ''; inline-size: 7px; block-size: 7px; border: solid; border-width: 0 2px 2px 0; margin-inline: 2px; rotate: -45deg; }
  .contents[open] summary::before { rotate: 45deg; }
  .contents ol { list-style: none; margin: 0; padding: 0 0 8px; }
  .contents ol ol { padding-inline-start: 16px; }
  .contents a { display: block; padding-block: 6px; line-height: 1.4; text-decoration: none; text-wrap: pretty; }
  section { content-visibility: auto; contain-intrinsic-size: auto 400px; overflow-clip-margin: 8px; }
  .head { display: grid; grid-template-columns: minmax(0, max-content) 44px; max-inline-size: calc(66ch + 44px); }
  [id] { scroll-margin-block-start: calc(var(--an-tam-sticky-top, var(--_top, 0px)) + 16px); }
  .text .row { max-inline-size: 66ch; margin-block: 16px 32px; padding-inline: 16px; border: var(--_line); border-radius: var(--_radius); break-inside: avoid; }
  @container (max-width: 500px) { .aids { --_lines-of-news: 2; } .more { --_lines: 2; } .head { grid-template-columns: minmax(0, 1fr) 44px; } }
  @container (max-width: 400px) { h1 { font-size: 1.4em; } [data-size='2'] h1 { font-size: 1.26em; } }
  @container (min-width: 900px) {
    .reader { grid-template-columns: 260px minmax(0, 1fr); }
    .library, .trouble, header { grid-column: 1 / -1; }
    .contents { border: 0; align-self: start; position: sticky; inset-block-start: calc(var(--an-tam-sticky-top, var(--_top, 0px)) + 16px); max-block-size: calc(100vh - 48px - var(--_top, 0px)); overflow: auto; }
  }
  @media print {
    .meta span:last-child { display: none; }
    .meta span:nth-last-child(2)::after { content: none; }
  }
`];
