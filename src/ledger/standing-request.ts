import type { StandingRequest } from '../record/request-record.ts';
import { requestOf, type PromisedRequest } from './promise-request.ts';
import { presentDue, requestState } from './request-state.ts';

/** A request as its subject is told of it. */
export const standingRequest = ({ row, promised, events }: PromisedRequest): StandingRequest => {
  const { id, made_at, kind, message, clause } = requestOf(row);
  return {
    id, number: promised.number, kind, message, clause, made_at, received_at: row.receivedAt,
    state: requestState(events), due: presentDue(promised.due, events), events,
  };
};
