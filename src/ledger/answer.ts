import type { Problem } from './problem.ts';

/** What a step of a request came to: its result, or the reason why the request ends here. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const accepted = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refused = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({ ok: false, problem });
