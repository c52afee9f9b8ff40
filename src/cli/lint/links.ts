import { dirname, resolve } from 'node:path';
import { toSlug } from '../../policy/heading.ts';
import { isExternal, safeLink } from '../../policy/safe-link.ts';
import { findLinks, type FoundLink } from '../find-links.ts';
import { newestNamed, newestOf, type Library, type PolicyFile } from '../library.ts';
import { siteDocument, siteFolders } from '../site-links.ts';
import { findingIn, type Finding, type Rule } from './finding.ts';

const hasAnchor = ({ policy }: PolicyFile, id: string): boolean => policy.clauses.some((clause) => clause.id === id);

/** The part after `#`, as an id. What can't be decoded is no id. */
const anchorOf = (link: string): string | undefined => {
  const [, anchor] = /#(.*)$/s.exec(link) ?? [];
  try {
    return anchor && decodeURIComponent(anchor);
  } catch {
    return anchor; // not percent-encoded: it is no id, and is told as it stands
  }
};

const checkAnchor = (file: PolicyFile, target: PolicyFile, link: string, line: number): readonly Finding[] => {
  const anchor = anchorOf(link);
  return !anchor || hasAnchor(target, anchor) ? [] : [findingIn(file)('dead-anchor', line,
    target === file ? `No heading here has the id "${anchor}".` : `${target.shown} has no heading with the id "${anchor}", to which "${link}" leads.`,
    'correct the link, or give the heading that is meant this {#id}.')];
};

/** A relative address of a page: of another document, or of a version. What ends otherwise is a picture or a file of the shop's own. */
const checkPage = (file: PolicyFile, library: Library, link: string, line: number): readonly Finding[] => {
  const [path = ''] = link.split(/[?#]/);
  const [, last = ''] = /([^/]*)\/?$/.exec(path) ?? [];
  if (/^\.{0,2}$/.test(last) || (last.includes('.') && !/\.html?$/.test(last))) return [];
  const { document } = siteDocument(path, newestOf(library));
  if (!document) {
    const isVersion = library.some(({ policy }) => policy.version === last || toSlug(policy.version) === last);
    return isVersion ? [] : [findingIn(file)('broken-link', line, `No document is called what "${link}" says.`,
      'correct the address; its last part is a document\'s name or the end of it. Or check the whole folder.')];
  }
  const target = newestNamed(library, document, file.policy.language);
  return target ? checkAnchor(file, target, link, line) : [];
};

const checkLink = (
  file: PolicyFile, library: Library, folders: ReadonlySet<string>, { href, literal, line }: FoundLink,
): readonly Finding[] => {
  const found = findingIn(file);
  const link = safeLink(href, literal);
  if (link === undefined) {
    return [found('unsafe-link', line, `"${href}" is no address that a policy may lead to; its words show without a link.`, 'use http, https, mailto, tel, a path or a #heading.')];
  }
  if (link.startsWith('#')) return checkAnchor(file, file, link, line);
  if (isExternal(link) || /^(mailto|tel):/i.test(link)) return [];
  const [path = ''] = link.split(/[?#]/);
  if (!path.startsWith('/')) {
    const target = library.find((other) => other.path === resolve(dirname(file.path), path));
    if (target) return checkAnchor(file, target, link, line);
    if (path.endsWith('.md')) return [found('broken-link', line, `There is no policy file where "${link}" leads.`, 'correct the path, or check the whole folder.')];
    return checkPage(file, library, link, line);
  }
  const { folder, document } = siteDocument(path, newestOf(library));
  if (!document) {
    return folders.has(folder) ? [found('broken-link', line, `Other documents stand below "${folder}", and none is called what "${link}" says.`,
      'correct the address; its last part is a document\'s name or the end of it.')] : [];
  }
  const target = newestNamed(library, document, file.policy.language);
  return target ? checkAnchor(file, target, link, line) : [];
};

/** Links in the newest versions. In an old one they are part of the words that were agreed to, and stay. */
export const links: Rule = (file, library) => {
  if (!newestOf(library).includes(file)) return [];
  const folders = siteFolders(library);
  return findLinks(file).flatMap((link) => checkLink(file, library, folders, link));
};
