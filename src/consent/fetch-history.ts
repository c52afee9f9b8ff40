import type { HeldRecord, History } from '../record/history.ts';
import { below } from './below.ts';

/** What the endpoint told of a subject's records. Only `told` says anything of what it holds. */
export type ToldHistory =
  | {
    readonly is: 'told'; readonly records: readonly HeldRecord[];
    /** Whether these are all that it holds. */
    readonly whole: boolean;
  }
  /** It offers no history (404, 405): this is optional. */
  | { readonly is: 'untold' }
  /** It asks who is there (401, 403), or nobody could be named to it. */
  | { readonly is: 'unproved' }
  /** No network, too busy, or an answer that is none. */
  | { readonly is: 'unreachable' };

/** Pages of a history beyond which nobody reads on. */
const MOST_PAGES = 20;

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Readonly<Record<string, unknown>> | null | undefined)?.[name], value);
const areTexts = (value: unknown, paths: readonly string[]): boolean => paths.every((path) => typeof at(value, path) === 'string');
const isMoment = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const HELD_TEXTS = ['receipt', ...['id', 'subject.kind', 'subject.id', 'act.label', 'act.gesture', 'policy.document', 'policy.version', 'policy.url',
  'policy.sha256'].map((path) => `record.${path}`)];
const DECISION_TEXTS = ['purpose', 'clause.id', 'clause.sha256', 'clause.title'];

const isDecision = (value: unknown): boolean => areTexts(value, DECISION_TEXTS)
  && ['granted', 'denied', 'withdrawn'].includes(String(at(value, 'state'))) && Array.isArray(at(value, 'recipients'));

/** Whether an answer's record has all that is shown of one. */
const isHeld = (value: unknown): boolean => {
  const decisions = at(value, 'record.decisions');
  return areTexts(value, HELD_TEXTS) && isMoment(at(value, 'received_at')) && isMoment(at(value, 'record.decided_at'))
    && Number.isSafeInteger(at(value, 'position')) && Array.isArray(at(value, 'unknown_clauses')) && Array.isArray(at(value, 'record.act.declared'))
    && Array.isArray(decisions) && decisions.every(isDecision);
};

const readPage = async (address: URL, init: RequestInit): Promise<History | Exclude<ToldHistory, { is: 'told' }>> => {
  const response = await fetch(address, init);
  if ([404, 405].includes(response.status)) return { is: 'untold' };
  if ([401, 403].includes(response.status)) return { is: 'unproved' };
  const page = response.status === 200 ? await response.json() as Partial<History> | null : undefined;
  return Array.isArray(page?.records) && page.records.every(isHeld) ? page as History : { is: 'unreachable' };
};

/**
 * Asks the endpoint for every record of a subject, newest first. Never throws.
 *
 * @param authority the header that names the subject: `Authorization` or `An-Tam-Device`
 */
export const fetchHistory = async (
  endpoint: string, authority: Readonly<Record<string, string>>, signal: AbortSignal,
): Promise<ToldHistory> => {
  const init: RequestInit = { headers: authority, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' };
  const records: HeldRecord[] = [];
  const address = below(endpoint, 'history');
  try {
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await readPage(address, init);
      if ('is' in page) return page;
      records.push(...page.records);
      if (typeof page.next !== 'number') return { is: 'told', records, whole: true };
      address.searchParams.set('before', String(page.next));
    }
    return { is: 'told', records, whole: false };
  } catch { // no network, too late, or not JSON: nothing is known of what the endpoint holds
    return { is: 'unreachable' };
  }
};
