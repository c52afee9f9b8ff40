import { html } from 'lit/html.js';
import type { MakeAid } from './reading-aid.ts';
import type { TextSearch } from './text-search.ts';

/** The button that opens the search; what searches comes with the first press. */
export const makeSearchButton: MakeAid = (scene) => {
  const { host, root, update, signal } = scene;
  let search: TextSearch | undefined;
  const close = (): void => {
    const found = search?.close();
    search = undefined;
    update();
    // Where something was found the text stays where it is: that is what she came for.
    root.querySelector<HTMLElement>('[part=search]')?.focus({ preventScroll: Boolean(found) });
  };
  const open = async (): Promise<void> => {
    try {
      const { TextSearch: Search, textSearchStyles } = await import('./text-search.ts');
      if (signal.aborted) return;
      host.adopt(textSearchStyles);
      search ??= new Search(scene, close);
      update();
      await host.updateComplete;
      search.focus();
    } catch (error) {
      host.report('part-missing', String(error));
    }
  };
  signal.addEventListener('abort', () => search?.close());
  return {
    renderControl: (words) => html`<button type="button" class="act" part="search" aria-expanded=${search ? 'true' : 'false'}
      @click=${() => (search ? close() : void open())}>${words.search}</button>`,
    renderAbove: (words) => search?.render(words),
  };
};
