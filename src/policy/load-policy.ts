import { MAX_POLICY_BYTES } from './document.ts';

export type LoadFailure = 'not-found' | 'unreachable' | 'too-large' | 'not-text';

/** `url` is where the file came from, redirects followed. */
export type FoundSource = { readonly ok: true; readonly source: string; readonly url: string };

export type LoadedSource =
  | FoundSource
  | { readonly ok: false; readonly code: LoadFailure };

/** A file on its way. */
export type Loading = {
  /** The start of a long file, once that much of it is there; of a shorter one it never comes. */
  readonly opening: Promise<FoundSource>;
  readonly whole: Promise<LoadedSource>;
};

/** Characters from which a file is long: its start is worth showing before the rest has come and was read. */
const LONG = 60_000;

/** One request a file and page, for panel and reader together. Failures are not kept, so that a retry asks again. */
const requests = new Map<string, Loading>();

/** Reads a body up to the limit, by counting: `content-length` may be missing, or count compressed bytes. */
const readText = async (body: ReadableStream<Uint8Array> | null, onLong: (start: string) => void): Promise<string | undefined> => {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > MAX_POLICY_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LONG) onLong(text);
  }
  return text + decoder.decode();
};

/** A published page carries the file's text in a block that no browser runs: a script, which a stranger can't write into a page. */
const inThePage = (url: string): string | undefined => {
  const blocks = document.querySelectorAll<HTMLScriptElement>('script[data-an-tam-policy]');
  return [...blocks].find(({ dataset }) => new URL(dataset['anTamPolicy'] as string, document.documentElement.baseURI).href === url)?.text;
};

const request = async (url: string, onOpening: (opening: FoundSource) => void): Promise<LoadedSource> => {
  try {
    const here = inThePage(url);
    if (here !== undefined) return { ok: true, source: here, url };
    const response = await fetch(url);
    if (!response.ok) return { ok: false, code: [404, 410].includes(response.status) ? 'not-found' : 'unreachable' };
    // A shop that answers every address with its start page would otherwise show that page's source as its policy.
    if (/^(image|video|audio)|html/i.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      return { ok: false, code: 'not-text' };
    }
    const found = (source: string): FoundSource => ({ ok: true, source, url: response.url || url });
    const source = await readText(response.body, (start) => onOpening(found(start)));
    if (source === undefined) return { ok: false, code: 'too-large' };
    return source.includes('\0') ? { ok: false, code: 'not-text' } : found(source);
  } catch {
    // Safe: fetch says nothing more to a page than that it failed, and the caller is told so.
    return { ok: false, code: 'unreachable' };
  }
};

const begin = (url: string): Loading => {
  let whole!: Loading['whole'];
  const opening = new Promise<FoundSource>((resolve) => { whole = request(url, resolve); });
  void whole.then(({ ok }) => ok || requests.delete(url));
  return { opening, whole };
};

/** Loads a policy file, once a page: whoever asks for the same address meanwhile or later gets the same answer. */
export const loadPolicySource = (url: string): Loading => {
  const loading = requests.get(url) ?? begin(url);
  requests.set(url, loading);
  return loading;
};
