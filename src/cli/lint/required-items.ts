import type { Clause, PolicyDocument } from '../../policy/document.ts';
import { toSlug } from '../../policy/heading.ts';
import { newestOf, type Library } from '../library.ts';
import { findingIn, lineOfKey, type Finding, type Rule } from './finding.ts';
import { items, type Item } from './items.ts';

const holds = (slug: string, words: readonly string[]): boolean => words.some((word) => `-${slug}-`.includes(`-${word}-`));

/** Whether a document is about customers' data: it asks for a consent, takes a request, or is called so. */
const isDataPolicy = ({ clauses, document, title }: PolicyDocument): boolean =>
  clauses.some(({ consent, request }) => consent ?? request)
  || holds(`${document}-${toSlug(title)}`, ['bao-mat', 'du-lieu-ca-nhan', 'rieng-tu', 'privacy', 'data-protection']);

/**
 * A clause says an item where its id or title does. One that asks for a consent is about that consent; one that takes a
 * request, about that request: the title "Hạn chế sử dụng dữ liệu" does not tell what the data is used for.
 */
const says = ({ id, title, consent, request }: Clause, { ids, words, requests }: Item): boolean => {
  if (consent) return false;
  if (request) return requests.includes(request);
  return ids.includes(id) || holds(toSlug(title), words);
};

/** A clause's text without its headings: a heading alone tells a customer nothing. */
const hasText = ({ text }: Clause): boolean => /(?:\p{L}[^\p{L}]*){8}/u.test(text.replace(/^#{1,6}\s.*$/gm, ''));

const waysToSay = ({ ids, words, requests }: Item): string => [
  ...ids.map((id) => `the id #${id}`), ...requests.map((kind) => `request=${kind}`), `a title with ${words.map((word) => `"${word.replaceAll('-', ' ')}"`).join(' or ')}`,
].join(', or ');

const checkItems: Rule = (file) => {
  const { clauses } = file.policy;
  const found = findingIn(file);
  const [first] = clauses;
  const sections = first?.depth === 1 ? clauses.slice(1) : clauses;
  return items.flatMap((item): readonly Finding[] => {
    const saying = sections.filter((clause) => says(clause, item));
    const [empty] = saying;
    if (!empty) {
      return [found('missing-item', first?.line ?? 1, `No clause says ${item.about} (item ${item.letter} of what a published policy must hold).`,
        `write one, such as "${item.example}"; a heading is known by ${waysToSay(item)} (without marks).`)];
    }
    return saying.some(hasText) ? [] : [found('empty-item', empty.line, `The clause "${empty.title}" has no text, and must say ${item.about} (item ${item.letter}).`,
      'write it below the heading.')];
  });
};

/** Who is behind the shop and how to reach them stands in the front matter for the widget, and in the text for the reader. */
const checkOwner: Rule = (file) => {
  const { fields, body } = file.policy;
  const found = findingIn(file);
  const shown = (key: string): boolean => body.includes(fields.get(key) || '\0');
  const missing = (key: string, what: string): readonly Finding[] => shown(key) ? [] : [found('owner-not-shown', lineOfKey(file, key),
    `The text does not show ${what}.`, fields.get(key) ? `put {{${key}}} where the text says who you are.` : `add a line "${key}: …" to the front matter and {{${key}}} to the text.`)];
  return [...missing('shop', 'the shop\'s name'), ...missing('address', 'the owner\'s address'), ...shown('phone') ? [] : missing('email', 'a phone number or an e-mail address')];
};

const checkLanguage = (file: Parameters<Rule>[0], library: Library): readonly Finding[] => {
  const { document } = file.policy;
  const inVietnamese = library.some(({ policy }) => policy.document === document && /^vi\b/i.test(policy.language));
  return inVietnamese || !file.policy.language ? [] : [findingIn(file)('not-vietnamese', lineOfKey(file, 'language'),
    'The policy is not there in Vietnamese.', 'publish a Vietnamese version beside it; this one may stay as its translation.')];
};

/** The eight items, the owner and the language, in every newest version of a document about customers' data. */
export const requiredItems: Rule = (file, library) =>
  !newestOf(library).includes(file) || !isDataPolicy(file.policy) ? []
    : [...checkItems(file, library), ...checkOwner(file, library), ...checkLanguage(file, library)];
