import { safeLink } from '../policy/safe-link.ts';
import { findLinks } from './find-links.ts';
import { newestOf, type Library } from './library.ts';

/**
 * Which document an address of the shop's own site names (`/chinh-sach/bao-mat`). Files don't say where a shop shows
 * them, so the address's last part is compared: it is a document's name, or the end of one (`chinh-sach-bao-mat`).
 *
 * @param path without query and fragment
 */
export const siteDocument = (path: string, library: Library): { readonly folder: string; readonly document?: string } => {
  const [, folder = '', last = ''] = /^(.*?)([^/]*)\/?$/.exec(path) ?? [];
  const name = last.replace(/\.(html?|md)$/, '');
  const names = library.map(({ policy }) => policy.document);
  const document = names.find((one) => one === name) ?? (name ? names.find((one) => one.endsWith(`-${name}`)) : undefined);
  return { folder, ...document && { document } };
};

/** The folders of the site in which the texts' own links find documents: a link there that finds none is broken. */
export const siteFolders = (library: Library): ReadonlySet<string> => {
  const newest = newestOf(library);
  const paths = newest.flatMap(findLinks).flatMap(({ href, literal }) => safeLink(href, literal)?.split(/[?#]/)[0] ?? [])
    .filter((path) => path.startsWith('/') && !path.startsWith('//'));
  return new Set(paths.map((path) => siteDocument(path, newest)).filter(({ folder, document }) => document && folder !== '/').map(({ folder }) => folder));
};
