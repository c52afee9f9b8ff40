export const exportHelp = `Usage: an-tam export > records.ndjson
       an-tam export --number 7K2-94Q

Writes every record that the ledger keeps to standard output, a line of JSON each, and nothing else. It reads the database that
DATABASE_URL or DATA_DIR names, as for the ledger itself, which may go on running meanwhile; it needs no policies.

  position         the record's place among its own subject's: 1, 2, 3 … without a gap
  received_at      by the ledger's clock
  sha256           of the record's canonical JSON (RFC 8785), which is how it stands in the line; the receipt says the same
  unknown_clauses  consents of this record that prove nothing: when it came, no policy with their clause was published, or
                   a grant among them said otherwise than its clause. Such a grant never stands; a refusal or a withdrawal
                   does all the same. Empty where all is well
  record           as it was sent. Its subject is whose it is: {"kind": "device"} with the digest of a key that this one
                   browser has, or {"kind": "account"} with the shop's own id of its customer (the token's sub)

With --number it writes only the record whose receipt shows that number: what a customer reads out on the phone. Six signs tell
one's own receipts apart; of a great many records two may share a number, and both are written.

A receipt names its subject by digest: base64url of the SHA-256 of the id, with "a:" before an account's.

Exit codes: 0 written, 2 it could not be done.`;
