import { accepted, refused, type Answer } from './answer.ts';
import { problem } from './problem.ts';

/** `application/json`, with no other parameter than a charset of UTF-8 (RFC 8259 §8.1, §11). */
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i;

/** What a form sends; browsers name no charset (HTML Standard, form submission). */
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i;

const TIMED_OUT = Symbol('timed out');

/** The body's bytes, or why not. Counts while it reads: a length may be left out, and may lie. */
const readBytes = async (body: ReadableStream<Uint8Array>, most: number, patience: number): Promise<Answer<Uint8Array>> => {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<typeof TIMED_OUT>((resolve) => { timer = setTimeout(resolve, patience, TIMED_OUT); });
  const giveUp = (code: 'record-too-large' | 'body-timeout' | 'malformed-json', detail: string) => {
    reader.cancel().catch(() => undefined); // safe: the answer is decided, and a stream that failed needs no cancelling
    return refused(problem(code, { detail }));
  };
  try {
    for (;;) {
      const step = await Promise.race([reader.read(), tooLate]);
      if (step === TIMED_OUT) return giveUp('body-timeout', `The body took more than ${patience / 1000} seconds.`);
      if (step.done) return accepted(Buffer.concat(chunks, length));
      length += step.value.byteLength;
      if (length > most) return giveUp('record-too-large', `A record takes at most ${most} bytes.`);
      chunks.push(step.value);
    }
  } catch {
    return giveUp('malformed-json', 'The body broke off.'); // the client is gone: nobody reads this answer
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Reads a request's text.
 *
 * @param most bytes
 * @param patience milliseconds until the last byte
 * @param kind what the text must be said to be
 */
export const readBody = async (request: Request, most: number, patience: number, kind: 'json' | 'form' = 'json'): Promise<Answer<string>> => {
  const type = kind === 'json' ? JSON_TYPE : FORM_TYPE;
  const encoding = request.headers.get('Content-Encoding') ?? 'identity';
  if (!type.test(request.headers.get('Content-Type') ?? '') || encoding.toLowerCase() !== 'identity') {
    return refused(problem('unsupported-media-type', { detail: 'Send Content-Type: application/json, in UTF-8, not compressed.' }));
  }
  if (Number(request.headers.get('Content-Length')) > most) {
    return refused(problem('record-too-large', { detail: `A record takes at most ${most} bytes.` }));
  }
  if (!request.body) return refused(problem('malformed-json', { detail: 'The body is empty.' }));
  const bytes = await readBytes(request.body, most, patience);
  if (!bytes.ok) return bytes;
  try {
    return accepted(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return refused(problem('malformed-json', { detail: 'The body is not UTF-8.' })); // the only way in which decoding fails
  }
};
