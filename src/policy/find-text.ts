/**
 * Finds words in a text the way a Vietnamese reader types them: `bao mat` finds `bảo mật`, `dong y` finds `đồng ý`, and
 * `hoà` is `hòa`. Pure: strings in, places out; where the strings stand on a screen is the caller's business.
 */

/** `exact`: case, blanks and the place of a tone mark aside, the same letters. `unmarked`: without their marks, đ as d. */
type Level = 'exact' | 'unmarked';

/** A folded text, and where each of its units stands in the original; without tables, at the same place. */
type Folded = { readonly text: string; readonly starts?: readonly number[]; readonly ends?: readonly number[] };

/** A text that is ready to be searched again and again. */
export type Searchable = { readonly original: string; readonly folded: Readonly<Record<Level, Folded>> };

/** A place in one of the texts: UTF-16 units of the original, the end not included. */
export type Hit = { readonly text: number; readonly start: number; readonly end: number };

export type Findings = {
  /** In the order of the texts; none overlaps another. */
  readonly hits: readonly Hit[];
  /** Index of the first hit that is letter for letter what was asked for; 0 where none is. */
  readonly first: number;
};

/** A run of blanks; a letter with its marks; or marks that stand alone. */
const CLUSTER = /\s+|\P{M}\p{M}*|\p{M}+/gu;

/** In open syllables with oa, oe and uy the older spelling marks the second vowel. After q the u is no vowel. */
const OLDER_TONE = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![\p{L}\p{M}])/gu;
const TONES = '\u0300\u0301\u0309\u0303\u0323';

/** `oà` → `òa`: as many units as before. */
const moveTone = (pair: string): string => {
  const [first = '', second = '', tone = ''] = pair.normalize('NFD');
  return TONES.includes(tone) ? (first + tone).normalize('NFC') + second : pair;
};

const foldPlain = (text: string, level: Level): string => {
  const lower = text.toLowerCase();
  return level === 'exact' ? lower.normalize('NFC') : lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
};

const settleTone = (text: string, level: Level): string => (level === 'exact' ? text.replace(OLDER_TONE, moveTone) : text);

const foldText = (text: string, level: Level): Folded => {
  // Nearly every text is composed, with single blanks: then each unit folds into one, and no table is needed.
  if (!/[^\S ]| {2}|\p{M}/u.test(text)) {
    const folded = foldPlain(text, level);
    if (folded.length === text.length) return { text: settleTone(folded, level) };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const units = /^\s/.test(cluster) ? ' ' : foldPlain(cluster, level);
    folded += units;
    for (let unit = 0; unit < units.length; unit++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { text: settleTone(folded, level), starts, ends };
};

export const makeSearchable = (original: string): Searchable =>
  ({ original, folded: { exact: foldText(original, 'exact'), unmarked: foldText(original, 'unmarked') } });

/** Folds as a search does: two texts that fold alike find each other. */
export const fold = (text: string, level: Level): string => foldText(text, level).text;

const findAt = (texts: readonly Searchable[], query: string, level: Level): readonly Hit[] => {
  const wanted = fold(query, level).trim();
  if (wanted === '') return [];
  return texts.flatMap(({ original, folded: { [level]: { text, starts, ends } } }, index) => {
    const hits: Hit[] = [];
    for (let at = text.indexOf(wanted); at >= 0;) {
      const last = at + wanted.length - 1;
      const start = starts?.[at] ?? at;
      const end = ends?.[last] ?? last + 1;
      // A letter may be found in part (its mark moved to its neighbour, say): that is no place of these words.
      const whole = fold(original.slice(start, end), level) === wanted;
      if (whole) hits.push({ text: index, start, end });
      at = text.indexOf(wanted, whole ? last + 1 : at + 1);
    }
    return hits;
  });
};

/**
 * Finds a query in texts. Words typed with marks mean those marks: where they stand nowhere, and always where no mark
 * was typed, marks count for nothing, and the search begins at the first place that is letter for letter the same.
 */
export const findText = (texts: readonly Searchable[], query: string): Findings => {
  const exact = findAt(texts, query, 'exact');
  const isMarked = fold(query, 'exact') !== fold(query, 'unmarked');
  if (isMarked && exact.length > 0) return { hits: exact, first: 0 };
  const hits = findAt(texts, query, 'unmarked');
  const [best] = exact;
  return { hits, first: best ? Math.max(0, hits.findIndex(({ text, start }) => text === best.text && start >= best.start)) : 0 };
};
