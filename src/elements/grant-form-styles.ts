/** The form that opens in a row; its controls are those of the row. */
export const grantFormStyles = /* css */ `
  .form { grid-column: 1 / -1; margin-block: 4px; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding-block: 8px; }
  .field, .statement, .fault { flex: 1 0 100%; }
  .field { display: grid; gap: 4px; max-width: 24em; }
  .field input { min-height: 44px; padding: 8px 12px; border: 1px solid var(--_edge); border-radius: var(--_radius); background: var(--_paper); width: 100%; }
  .statement { display: flex; gap: 12px; align-items: center; min-height: 44px; }
  .statement input { inline-size: 24px; block-size: 24px; margin: 0; accent-color: var(--_accent); }
  .fault { color: var(--an-tam-error, light-dark(#a3160c, #ffb4a8)); font-weight: 600; }
  .fault:empty { display: none; }
  @media print { .form { display: none; } }
`;
