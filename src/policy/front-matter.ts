import { isDay } from '../record/is-day.ts';
import type { Problem } from './document.ts';

/** `key: value`, as YAML writes it; a key takes any letters, Vietnamese ones too. */
const KEY_LINE = /^([^\s:{}]+):(?:[ \t]+(.*))?$/;

/** Keys without which nothing is asked. */
export const REQUIRED = ['document', 'version', 'effective', 'language', 'shop'] as const;

/** What each known key must look like. Limits are those of the consent record, or a record could never be made. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['document', /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/],
  ['version', /^.{1,100}$/],
  ['language', /^(?=.{1,35}$)[a-z]{2,8}(-[a-z0-9]{1,8})*$/i],
  ['storage', /^[A-Z]{2}$/],
  ['email', /^[^\s@]+@[^\s@]+$/],
]);

const isGood = (key: string, value: string): boolean =>
  key === 'effective' || key === 'published' ? isDay(value) : SHAPES.get(key)?.test(value) ?? true;

export type FrontMatter = {
  readonly fields: ReadonlyMap<string, string>;
  readonly published: string | undefined;
  /** Index of the first line after the front matter. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
};

/** Reads the `key: value` lines between two lines `---` at the very start of a file. Lines are LF-split and NFC. */
export const readFrontMatter = (lines: readonly string[]): FrontMatter => {
  const fields = new Map<string, string>();
  const lineOf = new Map<string, number>();
  const problems: Problem[] = [];
  const isFence = (line: string | undefined): boolean => /^---[ \t]*$/.test(line ?? '');
  if (!isFence(lines[0])) return { fields, published: undefined, bodyStart: 0, problems: [{ code: 'no-front-matter', line: 1 }] };
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end < 0) return { fields, published: undefined, bodyStart: 1, problems: [{ code: 'unclosed-front-matter', line: 1 }] };

  for (let index = 1; index < end; index++) {
    const [, key, value = ''] = KEY_LINE.exec(lines[index] ?? '') ?? [];
    const line = index + 1;
    if (!key) {
      problems.push({ code: 'bad-line', line });
    } else if (fields.has(key)) {
      problems.push({ code: 'repeated-key', line, about: key });
    } else {
      fields.set(key, value.trim());
      lineOf.set(key, line);
    }
  }
  checkFields(fields, lineOf, problems);
  const version = fields.get('version') ?? '';
  return { fields, published: fields.get('published') || (isDay(version) ? version : undefined), bodyStart: end + 1, problems };
};

const checkFields = (fields: ReadonlyMap<string, string>, lineOf: ReadonlyMap<string, number>, problems: Problem[]): void => {
  const missing = (key: string): void => {
    if (!fields.get(key)) problems.push({ code: 'missing-key', line: lineOf.get(key) ?? 1, about: key });
  };
  REQUIRED.forEach(missing);
  if (!fields.get('email')) missing('phone');
  for (const [key, value] of fields) {
    if (value && !isGood(key, value)) problems.push({ code: 'bad-value', line: lineOf.get(key) ?? 1, about: key });
  }
};
