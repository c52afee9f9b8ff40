import { printedPageStyles } from '../../elements/printed-page-styles.ts';
import { textWords } from '../../locales/page-language.ts';
import { CommandError } from '../command.ts';
import type { Library } from '../library.ts';
import { libraryPage } from './library-page.ts';
import { publishedStyles } from './page-styles.ts';
import { planPages, sourcePath } from './plan-pages.ts';
import { policyPage, PRINT_STYLES, type Site } from './policy-page.ts';

/**
 * The files of a published site: their texts by path below the folder that is served.
 *
 * @param today YYYY-MM-DD in Viet Nam: decides which version is in force
 * @throws CommandError where two files would stand in one place: one's words would go by the other's name
 */
export const publishLibrary = async (library: Library, site: Site, today: string): Promise<ReadonlyMap<string, string>> => {
  const documents = planPages(library, today);
  const files = new Map<string, string>([['an-tam.css', publishedStyles()], ['index.html', await libraryPage(documents, site)]]);
  for (const planned of documents) {
    const { document } = planned.inForce.file.policy;
    const siblings = documents.filter(({ inForce }) => inForce.file.policy.document === document);
    const alternates = siblings.length < 2 ? {}
      : Object.fromEntries(siblings.map(({ inForce }) => [inForce.file.policy.language, site.base + inForce.folder]));
    for (const page of [planned.inForce, ...planned.others]) {
      files.set(`${page.folder}index.html`, await policyPage(page, planned, site, page.is === 'in force' ? alternates : {}));
      files.set(page.folder + PRINT_STYLES, `${printedPageStyles(page.file.policy, textWords(page.file.policy.language))}\n`);
      const { source, shown } = page.file;
      const path = sourcePath(page.file);
      if ((files.get(path) ?? source) !== source) throw new CommandError(`${shown} and another file would both stand at ${path}: rename one of them.`);
      files.set(path, source);
    }
  }
  return files;
};
