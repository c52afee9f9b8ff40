import type { Timestamp } from '../record/consent-record.ts';
import type { Promised, RequestEvent } from '../record/request-record.ts';

const COLUMNS = 'r.subject_id, r.position, r.id, r.schema, r.content, r.sha256, r.received_at, r.unknown_clauses, p.number, p.answer_by, p.done_by';

/** The schema stands in the text, not as a parameter: so the database sees that its index of requests is enough. */
const REQUESTS = `SELECT ${COLUMNS} FROM records r LEFT JOIN request_promises p ON p.subject_id = r.subject_id AND p.id = r.id `
  + "WHERE r.schema = 'an-tam/request/1'";

/** The SQL about requests, the same for SQLite and PostgreSQL. */
export const REQUEST_STATEMENTS = {
  requestsOfSubject: `${REQUESTS} AND r.subject_id = $1 ORDER BY r.position DESC LIMIT CAST($2 AS INTEGER)`,
  requestWithId: `${REQUESTS} AND r.subject_id = $1 AND r.id = $2`,
  requestsPage: `${REQUESTS} AND (r.subject_id, r.position) > ($1, CAST($2 AS INTEGER)) `
    + 'ORDER BY r.subject_id, r.position LIMIT CAST($3 AS INTEGER)',
  claimNumber: 'INSERT INTO request_numbers (number, subject_id, id) VALUES ($1, $2, $3) ON CONFLICT (number) DO NOTHING',
  ownerOfNumber: 'SELECT subject_id, id FROM request_numbers WHERE number = $1',
  keepPromise: 'INSERT INTO request_promises (subject_id, id, number, answer_by, done_by, promised_at) '
    + 'VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (subject_id, id) DO NOTHING',
  promiseOf: 'SELECT number, answer_by, done_by FROM request_promises WHERE subject_id = $1 AND id = $2',
  keepEvent: 'INSERT INTO request_events (subject_id, id, position, state, words, until, said_at) '
    + 'VALUES ($1, $2, CAST($3 AS INTEGER), $4, $5, $6, $7) ON CONFLICT (subject_id, id, position) DO NOTHING RETURNING position',
  eventsOfRequest: 'SELECT id, state, words, until, said_at FROM request_events WHERE subject_id = $1 AND id = $2 ORDER BY position',
  eventsOfSubject: 'SELECT id, state, words, until, said_at FROM request_events WHERE subject_id = $1 ORDER BY id, position',
} as const;

export type RequestStatementName = keyof typeof REQUEST_STATEMENTS;

type Columns = Readonly<Record<string, unknown>>;

/** Nothing where the request has no number yet. */
export const readPromised = ({ number, answer_by, done_by }: Columns): Promised | undefined =>
  (typeof number === 'string' ? { number, due: { answer_by: String(answer_by), done_by: String(done_by) } } : undefined);

export const readEvent = ({ state, words, until, said_at }: Columns): RequestEvent => ({
  state: String(state) as RequestEvent['state'], words: String(words), at: String(said_at) as Timestamp,
  ...(until !== '' && { until: String(until) }),
});
