export const requestsHelp = `Usage: an-tam requests list [--all] [--json]
       an-tam requests show NUMBER [--json]
       an-tam requests answer NUMBER --state STATE --words "…" [--until YYYY-MM-DD] [--with-processor]

The requests that customers sent under a policy's clauses, in the ledger's database: the one that DATABASE_URL or DATA_DIR
names, as for the ledger itself, which may go on running meanwhile.

  list      what is open, the most urgent first; --all also what is closed
  show      one request: what was asked, by when, and what was said
  answer    writes down what the shop says; the customer reads it beside her request

  --state           answered: it is in hand; extended: it takes longer (once); done; declined
  --words           to the customer, in her language. What was said stays: until the request is closed (done or
                    declined), a correction is another word after it
  --until           with extended: the new last day
  --with-processor  with extended: a processor of the shop's must act too, so that the terms are longer
  --json            one JSON object

Days are Vietnam's; AN_TAM_HOLIDAYS names those on which nobody works, beside Saturdays and Sundays.

Exit codes: 0 all is well, 1 a day was missed (list), 2 it could not be done.`;
