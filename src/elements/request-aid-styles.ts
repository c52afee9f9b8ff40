/** The quiet button under a clause. What opens below it brings styles of its own. */
export const requestAidStyles = /* css */ `
  .ask { max-inline-size: 66ch; margin-block: 12px 24px; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: start; }
  .ask > :not(.act) { flex: 1 0 100%; min-inline-size: 0; margin-block: 0; }
  @media print { .ask { display: none; } }
`;
