/** What stands below the consents; its buttons are those of the rows. */
export const consentFootStyles = /* css */ `
  .foot { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding-block: 16px 0; border-block-start: var(--_line); }
  .foot [role='status'] { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 8px 16px; }
  @media print { .foot { display: none; } }
`;
