import type { RecordId, Timestamp } from '../record/consent-record.ts';
import type { Receipt } from '../record/receipt.ts';

/** Why a record is not yet with the endpoint. `unkept`: this device could not store it; it lives as long as the page. */
export type WaitReason = 'network' | 'server' | 'token' | 'unkept';

/**
 * Where a record stands. Nothing else is ever called saved.
 *
 * Legal steps: (nothing) → kept | waiting(unkept) · kept → waiting | received | refused · waiting → waiting | received |
 * refused · waiting(unkept) → kept (there is room again) · refused → kept, or waiting(unkept) for what only the page holds
 * (sent again by hand) · received is final.
 */
export type Outcome =
  | { readonly is: 'kept' }
  | { readonly is: 'waiting'; readonly why: WaitReason }
  | { readonly is: 'received'; readonly at: Timestamp; readonly receipt?: Receipt }
  | { readonly is: 'refused'; readonly status: number; readonly code: string; readonly reason: string };

/** A record's outcome, as it is told to this page and to every other tab. */
export type Delivery = {
  readonly id: RecordId;
  readonly outcome: Outcome;
};
