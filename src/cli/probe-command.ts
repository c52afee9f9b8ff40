import { deviceSubjectId, newDeviceKey } from '../record/device-key.ts';
import { CommandError, type Command } from './command.ts';
import { endpointTrials, isPage, type Answered, type Trial } from './probe/endpoint-trials.ts';
import { explainSilence } from './probe/explain-silence.ts';
import { readWords } from './read-words.ts';

const PATIENCE = 10_000;

const ask = async (endpoint: string, { request }: Trial): Promise<Answered> => {
  const response = await fetch(endpoint, { ...request, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  const { status, headers } = response;
  const body: unknown = await response.json().catch(() => undefined); // no JSON: judged as none
  return { status: status >= 300 && status < 400 ? 0 : status, headers, body };
};

const readEndpoint = (word: string | undefined): string => {
  if (word === undefined || !URL.canParse(word) || !/^https?:$/.test(new URL(word).protocol)) throw new CommandError('name the endpoint, as the page names it: an-tam probe https://shop.example/an-tam/records');
  return new URL(word).href;
};

/** `an-tam probe`: see its help. */
export const probeCommand: Command = async ({ words, tell, complain, now }) => {
  const { values, positionals } = readWords(words, { origin: { type: 'string' } });
  const endpoint = readEndpoint(positionals[0]);
  const deviceKey = newDeviceKey();
  const trials = endpointTrials({ deviceKey, subject: await deviceSubjectId(deviceKey), now: now() }, values.origin);
  const count = { must: 0, should: 0 };
  for (const [index, trial] of trials.entries()) {
    const answered = await ask(endpoint, trial).catch((cause: unknown) => {
      throw new CommandError(explainSilence(endpoint, cause, PATIENCE), { cause });
    });
    const fault = trial.judge(answered);
    const level = isPage(answered) ? 'must' : trial.level;
    if (fault !== undefined) count[level] += 1;
    tell(fault === undefined ? `ok      ${trial.name}` : `${level.padEnd(6)}  ${trial.name}: ${fault}`);
    if (fault === undefined || !trial.isLast?.(answered)) continue;
    complain(`Mend that first: the other ${trials.length - index - 1} trials would fail for the same reason, and were left out.`);
    return 1;
  }
  complain(`${trials.length} trials: ${count.must} broken, ${count.should} weak.`);
  return count.must > 0 ? 1 : 0;
};
