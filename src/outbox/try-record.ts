import type { Lane } from './lane.ts';
import type { OutboxOptions, Token } from './options.ts';
import { postRecord, type Answer } from './post-record.ts';
import type { Sendable } from './sendable.ts';
import { tokenSubject } from './token-subject.ts';

/** Milliseconds, for the proof and for the answer each. */
const TIME_OUT = 10_000;

const LATE = Symbol('no proof in time');
const WOKEN = Symbol('woken while waiting for a proof');

/** The proof of the moment. A stranger's function may never settle, and every tab waits while this one waits. */
const askProof = (account: boolean, lane: Lane, { token, deviceKey, setTimer }: Required<OutboxOptions>): Promise<Token | symbol> =>
  new Promise((resolve) => {
    let ended = false;
    const end = (proof: Token | symbol): void => {
      if (ended) return;
      ended = true;
      cancel();
      lane.hurry = undefined;
      resolve(proof);
    };
    const cancel = setTimer(() => end(LATE), TIME_OUT);
    lane.hurry = () => end(WOKEN);
    // Whoever should know the proof and can't tell it: as if there were none.
    Promise.resolve().then<Token>(account ? token : deviceKey).then(end, () => end(undefined));
  });

/**
 * One try with the proof of the moment: an account's own token, or the device's key. A proof that is not this subject's,
 * or that the endpoint turned away, is not shown to it again. Never throws.
 */
export const tryRecord = async (record: Sendable, lane: Lane, options: Required<OutboxOptions>): Promise<Answer> => {
  const account = record.subject.kind === 'account';
  const proof = await askProof(account, lane, options);
  let answer: Answer = { is: 'waiting', why: 'token', hold: 0 };
  if (proof === WOKEN || lane.spurned === proof) return answer;
  if (typeof proof !== 'symbol' && (!account || tokenSubject(proof) === record.subject.id)) {
    const header: Record<string, string> = account ? { Authorization: `Bearer ${proof}` }
      : proof && /^[\w-]+$/.test(proof) ? { 'An-Tam-Device': proof } : {};
    const timeOut = new AbortController();
    const cancel = options.setTimer(() => timeOut.abort(), TIME_OUT);
    // If we stop here: the endpoint may have the record or not; repaired by sending it again under the same id.
    answer = await postRecord(record, header, timeOut.signal, options);
    cancel();
    // There is no other key to wait for: whoever stood in between may let the next try pass.
    if (!account && answer.is === 'waiting' && answer.why === 'token') {
      queueMicrotask(() => options.tokenNeeded(record.id));
      return { ...answer, why: 'server' };
    }
  }
  if (answer.is === 'waiting' && answer.why === 'token') {
    lane.spurned = proof;
    queueMicrotask(() => options.tokenNeeded(record.id)); // a stranger's function: what it throws stops nothing here
  }
  return answer;
};
