import type { ClauseReference, Contact, PolicyReference, RecordId, Subject, Timestamp } from './consent-record.ts';

export const REQUEST_SCHEMA = 'an-tam/request/1';

/** Characters (UTF-16 code units, as a text area counts them) that a message may have. */
export const MAX_MESSAGE = 4000;

/** What a person asks of the shop under a clause with `request=`. */
export const REQUEST_KINDS = ['see', 'correct', 'delete', 'restrict', 'object', 'complain', 'misuse', 'vulnerability'] as const;

export type RequestKind = typeof REQUEST_KINDS[number];

/** A request, `an-tam/request/1`. See `parseRequestRecord` for the limits of each member. */
export type RequestRecord = {
  readonly schema: typeof REQUEST_SCHEMA;
  readonly id: RecordId;
  /** The device's clock. */
  readonly made_at: Timestamp;
  readonly subject: Subject;
  /** Where the shop can answer, where nobody is signed in. */
  readonly contact?: Contact;
  readonly kind: RequestKind;
  /** The person's own words; may be empty where the kind says all. */
  readonly message: string;
  readonly policy: PolicyReference;
  /** The clause under which the request was sent. */
  readonly clause: ClauseReference;
  /** Origin and path of the page; never its query or fragment. */
  readonly origin: string;
  /** `an-tam/<version>`. */
  readonly widget: string;
};

/** Days of Vietnam's calendar, YYYY-MM-DD, each to its very end. */
export type Due = {
  /** The shop has said by then that it has the request in hand. */
  readonly answer_by: string;
  /** What was asked is done by then. */
  readonly done_by: string;
};

/** What the answer to a request adds to its receipt. */
export type Promised = {
  /** Short enough for the phone: `7K2-94Q`. */
  readonly number: string;
  readonly due: Due;
};

/**
 * What became of a request. `answered`: the shop has it in hand; `extended`: it needs longer; `done` and `declined` end it.
 *
 * Legal steps: received → answered | extended | done | declined · answered → answered | extended | done | declined ·
 * extended → answered | done | declined · done and declined are final.
 */
export type RequestState = 'received' | 'answered' | 'extended' | 'done' | 'declined';

/** One thing that the shop said about a request. */
export type RequestEvent = {
  readonly state: Exclude<RequestState, 'received'>;
  /** The shop's own words to the person. */
  readonly words: string;
  /** The endpoint's clock. */
  readonly at: Timestamp;
  /** With `extended`: the new day by which it is done. */
  readonly until?: string;
};

/** A request as the endpoint tells its subject of it. */
export type StandingRequest = Promised & Pick<RequestRecord, 'id' | 'made_at' | 'kind' | 'message' | 'clause'> & {
  readonly received_at: Timestamp;
  readonly state: RequestState;
  /** What the shop said, in order. */
  readonly events: readonly RequestEvent[];
};

/** The body of `GET <endpoint>/requests`: newest first. */
export type Requests = {
  readonly subject: Subject;
  readonly requests: readonly StandingRequest[];
};
