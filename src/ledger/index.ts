/** The package's `an-tam/ledger`. Nothing inside imports this file. */
export { answerRequest, findRequest, listRequests, type Said, type SaidOutcome, type ShopRequest } from './answer-request.ts';
export { readConfig, type Environment, type ServerConfig } from './config.ts';
export { exportRecords } from './export-records.ts';
export type { AccountSettings } from './identity.ts';
export { listen, type Listening } from './listen.ts';
export { makeLog, type Log, type LogLine } from './log.ts';
export { openLedger, type Ledger, type LedgerConfig } from './open-ledger.ts';
export type { ProblemCode } from './problem.ts';
export { verifyReceipt, type ReceiptClaims } from './receipts.ts';
export { effectiveTime, standingChoices, type KeptConsent } from './standing-choice.ts';
export { StartError } from './start-error.ts';
export type { Appended, NewRow, PublishedDocument, Storage, StoredRow } from './storage.ts';
