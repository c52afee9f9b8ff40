import type { AskedClause, Choice } from '../consent/choice.ts';
import { loadPolicySource } from '../policy/load-policy.ts';
import { redline, type Redline } from '../policy/redline.ts';
import { scanPolicy } from '../policy/scan-policy.ts';
import { digestText } from '../record/digest.ts';
import { checkEndpoint } from './endpoint.ts';

/** What two versions differ in, and the version (as its file names it) that came before; nothing where that can't be had. */
export type Compared = { readonly sections: Redline; readonly since: string } | undefined;

/** Milliseconds after which an archive is taken to be silent. */
const TIME_OUT = 10_000;

/** One text against another. */
export const compareTexts = async (former: string, present: string): Promise<Compared> => {
  const [before, after] = await Promise.all([scanPolicy(former), scanPolicy(present)]);
  return { sections: redline(before, after), since: before.version };
};

/**
 * A version against the one before it.
 *
 * @param previous as the front matter writes it, relative to the file
 * @param url where the file came from
 */
export const comparePrevious = async (source: string, previous: string, url: string): Promise<Compared> => {
  const loaded = URL.canParse(previous, url) ? await loadPolicySource(new URL(previous, url).href).whole : undefined;
  return loaded?.ok ? compareTexts(loaded.source, source) : undefined;
};

/**
 * A clause against the words that were agreed to: those that this device remembers, else those that the endpoint archived.
 *
 * @param endpoint as the page wrote it
 */
export const compareAgreed = async ({ text }: AskedClause, choice: Choice, endpoint: string | null): Promise<Compared> => {
  const former = choice.text ?? await fetchArchived(choice.clause.sha256, endpoint);
  return former === undefined ? undefined : compareTexts(former, text);
};

/** The words of a published clause. Only those that the digest is of: others prove nothing. */
const fetchArchived = async (sha256: string, endpoint: string | null): Promise<string | undefined> => {
  const checked = checkEndpoint(endpoint, document.documentElement.baseURI);
  if (!checked.ok) return undefined;
  const url = new URL(checked.url);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/clauses/${sha256}`;
  try {
    const response = await fetch(url, { credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(TIME_OUT) });
    const text = response.ok ? await response.text() : undefined;
    return text !== undefined && await digestText(text) === sha256 ? text : undefined;
  } catch { // no network, or an endpoint that archives nothing: the customer is told that the words can't be found
    return undefined;
  }
};
