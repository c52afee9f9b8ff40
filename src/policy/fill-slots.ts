import { MAX_POLICY_BYTES, type Problem } from './document.ts';

/**
 * Puts the front matter's values in the place of `{{key}}`. A slot without a value stays as it stands, a visible gap,
 * and is reported. Lines stay NFC, also where a value begins with a combining mark. The filled text may take twice the
 * size of a file: a long value in many slots must not fill memory.
 *
 * @param firstLine line in the file of `lines[0]`, from 1
 */
export const fillSlots = (
  lines: readonly string[], firstLine: number, fields: ReadonlyMap<string, string>,
): { readonly lines: readonly string[]; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  let room = 2 * MAX_POLICY_BYTES;
  const filled = lines.map((text, index) => !text.includes('{{') ? text : text.replace(/\{\{([^{}]*)\}\}/g, (slot, name: string) => {
    const about = name.trim();
    const value = fields.get(about);
    const line = firstLine + index;
    room -= value?.length ?? 0;
    if (value && room > 0) return value;
    problems.push({ code: value ? 'too-large' : 'missing-slot', line, about });
    return slot;
  }).normalize('NFC'));
  return { lines: filled, problems };
};
