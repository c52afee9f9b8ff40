import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { dayInVietnam } from '../policy/day-in-vietnam.ts';
import { CommandError, type Command } from './command.ts';
import { parserProblems } from './lint/parser-problems.ts';
import { publishLibrary } from './publish/publish-library.ts';
import { readLibrary } from './read-library.ts';
import { readWords } from './read-words.ts';

/** A path or a URL of a page's own site: what else could stand in an attribute is no address. */
const readAddress = (option: string, value: string): string => {
  if (!/^(\/(?![/\\])|https?:\/\/)[^\s"'<>?#]*$/.test(value)) throw new CommandError(`${option} is "${value}": write a path like /chinh-sach/ or an https URL.`);
  return value;
};

const writeAll = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, text] of files) {
    const file = join(folder, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      // If we stop here: some pages are new and some old, each whole; repaired by running it again.
      await writeFile(file, text);
    } catch (cause) {
      throw new CommandError(`${file} can't be written (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}): name another folder with --out.`, { cause });
    }
  }
};

/** `an-tam publish`: see its help. */
export const publishCommand: Command = async ({ words, folder, now, tell, complain }) => {
  const { values, positionals } = readWords(words, {
    out: { type: 'string' }, base: { type: 'string', default: '/' }, endpoint: { type: 'string' }, script: { type: 'string', multiple: true, default: [] },
  });
  if (!values.out) throw new CommandError('--out is missing: name the folder to write into.');
  const site = {
    base: readAddress('--base', values.base).replace(/\/*$/, '/'),
    endpoint: values.endpoint === undefined ? undefined : readAddress('--endpoint', values.endpoint).replace(/\/+$/, ''),
    scripts: values.script.map((script) => readAddress('--script', script)),
  };
  const library = await readLibrary(positionals.length > 0 ? positionals : ['content'], folder);
  const problems = library.flatMap((file) => parserProblems(file, library));
  for (const { file, line, message, cure } of problems) complain(`${file}:${line}: ${message} ${cure}`);
  if (problems.length > 0) return 1;
  const files = await publishLibrary(library, site, dayInVietnam(now()));
  const out = resolve(folder, values.out);
  await writeAll(out, files);
  for (const path of files.keys()) tell(join(values.out, path));
  return 0;
};
