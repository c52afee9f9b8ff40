import type { Library } from '../library.ts';
import type { Finding, Rule } from './finding.ts';
import { links } from './links.ts';
import { parserProblems } from './parser-problems.ts';
import { recipients } from './recipients.ts';
import { requiredItems } from './required-items.ts';
import { emptyValues, rawHtml, textForm } from './text-form.ts';
import { editions, unnamedPrevious, versionChain } from './versions.ts';

const rules: readonly Rule[] = [
  parserProblems, textForm, rawHtml, emptyValues, requiredItems, recipients, versionChain, unnamedPrevious, editions, links,
];

/** All that the rules find in files that were read together, a file's by line. */
export const lintLibrary = (library: Library): readonly Finding[] =>
  library.flatMap((file) => rules.flatMap((rule) => rule(file, library)).sort((a, b) => a.line - b.line));
