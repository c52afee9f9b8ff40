/** Forgets what a customer set for herself on this device: every key that `kept-preference.ts` may have written. */
export const clearPreferences = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('an-tam-')) localStorage.removeItem(key);
  } catch { // storage is blocked: nothing was ever kept
  }
};
