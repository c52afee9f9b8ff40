/**
 * What a customer set for herself on this device: how large the text is, say. It is kept only when she changes it, is
 * never sent anywhere, and goes with every other trace (`clear-preferences.ts`, which knows the prefix as well). Where
 * storage is blocked it lasts as long as the page.
 */
const PREFIX = 'an-tam-';

export const readPreference = (name: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch { // storage is blocked: nothing was ever kept
    return null;
  }
};

/** @param value nothing where it is what everybody starts with: that needs no trace */
export const keepPreference = (name: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch { // storage is blocked or full: it holds on the screen all the same
  }
};
