import { isDay } from '../record/is-day.ts';
import { dayInVietnam } from './day-in-vietnam.ts';
import { loadPolicySource, type FoundSource, type LoadedSource } from './load-policy.ts';
import { readHead } from './read-head.ts';

/** What stands on a day: the version in force, and the one that comes after it where the file is ahead of its time. */
export type InForce = { readonly loaded: LoadedSource; readonly upcoming?: FoundSource };

/**
 * Loads the version of a policy that is in force. A file whose `effective` day is still to come announces itself, and its
 * `previous` stands until that day begins in Vietnam (UTC+7); where that can't be had, the file itself stands.
 *
 * @param now milliseconds since the epoch
 * @param onOpening hears the start of that version, where it is long, while the rest is on its way
 */
export const loadInForce = (url: string, now: number, onOpening?: (opening: FoundSource) => unknown): Promise<InForce> => {
  // By a clock that tells no day every day has come: the file itself stands.
  const today = Math.abs(now) < 8e15 ? dayInVietnam(now) : '~';

  /** @param since a day that the file's must be before: each step goes back in time, so that files which name each other come to an end */
  const load = async (url: string, since: string): Promise<InForce> => {
    /** What stands in a file's place: its address, and until which day. */
    const before = ({ source, url }: FoundSource): [url: string, until: string] | undefined => {
      const fields = readHead(source);
      const effective = fields.get('effective') as string; // or none, which is no day
      const previous = fields.get('previous');
      const waits = isDay(effective) && effective > today && effective < since;
      return previous && waits && URL.canParse(previous, url) ? [new URL(previous, url).href, effective] : undefined;
    };
    const { opening, whole } = loadPolicySource(url);
    opening.then((found) => before(found) ?? onOpening?.(found)).catch(() => undefined); // who reads the whole hears of a failure
    const loaded = await whole;
    if (!loaded.ok) return { loaded };
    const earlier = before(loaded);
    const stands = earlier && await load(...earlier);
    return stands?.loaded.ok ? { upcoming: loaded, ...stands } : { loaded };
  };
  return load(url, '~'); // later than every day
};
