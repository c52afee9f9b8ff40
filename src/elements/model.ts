import type { PolicyDocument } from '../policy/document.ts';
import type { FoundSource } from '../policy/load-policy.ts';

/** What an element has of its policy. */
export type Model =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
    readonly is: 'ready'; readonly policy: PolicyDocument; readonly url: string;
    /** The next version, where it is published and not yet in force. */
    readonly upcoming: FoundSource | undefined;
  };
