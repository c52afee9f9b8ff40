import type { Circumstances } from '../consent/make-record.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { Subject } from '../record/consent-record.ts';

/** What a person acted on. */
export type ActedOn = {
  readonly element: HTMLElement;
  readonly policy: PolicyDocument;
  /** Whose choices the screen showed; none where nothing was chosen here yet. */
  readonly subject: Subject | undefined;
  readonly url: string;
  /** Language of the interface, BCP 47. */
  readonly language: string;
};

const WIDGET = 'an-tam/1.0.0';

/** Global Privacy Control: only a truth value is a signal; `null` where the browser can't say. */
const readGpc = (): boolean | null => {
  const { globalPrivacyControl: gpc } = navigator as { globalPrivacyControl?: unknown };
  return typeof gpc === 'boolean' ? gpc : null;
};

/** Letters that an address in a record may take. */
const LONGEST = 2000;

/** An address that a record may hold; else the one instead of it. */
const fitting = (address: string, instead: string): string => (/^https?:/.test(address) && address.length <= LONGEST ? address : instead);

/**
 * Origin and path of a page. One that was made in place (`about:srcdoc`, `blob:`) goes by the page that made it, and a path
 * that no record could hold is left out.
 */
export const pageAddress = (href: string, base: string): string => {
  const { origin, pathname } = new URL([href, base].find((address) => /^https?:/.test(address)) ?? new URL(base).origin);
  return fitting(origin + pathname, `${origin}/`);
};

/** @throws TypeError where the policy's digest is unknown: no consent is ever offered on such a one */
export const circumstances = ({ policy: { document: slug, version, language: spoken, sha256 }, url, language }: ActedOn): Circumstances => {
  if (!sha256) throw new TypeError('the policy has no digest');
  const origin = pageAddress(location.href, document.documentElement.baseURI);
  return {
    policy: { document: slug, version, language: spoken, url: fitting(url, origin), sha256 },
    language,
    gpc: readGpc(),
    origin,
    widget: WIDGET,
  };
};
