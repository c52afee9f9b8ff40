import { basename } from 'node:path';
import { toSlug } from '../../policy/heading.ts';
import { newestOf, previousOf, type Library, type PolicyFile } from '../library.ts';

/** Which file a page shows, where it stands, and what became of that version. */
export type PlannedPage = {
  readonly file: PolicyFile;
  /** Below the folder that is published, with a slash at its end. */
  readonly folder: string;
  readonly is: 'in force' | 'upcoming' | 'replaced';
};

/** All pages of one document in one language. */
export type PlannedDocument = {
  readonly inForce: PlannedPage;
  /** In force or ahead of its time: the file that elements are given, since they know which version a day has. */
  readonly newest: PolicyFile;
  readonly others: readonly PlannedPage[];
};

/** A version and those before it, newest first; files that name each other come to an end. */
const chainOf = (newest: PolicyFile, library: Library): readonly PolicyFile[] => {
  const chain = [newest];
  let before = previousOf(newest, library);
  while (before && !chain.includes(before)) {
    chain.push(before);
    before = previousOf(before, library);
  }
  return chain;
};

/**
 * The version in force stands at the document's own address, which never changes; each other version has one below it.
 *
 * @param today YYYY-MM-DD in Viet Nam
 */
export const planPages = (library: Library, today: string): readonly PlannedDocument[] => {
  const taken = new Set<string>();
  const take = (folder: string): string => {
    let name = folder;
    for (let count = 2; taken.has(name); count++) name = folder.replace(/\/$/, `-${count}/`);
    taken.add(name);
    return name;
  };
  return newestOf(library).map((newest): PlannedDocument => {
    const { document, language } = newest.policy;
    const chain = chainOf(newest, library);
    const current = chain.find(({ policy }) => policy.effective <= today) ?? chain.at(-1) ?? newest;
    const isFirst = newestOf(library).find(({ policy }) => policy.document === document) === newest;
    const home = take(isFirst ? `${document}/` : `${document}/${language.toLowerCase()}/`);
    const others = chain.filter((file) => file !== current).map((file): PlannedPage => ({
      file, folder: take(`${home}${toSlug(file.policy.version)}/`), is: chain.indexOf(file) < chain.indexOf(current) ? 'upcoming' : 'replaced',
    }));
    return { inForce: { file: current, folder: home, is: 'in force' }, newest, others };
  });
};

/** Where a copy of a file stands: beside its document's page, so that its `previous` leads to its neighbour. */
export const sourcePath = ({ path, policy }: PolicyFile): string => `${policy.document}/${basename(path)}`;
