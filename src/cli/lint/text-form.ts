import { rawText } from '../../policy/token-text.ts';
import { findTokens } from '../find-links.ts';
import { findingIn, lineOfKey, type Rule } from './finding.ts';

/**
 * Vietnamese can be written in two forms that look alike. Digests are taken of NFC, so nothing breaks; but searching the
 * file, comparing versions and the editor's own spelling do.
 */
export const textForm: Rule = (file) => {
  const lines = file.source.split(/\r\n?|\n/);
  const decomposed = lines.flatMap((line, index) => (line === line.normalize('NFC') ? [] : [index + 1]));
  const [first, ...more] = decomposed;
  return first === undefined ? [] : [findingIn(file)('not-nfc', first,
    `The text is not in Unicode NFC here${more.length > 0 ? ` and on ${more.length} more lines` : ''}: letters and their marks are stored apart.`,
    'convert the file to NFC, with your editor or with uconv -x any-nfc.')];
};

/** A key with nothing behind it is a gap that waits for the first sentence that uses it. */
export const emptyValues: Rule = (file) => {
  const told = new Set(file.policy.problems.map(({ about }) => about));
  return [...file.policy.fields].filter(([key, value]) => value === '' && !told.has(key)).map(([key]) => findingIn(file)(
    'empty-value', lineOfKey(file, key), `The front matter's "${key}" has no value.`, 'write its value, or delete the line.'));
};

/** A policy's text holds no markup but markdown's: tags would be shown to the reader as they are typed. Comments show nothing. */
export const rawHtml: Rule = (file) => {
  const found = findTokens(file, (token) => {
    // A text that can't be parsed comes as one piece of this kind.
    if (token.type !== 'html' || token.raw === file.policy.body || rawText(token.text).trim() === '') return [];
    const [raw = ''] = token.raw.trimStart().split('\n');
    return [{ raw, tag: /<\/?[a-z][\w-]*/i.exec(raw)?.[0] ?? raw }];
  });
  return found.filter(({ line }, index) => line !== found[index - 1]?.line).map(({ line, tag }) => findingIn(file)('raw-html', line,
    `"${tag}${tag.startsWith('<') ? '>' : ''}" is HTML, and customers see its tags as text.`,
    'write it in markdown (**bold**, a list, a table, a blank line between paragraphs), or write the < as &lt;.', 'warning'));
};
