/** What there is for a BCP 47 tag, the most particular first (RFC 4647 §3.4): for `pt-BR` that of `pt-BR`, or of `pt`. */
export const lookUpLanguage = <T>(languages: ReadonlyMap<string, T>, tag: string): T | undefined => {
  for (let range = tag.toLowerCase(); range; range = range.replace(/-?[^-]*$/, '')) {
    const found = languages.get(range);
    if (found) return found;
  }
  return undefined;
};
