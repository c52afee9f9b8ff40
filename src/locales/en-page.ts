import type { PageWords } from './page-words.ts';

export const enPage: PageWords = {
  language: 'en',
  library: 'Policies',
  libraryOf: (shop) => `Policies of ${shop}`,
  about: (shop) => `The policies of ${shop}, with the days on which they were published and took effect.`,
  myChoices: 'My choices',
  published: (day) => `Published on ${day}`,
  effective: (day) => `in force from ${day}`,
  replaced: 'This is an old version; a newer one has replaced it.',
  notYet: (day) => `Not in force yet. The version below applies from ${day}; until that day the one in force now does.`,
  toCurrent: 'Read the version in force',
  upcoming: (day) => `A new version is in force from ${day}. Until that day, the one below applies.`,
  toUpcoming: 'Read the new version',
  versions: 'Other versions',
};
