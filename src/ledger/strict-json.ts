import { accepted, refused, type Answer } from './answer.ts';
import { problem } from './problem.ts';

/** Strings and the marks around them; all else between is numbers, words and blanks. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * Whether an object names a member twice. `JSON.parse` would keep the last and say nothing; another reader may keep
 * the first, and then the two of us hold different records with one signature (RFC 8259 §4, RFC 7493 §2.3).
 *
 * @param json text that `JSON.parse` accepts
 */
const repeatsMember = (json: string): boolean => {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const name = JSON.parse(last) as string;
      const members = open.at(-1);
      if (members?.has(name)) return true;
      members?.add(name);
    }
    last = token;
  }
  return false;
};

/** Parses JSON that every reader understands alike. The detail never repeats what was sent. */
export const parseStrictJson = (json: string): Answer<unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refused(problem('malformed-json', { detail: 'The body is not JSON.' })); // JSON.parse throws for nothing else
  }
  return repeatsMember(json) ? refused(problem('malformed-json', { detail: 'An object names a member twice.' })) : accepted(value);
};
