import { answerRequest, findRequest, listRequests, type SaidOutcome, type ShopRequest } from '../ledger/answer-request.ts';
import { readConfig } from '../ledger/config.ts';
import { makeLog } from '../ledger/log.ts';
import { openStorage } from '../ledger/open-storage.ts';
import type { PromiseMeans } from '../ledger/promise-request.ts';
import { readNumber } from '../ledger/request-number.ts';
import { dayInVietnam } from '../policy/day-in-vietnam.ts';
import type { RequestEvent } from '../record/request-record.ts';
import { CommandError, type Command, type ExitCode, type World } from './command.ts';
import { describeRequest, requestLine } from './describe-request.ts';
import { findDatabase } from './find-database.ts';
import { readWords } from './read-words.ts';

const STATES: readonly RequestEvent['state'][] = ['answered', 'extended', 'done', 'declined'];

const OPTIONS = {
  'all': { type: 'boolean' }, 'json': { type: 'boolean' }, 'state': { type: 'string' }, 'words': { type: 'string' },
  'until': { type: 'string' }, 'with-processor': { type: 'boolean' },
} as const;

type Asked = ReturnType<typeof readWords<typeof OPTIONS>>;
type Work = (asked: Asked, means: PromiseMeans, world: World) => Promise<ExitCode>;

const list: Work = async ({ values }, means, { tell, complain, now }) => {
  const today = dayInVietnam(now());
  const found = (await listRequests(means)).filter(({ next }) => values.all || next !== undefined);
  const late = found.filter(({ next }) => next !== undefined && next < today).length;
  if (values.json) tell(JSON.stringify({ today, requests: found }, null, 2));
  else {
    for (const request of found) tell(requestLine(request, today));
    complain(`${found.length} request${found.length === 1 ? '' : 's'}, ${late} late.`);
  }
  return late > 0 ? 1 : 0;
};

const numberIn = ({ positionals: [, number] }: Asked): string => {
  if (number === undefined) throw new CommandError('name the request by its number, like 7K2-94Q.');
  return number;
};

const tellOne = (request: ShopRequest, json: boolean | undefined, { tell }: World): void => {
  if (json) tell(JSON.stringify(request, null, 2));
  else for (const line of describeRequest(request)) tell(line);
};

/** What went wrong and what to do, as one line. */
const explain = (outcome: Exclude<SaidOutcome, { is: 'said' }>, number: string): string => {
  switch (outcome.is) {
    case 'no-number': return `${number} is no number of a request: a sign is missing or wrong. Ask for it again.`;
    case 'unknown-number': return `there is no request ${number}: see an-tam requests list --all.`;
    case 'no-words': return 'say something to the customer with --words "…".';
    case 'needs-day': return 'name the new last day with --until YYYY-MM-DD.';
    case 'bad-day': return `--until must be later than ${outcome.after}, and not later than ${outcome.latest}.`;
    case 'not-possible': return outcome.state === 'done' || outcome.state === 'declined'
      ? `the request is ${outcome.state}, which closes it: write to the customer yourself, or ask her for a new request.`
      : `the request is ${outcome.state}: that can't follow. See an-tam requests show ${number}.`;
    case 'changed-meanwhile': return `somebody else has just said something about it: see an-tam requests show ${number}, then say yours.`;
    default: return outcome satisfies never;
  }
};

const show: Work = async (asked, means, world) => {
  const number = numberIn(asked);
  if (readNumber(number) === undefined) throw new CommandError(explain({ is: 'no-number' }, number));
  const request = await findRequest(number, means);
  if (!request) throw new CommandError(`there is no request ${number}: see an-tam requests list --all.`);
  tellOne(request, asked.values.json, world);
  return 0;
};

const answer: Work = async (asked, means, world) => {
  const number = numberIn(asked);
  const { state: named, words = '', until, 'with-processor': withProcessor = false, json } = asked.values;
  const state = STATES.find((each) => each === named);
  if (!state) throw new CommandError(`--state is one of ${STATES.join(', ')}.`);
  const outcome = await answerRequest(number, { state, words, withProcessor, ...(until !== undefined && { until }) }, means);
  if (outcome.is !== 'said') throw new CommandError(explain(outcome, number));
  tellOne(outcome.request, json, world);
  return 0;
};

const works: ReadonlyMap<string, Work> = new Map([['list', list], ['show', show], ['answer', answer]]);

/** `an-tam requests`: see its help. */
export const requestsCommand: Command = async (world) => {
  const asked = readWords(world.words, OPTIONS);
  const work = works.get(asked.positionals[0] ?? '');
  if (!work) throw new CommandError(`say one of ${[...works.keys()].join(', ')}: see --help.`);
  const { ledger: { database, holidays = [] } } = readConfig(world.env);
  const storage = await openStorage(findDatabase(database, world.folder), world.now, makeLog('silent'), { asIs: true });
  try {
    return await work(asked, { requests: storage.requests, holidays, now: world.now }, world);
  } finally {
    await storage.close();
  }
};
