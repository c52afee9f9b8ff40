/** Where a member of the consent record goes in the two published structures for consents and their receipts. */
export type StandardField = {
  /** Path in the record; what an array holds goes by the array's own name. */
  readonly member: string;
  /** Fields of ISO/IEC TS 27560:2023; none where it has no place for this. */
  readonly iso27560: readonly string[];
  /** Members of a Kantara Consent Receipt 1.1, as paths of its JSON; none where it has no place for this. */
  readonly kantara: readonly string[];
};

const field = (member: string, iso27560: readonly string[] = [], kantara: readonly string[] = []): StandardField =>
  ({ member, iso27560, kantara });

/** Every member of the record, in its order. The table in this folder's README says the same, and why. */
export const STANDARD_FIELDS: readonly StandardField[] = [
  field('schema', ['schema_version']),
  field('id', ['record_id', 'receipt_id'], ['consentReceiptID']),
  field('decided_at', ['event_time'], ['consentTimestamp']),
  field('subject.kind'),
  field('subject.id', ['pii_principal_id', 'entity_id'], ['piiPrincipalId']),
  field('contact.email'),
  field('contact.phone'),
  field('policy.document', ['privacy_notice']),
  field('policy.version', ['privacy_notice']),
  field('policy.language', ['language'], ['language']),
  field('policy.url', ['privacy_notice'], ['policyUrl']),
  field('policy.sha256', ['privacy_notice']),
  field('decisions.purpose', ['purpose_type']),
  field('decisions.state', ['event_state']),
  field('decisions.clause.id', ['privacy_notice']),
  field('decisions.clause.sha256', ['privacy_notice']),
  field('decisions.clause.title', ['purpose'], ['services.purposes.purpose']),
  field('decisions.recipients', ['recipient_third_parties'], ['services.purposes.thirdPartyDisclosure', 'services.purposes.thirdPartyName']),
  field('decisions.supersedes'),
  field('act.gesture', [], ['collectionMethod']),
  field('act.label', [], ['collectionMethod']),
  field('act.default', ['event_type'], ['services.purposes.consentType']),
  field('act.language'),
  field('act.declared'),
  field('signals.gpc'),
  field('origin', ['service'], ['services.service']),
  field('widget'),
];

/** What the two structures want to be told and a record does not hold: the shop knows it, and says it in its policy. */
export const HELD_BY_SHOP = {
  iso27560: ['pii_information', 'pii_controllers', 'storage_locations', 'retention_period', 'jurisdiction', 'withdrawal_method', 'validity_duration'],
  kantara: ['jurisdiction', 'piiControllers', 'services.purposes.purposeCategory', 'services.purposes.piiCategory',
    'services.purposes.primaryPurpose', 'services.purposes.termination', 'sensitive', 'spiCat', 'publicKey'],
} as const;
