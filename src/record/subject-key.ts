import type { Subject } from './consent-record.ts';

/**
 * A subject as one name, of whatever kind: in the keys of a ledger's database, and hashed in the claims of a receipt. Device ids
 * begin with `d:` already, accounts get `a:`, so no account name can be taken for a device.
 */
export const subjectKey = ({ kind, id }: Subject): string => (kind === 'device' ? id : `a:${id}`);
