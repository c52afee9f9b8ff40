import type { Command } from './command.ts';
import type { Finding } from './lint/finding.ts';
import { lintLibrary } from './lint/lint-library.ts';
import { readLibrary } from './read-library.ts';
import { readWords } from './read-words.ts';

const count = (figure: number, what: string): string => `${figure} ${what}${figure === 1 ? '' : 's'}`;

const line = ({ file, line: at, level, message, cure, code }: Finding): string =>
  `${file}:${at}: ${level}: ${message} ${cure.charAt(0).toUpperCase()}${cure.slice(1)} [${code}]`;

/** `an-tam lint`: see its help. */
export const lintCommand: Command = async ({ words, folder, tell, complain }) => {
  const { values, positionals } = readWords(words, { json: { type: 'boolean' }, strict: { type: 'boolean' } });
  const library = await readLibrary(positionals.length > 0 ? positionals : ['content'], folder);
  const findings = lintLibrary(library);
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (values.json) tell(JSON.stringify({ files: library.length, findings }, null, 2));
  else findings.forEach((finding) => tell(line(finding)));
  if (!values.json) complain(`${count(library.length, 'file')}: ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}.`);
  return errors > 0 || (values.strict && findings.length > 0) ? 1 : 0;
};
