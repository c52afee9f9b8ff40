import type { Outcome } from '../outbox/outcome.ts';
import type { ConsentRecord, RecordId } from '../record/consent-record.ts';

export type { Outcome };

class AnTamEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** A person decided. `record` is what is kept and sent. */
export class ChoiceEvent extends AnTamEvent {
  readonly record: ConsentRecord;

  constructor(record: ConsentRecord) {
    super('an-tam-choice');
    this.record = record;
  }
}

/** The outcome of a record changed, in this tab or in another one. */
export class DeliveryEvent extends AnTamEvent {
  readonly id: RecordId;
  readonly outcome: Outcome;

  constructor(id: RecordId, outcome: Outcome) {
    super('an-tam-delivery');
    this.id = id;
    this.outcome = outcome;
  }
}

/** The record waits for a token: the endpoint answered 401 or 403, or nobody is signed in. Set the element's `token` to go on. */
export class TokenNeededEvent extends AnTamEvent {
  readonly id: RecordId;

  constructor(id: RecordId) {
    super('an-tam-token-needed');
    this.id = id;
  }
}

/** What went wrong for the page's owner. The codes are stable; `message` says what, where and what to do, in English. */
export type TroubleCode =
  | 'policy-not-found' | 'policy-unreachable' | 'policy-too-large' | 'policy-not-text' | 'policy-broken'
  | 'no-endpoint' | 'insecure-endpoint' | 'token-failed' | 'unreadable' | 'not-done' | 'unkept' | 'refused' | 'part-missing'
  | 'endpoint-unreachable' | 'half-done';

/** Something the page's owner should know. The customer has been told in her own words; nothing threw. */
export class TroubleEvent extends AnTamEvent {
  readonly code: TroubleCode;
  readonly message: string;

  constructor(code: TroubleCode, message: string) {
    super('an-tam-error');
    this.code = code;
    this.message = message;
  }
}

declare global {
  interface HTMLElementEventMap {
    'an-tam-choice': ChoiceEvent;
    'an-tam-delivery': DeliveryEvent;
    'an-tam-token-needed': TokenNeededEvent;
    'an-tam-error': TroubleEvent;
  }

  // They bubble, and a page may well listen further out.
  interface DocumentEventMap {
    'an-tam-choice': ChoiceEvent;
    'an-tam-delivery': DeliveryEvent;
    'an-tam-token-needed': TokenNeededEvent;
    'an-tam-error': TroubleEvent;
  }

  interface WindowEventMap {
    'an-tam-choice': ChoiceEvent;
    'an-tam-delivery': DeliveryEvent;
    'an-tam-token-needed': TokenNeededEvent;
    'an-tam-error': TroubleEvent;
  }
}
