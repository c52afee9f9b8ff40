import { dayInVietnam } from './day-in-vietnam.ts';
import { loadPolicySource, type FoundSource, type LoadedSource } from './load-policy.ts';
import { readHead } from './read-head.ts';

/** What stands on a day: the version in force, and the one that comes after it where the file is ahead of its time. */
export type InForce = { readonly loaded: LoadedSource; readonly upcoming: FoundSource | undefined };

/**
 * Loads the version of a policy that is in force. A file whose `effective` day is still to come announces itself, and its
 * `previous` stands until that day begins in Vietnam (UTC+7); where that can't be had, the file itself stands.
 *
 * @param now milliseconds since the epoch
 */
export const loadInForce = async (url: string, now: number): Promise<InForce> => {
  // By a clock that tells no day every day has come: the file itself stands.
  const today = Math.abs(now) < 8e15 ? dayInVietnam(now) : '~';
  let loaded = await loadPolicySource(url);
  let upcoming: FoundSource | undefined;
  let since = '~'; // later than every day
  while (loaded.ok) {
    const fields = readHead(loaded.source);
    const effective = fields.get('effective') ?? '';
    const previous = fields.get('previous');
    // Each step goes back in time, so that files which name each other come to an end.
    if (!previous || effective <= today || effective >= since || !URL.canParse(previous, loaded.url)) break;
    const before = await loadPolicySource(new URL(previous, loaded.url).href);
    if (!before.ok) break;
    [since, upcoming, loaded] = [effective, loaded, before];
  }
  return { loaded, upcoming };
};
