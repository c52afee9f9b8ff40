/** How to reach the shop, and the digest of the text: below a reader's text, and a published one. */
export const shopContactStyles = /* css */ `
  .contact { max-inline-size: 66ch; margin-block-start: 48px; padding-block-start: 8px; border-block-start: var(--_line); }
  .contact h2 { font-size: 1.125em; margin-block: 16px 8px; }
  address { font-style: normal; display: grid; justify-items: start; }
  address strong { font-weight: 600; }
  address a { min-block-size: 44px; padding-block: 10px; color: var(--_accent); }
  .fingerprint { margin-block-start: 16px; color: var(--_muted); overflow-wrap: anywhere; }
`;
