import type { Decision, DecisionState, PolicyReference } from './consent-record.ts';

/**
 * What a form without JavaScript says about the clause that it stands under: a page that is the same for everybody can
 * carry this, and nothing about who reads it. `policy.url` may be an address relative to the page's site.
 */
export type FormMatter = Pick<Decision, 'purpose' | 'recipients' | 'clause'> & { readonly policy: PolicyReference };

/** The fields of such a form (`application/x-www-form-urlencoded`). */
export const FORM_FIELDS = {
  /** `FormMatter` as JSON. */
  matter: 'matter',
  /** Path of the page that shows the form. */
  page: 'page',
  /** A `DecisionState`: which button was pressed. */
  act: 'act',
  contact: 'contact',
  /** `on` where the customer states that she is old enough. */
  age: 'age',
  /** `again` on the page by which the ledger asks for what is missing. */
  turn: 'turn',
} as const;

/** In the order in which they stand beside each other. */
export const FORM_ACTS: readonly DecisionState[] = ['granted', 'denied', 'withdrawn'];
