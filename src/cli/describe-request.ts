import type { ShopRequest } from '../ledger/answer-request.ts';

const whose = ({ subject, contact }: ShopRequest): string => {
  const { email, phone } = contact ?? {};
  return [subject.kind === 'account' ? `account ${subject.id}` : 'a device, not signed in', email, phone].filter(Boolean).join(', ');
};

/** One line of a list: number, what must not be missed, kind, state. */
export const requestLine = ({ number, kind, state, next }: ShopRequest, today: string): string => {
  const day = next === undefined ? 'closed' : `${next}${next < today ? ' LATE' : ''}`;
  return `${number}  ${day.padEnd(15)}  ${kind.padEnd(13)}  ${state}`;
};

/**
 * Everything about one request, line by line. Control characters are taken out, and marks that turn the order of letters about: a message
 * must neither steer a terminal nor read as what it is not.
 */
export const describeRequest = (request: ShopRequest): readonly string[] => {
  const { number, kind, state, message, clause, due, received_at: receivedAt, events } = request;
  const lines = [
    `${number}: ${kind}, ${state}`,
    `from ${whose(request)}, under “${clause.title}”, received ${receivedAt}`,
    `answer by ${due.answer_by}, done by ${due.done_by}`,
    ...(message === '' ? [] : ['', ...message.split('\n').map((line) => `  ${line}`)]),
    ...(events.length === 0 ? [] : ['']),
    ...events.map(({ at, state: said, words, until }) => `${at} ${said}${until === undefined ? '' : ` until ${until}`}: ${words}`),
  ];
  return lines.map((line) => line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' '));
};
