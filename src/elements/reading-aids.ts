/**
 * What a reader can do beyond showing its text. None of it is needed for the first screen, so it comes after that was
 * painted. An aid that few will use loads its heavier part itself, when it is asked for.
 */
import { readingWords } from '../locales/vi-reading.ts';
import { makeComing } from './coming-version.ts';
import { makeCopyLink } from './copy-link.ts';
import { followClauses } from './follow-clauses.ts';
import { makeLibrary } from './library-links.ts';
import { makePreviousVersion } from './previous-version.ts';
import { makePrintButton } from './print-button.ts';
import { readingAidStyles } from './reading-aid-styles.ts';
import type { MakeAid, ReaderScene, ReadingAids } from './reading-aid.ts';
import { makeRequests } from './request-aid.ts';
import { makeSearchButton } from './search-button.ts';
import { makeShopContact } from './shop-contact.ts';
import { makeContents } from './table-of-contents.ts';
import { makeTextSize } from './text-size.ts';

/** In the order in which their buttons and notices stand. */
const makers: readonly MakeAid[] = [
  makeComing, makeContents, makeSearchButton, makePrintButton, makeTextSize, makePreviousVersion, makeCopyLink, makeShopContact,
  makeLibrary, makeRequests, followClauses,
];

/** Makes the aids for one text. */
export const makeReadingAids = (scene: ReaderScene): ReadingAids => {
  scene.host.adopt(readingAidStyles);
  const aids = makers.map((make) => make(scene));
  return {
    controls: (given) => aids.map((aid) => aid.renderControl?.(readingWords(given))),
    contents: () => aids.map((aid) => aid.renderContents?.()),
    above: (given) => aids.map((aid) => aid.renderAbove?.(readingWords(given))),
    instead: (given) => aids.map((aid) => aid.renderInstead?.(readingWords(given))).find(Boolean),
    besideHeading: (clause, given) => aids.map((aid) => aid.renderBesideHeading?.(clause, readingWords(given))),
    clauseEnd: (clause, given) => aids.map((aid) => aid.renderClauseEnd?.(clause, readingWords(given))),
    foot: (given) => aids.map((aid) => aid.renderFoot?.(readingWords(given))),
  };
};
