import type { Problem } from './document.ts';

/** What is wrong and what to do. `about` comes from the file. */
const sentence = (code: Problem['code'], about: string): string => {
  switch (code) {
    case 'too-large': return about === 'headings'
      ? 'There are more than 2,000 headings; split the file into several documents.' : about ? `Filling in {{${about}}} makes the text larger than 2 MiB; shorten the value or use it less often.`
      : 'The file is larger than 1 MiB; split it into several documents.';
    case 'no-front-matter': return 'The file must start with a line --- and its front matter (document, version, effective, language, shop, phone or email).';
    case 'unclosed-front-matter': return 'The front matter never ends; close it with a line ---.';
    case 'bad-line': return 'This front matter line is not "key: value"; write one key, a colon, a space and its value, or delete the line.';
    case 'repeated-key': return `The key "${about}" stands in the front matter twice; keep one.`;
    case 'missing-key': return about === 'phone'
      ? 'The front matter says neither phone nor email; add one, so that customers can reach the shop.'
      : `The front matter lacks "${about}", or its value is empty; add it.`;
    case 'bad-value': return badValue(about);
    case 'missing-slot': return `{{${about}}} has no value; add a line "${about}: …" to the front matter, or take the slot out of the text.`;
    case 'bad-attributes': return about === 'title'
      ? 'A heading that asks for a consent or takes requests needs a title of 1 to 500 characters; the record names it.'
      : `"${about}" can't be read as a heading's attributes; write {#id key=value key="two words"} at the very end of the heading, each key once, `
        + 'and recipients, ask, edition and min-age only beside consent.';
    case 'unknown-attribute': return `The heading attribute "${about}" is not known; use consent, recipients, ask, edition, min-age or request.`;
    case 'bad-attribute-value': return badAttribute(about);
    case 'repeated-id': return `The id "${about}" was given to an earlier heading; choose another, so that links find their clause.`;
    case 'repeated-consent': return `The consent "${about}" is asked for by an earlier heading; ask for each consent once.`;
    case 'nested-consent': return `The consent "${about}" stands inside the clause of another consent; give each its own heading of the same level.`;
    case 'hidden-text': return `The clause that asks for "${about}" holds what the screen would not show: a comment, an invisible character or one given by number (&#…), `
      + 'a link definition ([x]: …), a code fence, or a table row with more cells than its head; take it out: a person agrees to what the screen shows, and to nothing beside it.';
    case 'ambiguous-heading': return about
      ? `The heading "${about}" can't be told for sure from its markup; write it in plain words, without links, HTML or entities.`
      : 'It is not certain what is a heading here; leave a blank line before and after this line, and write headings as "## Title" at the line\'s start.';
    case 'too-deep': return 'The text is nested too deep to be laid out and is shown as plain text; use fewer levels of lists, quotes and brackets.';
    case 'insecure-context': return 'The page is served without https, so the browser offers no Web Crypto and no consent can be recorded; serve it over https.';
    case 'no-text': return 'There is no text after the front matter; write the policy there.';
    default: return code satisfies never;
  }
};

const badValue = (key: string): string => {
  const shapes: { readonly [key: string]: string } = {
    document: 'lower-case words joined by -, such as chinh-sach-bao-mat',
    version: 'at most 100 characters, a date such as 2026-11-22 by custom',
    effective: 'a day that exists, such as 2026-12-01',
    published: 'a day that exists, such as 2026-12-01',
    language: 'a language tag, such as vi',
    storage: 'two capital letters for a country, such as VN',
    email: 'one e-mail address',
  };
  return `The value of "${key}" in the front matter must be ${shapes[key] ?? 'of another form'}.`;
};

const badAttribute = (key: string): string => {
  const shapes: { readonly [key: string]: string } = {
    consent: 'consent= takes lower-case words joined by -, groups by a dot, such as partner-sharing.giao-hang',
    recipients: 'recipients="A; B" takes 1 to 50 names of at most 200 characters, parted by ; and at most 2,000 characters in all',
    ask: 'ask= takes email or phone',
    edition: 'edition= takes a whole number',
    'min-age': 'min-age= takes a number of years from 1 to 99',
    request: 'request= takes see, correct, delete, restrict, object, complain, misuse or vulnerability',
  };
  const shape = shapes[key];
  return shape ? `The attribute ${shape}; correct this heading.` : `The id "${key}" may hold a-z, 0-9 and - alone, at most 200 characters; correct this heading.`;
};

/** One plain sentence for the page's owner: where (address and line), what, and what to do. */
export const explainProblem = ({ code, line, about = '' }: Problem, url: string): string => `${url}:${line}: ${sentence(code, about)}`;
