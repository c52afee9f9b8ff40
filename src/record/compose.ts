/** More marks on one letter than any language has. */
const PILED_UP = /\p{M}{16}/u;

/**
 * The text in Unicode NFC; `undefined` where marks are piled up on one letter: composing them takes time that grows with the
 * square of their number.
 */
export const compose = (text: string): string | undefined => (PILED_UP.test(text) ? undefined : text.normalize('NFC'));
