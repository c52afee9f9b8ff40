import type { RecordId, Sha256, Timestamp } from '../record/consent-record.ts';

/** A record on its way in, already checked. */
export type NewRow = {
  /** Whom it is about, of whatever kind: see `subjectKey`. Every key in the database begins with it. */
  readonly subject: string;
  readonly id: RecordId;
  /** The record's own `schema`: says how `content` is read. */
  readonly schema: string;
  /** Canonical JSON (RFC 8785) of the record. */
  readonly content: string;
  /** SHA-256 of the UTF-8 bytes of `content`, hex: `sha256sum` of the exported record says the same. */
  readonly sha256: Sha256;
  /** The ledger's clock. */
  readonly receivedAt: Timestamp;
  /** Purposes whose clause the ledger had not published when the record came, or whose grant broke a rule: kept all the same, marked so. */
  readonly unknownClauses: readonly string[];
};

/** A record that is durably kept. */
export type StoredRow = NewRow & {
  /** Its place in its subject's own sequence: 1, 2, 3 … without a gap. */
  readonly position: number;
};

export type Appended =
  | { readonly is: 'new'; readonly row: StoredRow }
  /** The same id with the same content was kept before: `row` is the earlier one. */
  | { readonly is: 'repeat'; readonly row: StoredRow }
  /** The same id was kept before with other content. */
  | { readonly is: 'conflict' };

/** A receipt key as the database keeps it: JWKs as JSON text. `private` is '' where the key came by configuration. */
export type KeptKey = { readonly slot: string; readonly public: string; readonly private: string };
