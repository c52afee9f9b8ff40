import { decodeEntities } from './entities.ts';

const SCHEMES: readonly string[] = ['http', 'https', 'mailto', 'tel'];

/**
 * The address that a link or an image may lead to: http, https, mailto, tel, relative or a fragment.
 *
 * URL parsers drop control characters before they look for the scheme (`java\tscript:`), so they are dropped here first,
 * and what is judged is what is linked. Whatever stands before the first `:`, in the first segment, must then be one of
 * the schemes to the letter: with anything in disguise it is not.
 *
 * @param literal the address holds no character references (autolinks)
 * @returns `undefined` where it may lead nowhere
 */
export const safeLink = (href: string, literal = false): string | undefined => {
  const link = (literal ? href : decodeEntities(href)).replace(/[\u0000-\u001f\u007f]/g, '').trim();
  const [, scheme] = /^([^/?#\\]*?):/.exec(link) ?? [];
  if (link === '' || link.startsWith('\\') || (scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase()))) return undefined;
  return link;
};

/** Leads to another host than the page's own: has a scheme that loads pages, or starts with `//`. */
export const isExternal = (link: string): boolean => /^(https?:|[\\/]{2})/i.test(link);
