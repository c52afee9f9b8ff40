import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askingClauses, type PolicyDocument } from '../policy/document.ts';
import { canonicalText, digestText } from '../record/digest.ts';
import { StartError } from './start-error.ts';
import type { PublishedDocument } from './storage.ts';

/** Reads a policy file's front matter and headings. */
export type Scan = (source: string) => Promise<PolicyDocument>;

/** Paths of the files of a folder of policies, in order. @throws StartError where the folder can't be read */
export const policyFiles = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    // A folder a document, a file a version: what lies directly in the folder is for its editors.
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.parentPath !== folder)
      .map((entry) => join(entry.parentPath, entry.name)).sort();
  } catch (cause) {
    throw new StartError(`The policies in ${folder} can't be read: see that the folder is there, or name another with AN_TAM_CONTENT.`, { cause });
  }
};

const readPolicy = async (file: string): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw new StartError(`${file} can't be read as UTF-8: save it as UTF-8 and see that this user may read it.`, { cause });
  }
};

const publish = async (file: string, scan: Scan): Promise<PublishedDocument> => {
  const source = await readPolicy(file);
  const policy = await scan(source);
  const [first] = policy.problems;
  if (first) {
    const about = first.about === undefined ? '' : ` (${first.about})`;
    const more = policy.problems.length > 1 ? `, and ${policy.problems.length - 1} more` : '';
    throw new StartError(`${file}:${first.line}: ${first.code}${about}${more}: correct the file; as it stands its clauses prove nothing.`);
  }
  const clauses = askingClauses(policy).map(({ sha256, consent: { purpose, edition }, id, title, text }) =>
    ({ sha256, purpose, id, title, text, ...(edition !== undefined && { edition }) }));
  for (const { sha256, text, id } of clauses) {
    if (await digestText(text) !== sha256) throw new Error(`${file}: the digest of clause ${id} is not its text's`);
  }
  const { document, version, language, effective } = policy;
  return { sha256: await digestText(source), document, version, language, effective, text: canonicalText(source), clauses };
};

/**
 * Every version of every document in a folder, ready to be archived.
 *
 * A file with an error is no document: were it skipped, grants on its clauses would be refused for a reason that nobody sees.
 *
 * @throws StartError naming file and line of the first error
 */
export const readPublished = async (folder: string, scan: Scan): Promise<readonly PublishedDocument[]> => {
  const published: PublishedDocument[] = [];
  for (const file of await policyFiles(folder)) published.push(await publish(file, scan));
  return published;
};
