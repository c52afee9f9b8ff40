import type { ConsentAsk, ProblemCode, RequestKind } from './document.ts';

/** `#id`, `key=value` or `key="more words"`; whatever else stands there is the last group. */
const ATTRIBUTE = /(#|[^\s"#=]+=)(?:"([^"]*)"|([^\s"]+))(?=\s|$)|(\S+)/g;

/** Each attribute and what its value must look like. Limits are those of the consent record, or a record could never be made. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['#', /^[a-z0-9-]{1,200}$/],
  ['consent', /^(?=.{1,100}$)[a-z0-9]+([-.][a-z0-9]+)*$/],
  ['recipients', /^(?=.{1,2000}$)\s*[^;\s][^;]{0,199}(;\s*[^;\s][^;]{0,199}){0,49}$/],
  ['ask', /^(email|phone)$/],
  ['edition', /^\d{1,6}$/],
  ['min-age', /^[1-9]\d?$/],
  ['request', /^(see|correct|delete|restrict|object|complain|misuse|vulnerability)$/],
]);

/** A closing `{…}`; braces within quotes do not count. Linear: from each brace but one the next one outside quotes ends it. */
const ATTRIBUTES = /\{((?:[^{}"]|"[^"]*")*)\}$/;

export type Heading = {
  /** The heading's source without `{…}`; its markup is still in it. */
  readonly words: string;
  readonly id?: string;
  readonly consent?: ConsentAsk;
  readonly request?: RequestKind;
  readonly faults: readonly { readonly code: ProblemCode; readonly about: string }[];
};

/** Reads a heading's source, markers off: its words, and what `{#id key=value}` at its end says. */
export const readHeading = (source: string): Heading => {
  const [whole = '', attributes = ''] = ATTRIBUTES.exec(source) ?? [];
  const words = source.slice(0, source.length - whole.length).trimEnd();
  const faults: { code: ProblemCode; about: string }[] = [];
  const values = new Map<string, string>();
  const fault = (code: ProblemCode, about: string): void => void faults.push({ code, about });
  // A brace left in the words is an attribute list that did not parse. Slots are reported by those who fill them.
  if (/[{}]/.test(words.replace(/\{\{[^{}]*\}\}/g, ''))) fault('bad-attributes', words);
  readAttributes(attributes, values, fault);
  // A companion without its consent is most likely a consent that was lost; say so rather than drop it.
  const lonely = /(^|\s)consent=/.test(attributes) ? undefined : ['ask', 'edition', 'min-age', 'recipients'].find((key) => values.has(key));
  if (lonely) fault('bad-attributes', lonely);
  const [id, request] = [values.get('#'), values.get('request')];
  return { words, faults, ...id && { id }, ...request && { request: request as RequestKind }, ...values.has('consent') && { consent: toAsk(values) } };
};

const readAttributes = (
  attributes: string, values: Map<string, string>, fault: (code: ProblemCode, about: string) => void,
): void => {
  for (const [, mark = '', quoted, plain = '', stray] of attributes.matchAll(ATTRIBUTE)) {
    const key = mark.replace('=', '');
    const value = quoted ?? plain;
    const shape = SHAPES.get(key);
    if (stray || values.has(key)) fault('bad-attributes', stray ?? key);
    else if (!shape) fault('unknown-attribute', key);
    else if (shape.test(value)) values.set(key, value);
    else fault('bad-attribute-value', mark === '#' ? `#${value}` : key);
  }
};

const toAsk = (values: ReadonlyMap<string, string>): ConsentAsk => {
  const [purpose = '', recipients, ask, edition, minAge] = ['consent', 'recipients', 'ask', 'edition', 'min-age'].map((key) => values.get(key));
  return {
    purpose,
    recipients: recipients?.split(';').map((name) => name.trim()) ?? [],
    ...ask && { ask: ask as 'email' | 'phone' },
    ...edition && { edition: Number(edition) },
    ...minAge && { minAge: Number(minAge) },
  };
};

/** An id from a title: marks off, đ to d, lower case, everything else `-`. Never empty. */
export const toSlug = (title: string): string =>
  title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 190) || 'muc';
