import type { AskingClause, Clause, ConsentAsk } from '../../policy/document.ts';
import { dirname, relative, sep } from 'node:path';
import { newestOf, previousOf, previousPath, type PolicyFile } from '../library.ts';
import { findingIn, lineOfKey, type Finding, type Rule } from './finding.ts';

/** The chain of versions: each names the one before it, of the same document, under a name of its own. */
export const versionChain: Rule = (file, library) => {
  const found = findingIn(file);
  const { document, version, language } = file.policy;
  const before = previousOf(file, library);
  const twin = library.find(({ path, policy }) =>
    path < file.path && policy.document === document && policy.version === version && policy.language === language);
  return [
    ...previousPath(file) !== undefined && !before ? [found('previous-missing', lineOfKey(file, 'previous'),
      'The version before this one is not among the files that were read.', 'correct "previous", put that file in its place, or check the whole folder.')] : [],
    ...before && before.policy.document !== document ? [found('previous-other-document', lineOfKey(file, 'previous'),
      `"previous" leads to a version of another document, "${before.policy.document}".`, 'name the version of this document that came before.')] : [],
    ...twin && version ? [found('repeated-version', lineOfKey(file, 'version'), `${twin.shown} is called version "${version}" already.`,
      'give this version a name of its own; by custom its date.')] : [],
  ];
};

const byDay = (a: PolicyFile, b: PolicyFile): number =>
  `${a.policy.effective} ${a.policy.version}` < `${b.policy.effective} ${b.policy.version}` ? -1 : 1;

/**
 * Versions of one document, in one language, that no `previous` joins: nothing compares their clauses, and both count as what
 * customers read today. Of two such versions the later must name the other.
 */
export const unnamedPrevious: Rule = (file, library) => {
  const { document, language, version, fields } = file.policy;
  const isElsewhere = Boolean(fields.get('previous')) && !previousOf(file, library); // that is told, or can't be known
  const ends = newestOf(library).filter(({ policy }) => policy.document === document && policy.language === language).sort(byDay);
  const before = ends[ends.indexOf(file) - 1];
  if (!document || isElsewhere || !before || before.policy.version === version) return [];
  const path = relative(dirname(file.path), before.path).replaceAll(sep, '/');
  return [findingIn(file)('previous-unnamed', lineOfKey(file, fields.get('previous') ? 'previous' : 'version'),
    `${before.shown} is version "${before.policy.version}" of this document, and no "previous" joins the two: nobody learns what changed between them.`,
    `write "previous: ${encodeURI(path)}" in the front matter.`)];
};

/** What is asked for, without the words: a change of it is never a change of wording. */
const asked = ({ recipients, ask, minAge }: ConsentAsk): string => JSON.stringify([recipients, ask, minAge]);

const compare = (file: PolicyFile, clause: Clause & Pick<AskingClause, 'consent'>, before: Clause, since: string): readonly Finding[] => {
  const found = findingIn(file);
  const [edition, earlier] = [clause.consent.edition, before.consent?.edition];
  if (edition === undefined || earlier === undefined || clause.text === before.text) return [];
  const { title, line } = clause;
  if (edition < earlier) {
    return [found('edition-went-back', line, `"${title}" was edition ${earlier} in version ${since} and is edition ${edition} now.`, `write edition=${earlier + 1}.`)];
  }
  if (edition > earlier) return [];
  return before.consent && asked(clause.consent) !== asked(before.consent)
    ? [found('edition-asks-otherwise', line, `"${title}" asks for something else than in version ${since} (recipients, address or age), within edition ${edition}.`,
      `write edition=${edition + 1}, so that customers are asked again.`)]
    : [found('edition-reworded', line, `The words of "${title}" changed since version ${since}, within edition ${edition}: customers are told, and not asked again.`,
      `if it means anything else than before, write edition=${edition + 1}; otherwise nothing is to do.`, 'warning')];
};

/** Clauses whose words changed within an edition, against the version before. */
export const editions: Rule = (file, library) => {
  const before = previousOf(file, library);
  return !before ? [] : file.policy.clauses.flatMap((clause) => {
    const { consent } = clause;
    const earlier = consent && before.policy.clauses.find((other) => other.consent?.purpose === consent.purpose);
    return consent && earlier ? compare(file, { ...clause, consent }, earlier, before.policy.version) : [];
  });
};
