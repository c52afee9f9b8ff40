import { pastStates } from './past-states.ts';
import { promptStates } from './prompt-states.ts';
import { publishedStates } from './published-states.ts';
import { readerStates } from './reader-states.ts';
import { requestStates } from './request-states.ts';
import { rowStates } from './row-states.ts';
import { places, type Stage, type VisibleState } from './stage.ts';

/** Everything that a person can meet on the screen. */
const visibleStates: readonly VisibleState[] = [
  ...rowStates, ...readerStates, ...requestStates, ...promptStates, ...pastStates, ...publishedStates,
];

/** Every state wherever it can be met, in both languages; a page that is published has its text's alone. */
export const views: readonly (Omit<VisibleState, 'on' | 'languages'> & Pick<Stage, 'where' | 'language'>)[] =
  visibleStates.flatMap(({ on, languages = ['vi', 'en'], ...state }) => on.flatMap((where) => languages.map((language) =>
    ({ ...state, at: places[where].element + state.at, where, language }))));
