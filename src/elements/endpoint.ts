/** A URL that choices may be sent to. */
export type CheckedEndpoint = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly code: 'no-endpoint' | 'insecure-endpoint' };

/**
 * Resolves an endpoint against the page. Choices are personal data: they travel by https only, but for loopback, where
 * nothing leaves the machine (Secure Contexts §3.1). An address with a name or password in it is none: `fetch` refuses it.
 */
export const checkEndpoint = (endpoint: string | null, base: string): CheckedEndpoint => {
  const url = endpoint?.trim() && URL.canParse(endpoint, base) ? new URL(endpoint, base) : undefined;
  if (!url) return { ok: false, code: 'no-endpoint' };
  const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  url.hash = '';
  return !url.username && !url.password && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))
    ? { ok: true, url: url.href }
    : { ok: false, code: 'insecure-endpoint' };
};
