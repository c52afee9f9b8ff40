import type { ConsentRecord, Decision } from './consent-record.ts';

/**
 * A record in the fields of ISO/IEC TS 27560:2023, as far as a record can fill them (`HELD_BY_SHOP` names the rest). The
 * values of `event_type` and `event_state` are our own words.
 */
export const toIso27560 = ({ schema, id, decided_at, subject, policy, decisions, origin }: ConsentRecord) => ({
  schema_version: schema,
  record_id: id,
  receipt_id: id,
  pii_principal_id: subject.id,
  service: origin,
  pii_processing: decisions.map(({ purpose, clause, recipients }) => ({
    privacy_notice: {
      document: policy.document, version: policy.version, url: `${policy.url}#${clause.id}`, sha256: policy.sha256, clause_sha256: clause.sha256,
    },
    language: policy.language,
    purpose: clause.title,
    purpose_type: purpose,
    recipient_third_parties: recipients,
  })),
  events: decisions.map(({ purpose, state }) => ({
    event_time: decided_at, entity_id: subject.id, event_type: 'explicit', event_state: state, purpose_type: purpose,
  })),
});

const toPurpose = ({ clause, recipients }: Decision) => ({
  purpose: clause.title,
  consentType: 'EXPLICIT',
  thirdPartyDisclosure: recipients.length > 0,
  ...(recipients.length > 0 && { thirdPartyName: recipients.join('; ') }),
});

/**
 * A record as a Kantara Consent Receipt 1.1, as far as a record can fill one (`HELD_BY_SHOP` names the rest).
 *
 * @returns nothing where the record grants nothing: that receipt has no member that could say a refusal or a withdrawal
 */
export const toKantara = ({ id, decided_at, subject, policy, decisions, act, origin }: ConsentRecord) => {
  const granted = decisions.filter(({ state }) => state === 'granted');
  return granted.length === 0 ? undefined : {
    version: 'KI-CR-v1.1.0',
    /** Seconds since the epoch. */
    consentTimestamp: Math.floor(Date.parse(decided_at) / 1000),
    collectionMethod: `${act.gesture}: ${act.label}`,
    consentReceiptID: id,
    language: policy.language,
    piiPrincipalId: subject.id,
    policyUrl: policy.url,
    services: [{ service: origin, purposes: granted.map(toPurpose) }],
  };
};
