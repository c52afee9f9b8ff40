/**
 * The shared language of widget and endpoint: what one decision looks like when it travels and when it is kept.
 *
 * This room promises that both sides mean the same thing by the same bytes. It imports nothing of ours, and it refuses
 * to know screens, storage, networks and policies.
 */

/** UUIDv7 (RFC 9562 §5.7), lower case, born with the decision and kept through every retry. */
export type RecordId = string & { readonly __brand: 'RecordId' };

/** SHA-256 as 64 lower-case hex digits. */
export type Sha256 = string & { readonly __brand: 'Sha256' };

/** RFC 3339 UTC with milliseconds: `2026-11-22T03:04:05.678Z`. */
export type Timestamp = string & { readonly __brand: 'Timestamp' };

export const CONSENT_SCHEMA = 'an-tam/consent-record/1';

/** Bytes of JSON that one record may take. */
export const MAX_RECORD_BYTES = 16 * 1024;

/** What a person can decide about one purpose. No entry means: never asked. */
export type DecisionState = 'granted' | 'denied' | 'withdrawn';

/**
 * The act by which the person decided. `refuse` is the plain "Không đồng ý" beside an unanswered switch.
 * Closing, scrolling, waiting and a browser signal are never an act.
 */
export type Gesture = 'switch' | 'refuse' | 'withdraw-all' | 'form' | 'unsubscribe';

/** Who decided: `device` ids are `d:` + base64url SHA-256 of the device key; `account` ids are a token's `sub`. */
export type Subject = {
  readonly kind: 'device' | 'account';
  readonly id: string;
};

/** The clause whose very words were on the screen. */
export type ClauseReference = {
  readonly id: string;
  readonly sha256: Sha256;
  readonly title: string;
};

/** One purpose, one decision; never a bundle. */
export type Decision = {
  /** Lower-case words joined by `-`, groups by `.`: `partner-sharing.giao-hang`. */
  readonly purpose: string;
  readonly state: DecisionState;
  readonly clause: ClauseReference;
  readonly recipients: readonly string[];
  /** The record that stood for this purpose on this device's screen when the person decided. */
  readonly supersedes: RecordId | null;
};

export type Contact = {
  readonly email?: string;
  readonly phone?: string;
};

/** One version of one document, and where it was read. */
export type PolicyReference = {
  readonly document: string;
  readonly version: string;
  /** BCP 47. */
  readonly language: string;
  readonly url: string;
  readonly sha256: Sha256;
};

export type Act = {
  readonly gesture: Gesture;
  /** The words on the control, as shown. */
  readonly label: string;
  /** How the control stood before anybody touched it: there is no other way. */
  readonly default: 'off';
  /** Language of the interface, BCP 47. */
  readonly language: string;
  /** Statements the person made with the act: `age-16`. */
  readonly declared: readonly string[];
};

/** A consent record, `an-tam/consent-record/1`. See `parseConsentRecord` for the limits of each member. */
export type ConsentRecord = {
  readonly schema: typeof CONSENT_SCHEMA;
  readonly id: RecordId;
  /** The device's clock. */
  readonly decided_at: Timestamp;
  readonly subject: Subject;
  readonly contact?: Contact;
  readonly policy: PolicyReference;
  readonly decisions: readonly Decision[];
  readonly act: Act;
  /** Global Privacy Control: `null` where the browser can't say. */
  readonly signals: { readonly gpc: boolean | null };
  /** Origin and path of the page; never its query or fragment. */
  readonly origin: string;
  /** `an-tam/<version>`. */
  readonly widget: string;
};
