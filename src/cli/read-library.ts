import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { parsePolicy } from '../policy/parse-policy.ts';
import { CommandError } from './command.ts';
import type { Library, PolicyFile } from './library.ts';

/** The markdown files that a path stands for: itself, or all below a folder. Beside folders of documents lies what is for editors. */
const filesAt = async (path: string): Promise<readonly string[]> => {
  const found = await stat(path).catch(() => undefined); // whatever keeps us from it, the sentence below is the cure
  if (!found) throw new CommandError(`${path} can't be read: name a policy file or a folder of them.`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  const below = files.filter(({ parentPath }) => parentPath !== path);
  return (below.length > 0 ? below : files).map(({ parentPath, name }) => join(parentPath, name));
};

const readText = async (path: string): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (cause) {
    throw new CommandError(`${path} can't be read as UTF-8: save it as UTF-8 and see that this user may read it.`, { cause });
  }
};

const readPolicyFile = async (path: string, shown: string): Promise<PolicyFile> => {
  const source = await readText(path);
  return { path, shown, source, ...await parsePolicy(source) };
};

/**
 * Reads policy files, in the order of their paths, each once.
 *
 * @param paths files and folders, relative to `folder`
 * @throws CommandError where one can't be read, or there is none
 */
export const readLibrary = async (paths: readonly string[], folder: string): Promise<Library> => {
  const found = new Set<string>();
  for (const path of paths) for (const file of await filesAt(resolve(folder, path))) found.add(file);
  if (found.size === 0) throw new CommandError(`there is no policy file in ${paths.join(', ')}: name a .md file or a folder that holds some.`);
  const show = (path: string): string => {
    const near = relative(folder, path);
    return near.startsWith('..') || isAbsolute(near) ? path : near;
  };
  const library: PolicyFile[] = [];
  for (const path of [...found].sort()) library.push(await readPolicyFile(path, show(path)));
  return library;
};
