/** What a page has that may never be used there costs it no more than a name. One file, since each name of a file would cost every page. */
import type { PolicyBoundElement } from './policy-bound-element.ts';
import type { PromptView } from './prompt-view.ts';

export { renderCenter } from './center-view.ts';

export const promptOf = async (host: PolicyBoundElement): Promise<PromptView> => (await import('./prompt-view.ts')).promptOf(host);

export const openChoices = async (opener: HTMLElement): Promise<void> => (await import('./open-choices.ts')).openChoices(opener);
