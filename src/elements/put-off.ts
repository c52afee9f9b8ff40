/**
 * What a prompt keeps on this device: when it was put off, and which coming version is known. It is never sent anywhere
 * and goes with every other trace (`clear-preferences.ts`). Where storage is blocked it lasts as long as the page.
 */
const PREFIX = 'an-tam-';

/** What storage didn't take. */
const inPage = new Map<string, string>();

const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(PREFIX + name, value);
    inPage.delete(name);
  } catch { // storage is blocked or full: it holds in this page all the same
    inPage.set(name, value);
  }
};

const read = (name: string): string | undefined => {
  try {
    return localStorage.getItem(PREFIX + name) ?? inPage.get(name);
  } catch { // storage is blocked: what this page knows is all
    return inPage.get(name);
  }
};

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `30m`, `12h`, `7d`; a week where it says nothing of the kind. */
export const readDuration = (text: string | null): number => {
  const [, count = '7', unit = 'd'] = /^\s*(\d{1,4})([mhd])\s*$/.exec(text ?? '') ?? [];
  return Number(count) * (UNITS[unit] ?? 0);
};

/** The customer doesn't want to be asked now. That decides nothing, and is told to nobody. `now` is in milliseconds. */
export const putOff = (endpoint: string, now: number): void => keep(`later ${endpoint}`, String(now));

/** @param length milliseconds that it lasts; a moment still ahead is of a clock that was wrong, and counts as nothing */
export const isPutOff = (endpoint: string, length: number, now: number): boolean => {
  const since = Number(read(`later ${endpoint}`) ?? Number.NaN);
  return since <= now && now < since + length;
};

/** She was told of a version to come, and said so. */
export const keepKnown = (document: string, version: string): void => keep(`known ${document}`, version);

export const isKnown = (document: string, version: string): boolean => read(`known ${document}`) === version;
