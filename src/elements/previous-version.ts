import { html } from 'lit/html.js';
import type { ChangesView } from './changes-view.ts';
import type { MakeAid } from './reading-aid.ts';

/** The button that shows, in the place of the text, what has changed since the version before; what compares comes with it. */
export const makePreviousVersion: MakeAid = ({ host, policy, source, update, signal }) => {
  const previous = policy.fields.get('previous');
  if (!previous) return {};
  let changes: ChangesView | undefined;
  const show = (view: ChangesView | undefined): void => {
    changes = view;
    update();
  };
  const open = async (): Promise<void> => {
    try {
      const { viewPrevious } = await import('./changes-view.ts');
      const { model } = host;
      if (!signal.aborted && model.is === 'ready') show(viewPrevious({ update, adopt: (styles) => host.adopt(styles) }, source, previous, model.url));
    } catch (error) {
      host.report('part-missing', String(error));
    }
  };
  // A link into the text leads to the text, and so does a search of it. Before the others hear of it: they look for what is shown.
  const leave = (event: Event): void => {
    const isWayIn = (node: EventTarget): boolean => node instanceof Element && node.matches('a[href*="#"], [part~=search], [part~=search-strip], [part~=upcoming]');
    if (changes && event.composedPath().some(isWayIn)) show(undefined);
  };
  addEventListener('click', leave, { signal, capture: true });
  addEventListener('hashchange', () => { if (changes) show(undefined); }, { signal, capture: true });
  return {
    renderControl: (words) => html`<button type="button" class="act" part="compare-previous" aria-pressed=${changes ? 'true' : 'false'}
      @click=${() => (changes ? show(undefined) : void open())}>${words.comparePrevious}</button>`,
    renderInstead: (words) => changes?.render(words, policy.language),
  };
};
