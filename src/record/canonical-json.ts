/**
 * JSON with one byte form (RFC 8785, JCS): members sorted by UTF-16 code units, no blanks. So two parties can hash a
 * record, and a repeat can be told from other content under the same id.
 *
 * @throws TypeError for what JSON can't say (`undefined` inside an array, functions, non-finite numbers).
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError(`not a JSON value: ${typeof value}`);
  return json;
};
