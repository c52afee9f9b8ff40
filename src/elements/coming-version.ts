import { html, type TemplateResult } from 'lit/html.js';
import { comingWords } from '../locales/vi-coming.ts';
import type { FoundSource } from '../policy/load-policy.ts';
import { readUpcoming } from '../policy/read-upcoming.ts';
import type { ChangesHost, ChangesView } from './changes-view.ts';
import { COMING } from './coming-address.ts';
import type { ComingText } from './coming-text.ts';
import type { GivenWords, MakeAid } from './reading-aid.ts';

/** What of the coming version stands in the place of the text. */
type Shown = { readonly is: 'text'; readonly view: ComingText } | { readonly is: 'changes'; readonly view: ChangesView };

/** Opens one or the other, or goes back to the text where that is what stands there. */
type Press = (what: Shown['is']) => void;

/**
 * Announces a version that is published and not yet in force, and shows it in the place of the text, or what changes with
 * it: without a switch, under a sentence that says that it doesn't apply yet, and with a way back above and below.
 */
export const makeComing: MakeAid = ({ host, root, policy, source, update, signal }) => {
  const upcoming = host.model.is === 'ready' ? host.model.upcoming : undefined;
  if (!upcoming) return {};
  let shown: Shown | undefined;
  const show = (next: Shown | undefined): void => {
    shown = next;
    update();
  };
  const open = async (what: Shown['is']): Promise<void> => {
    try {
      const next = await make(what, source, upcoming, { update, adopt: (styles) => host.adopt(styles) });
      if (signal.aborted) return;
      show(next);
      await host.updateComplete;
      const mark = root.querySelector<HTMLElement>('.not-yet');
      mark?.focus({ preventScroll: true });
      mark?.scrollIntoView({ behavior: 'instant', block: 'nearest' });
    } catch (error) {
      host.report('part-missing', String(error));
    }
  };
  const back = (): void => {
    const pressed = root.querySelector<HTMLElement>(`[part=${shown?.is === 'text' ? 'preview' : 'coming-changes'}]`);
    show(undefined);
    pressed?.focus();
  };
  const press: Press = (what) => (shown?.is === what ? back() : void open(what));
  // A link into the text leads to the text, and so do a search of it and what else stands in its place.
  const leave = (event: Event): void => {
    const path = event.composedPath();
    if (path.some(isWayHere)) void open('text');
    else if (shown && path.some(isWayOut)) show(undefined);
  };
  const follow = (): void => {
    if (location.hash === COMING) void open('text');
    else if (shown) show(undefined);
  };
  addEventListener('click', leave, { signal, capture: true });
  addEventListener('hashchange', follow, { signal, capture: true });
  follow();
  return {
    renderControl: (given) => renderAnnouncement(upcoming, shown, given, press),
    renderInstead: (given) => shown && renderShown(upcoming, shown, given, policy.language, back),
  };
};

/** A second press on the same link changes no address. */
const isWayHere = (node: EventTarget): boolean =>
  node instanceof HTMLAnchorElement && node.hash === COMING && node.href.startsWith(`${location.href.split('#')[0]}#`);

const isWayOut = (node: EventTarget): boolean => node instanceof Element
  && (node.matches('[part~=search], [part~=search-strip], [part~=compare-previous]') || (node.matches('a[href*="#"]') && !node.closest('.passages')));

const make = async (what: Shown['is'], inForce: string, { source }: FoundSource, host: ChangesHost): Promise<Shown> => {
  if (what === 'changes') {
    const { viewComing } = await import('./changes-view.ts');
    return { is: what, view: viewComing(host, inForce, source) };
  }
  const { readComing } = await import('./coming-text.ts');
  return { is: what, view: await readComing(source) };
};

const renderAnnouncement = ({ source }: FoundSource, shown: Shown | undefined, given: GivenWords, press: Press): TemplateResult => {
  const words = comingWords(given);
  const isPressed = (what: Shown['is']): string => String(shown?.is === what);
  return html`<div class="coming" part="upcoming"><p>${words.coming(words.day(readUpcoming(source).effective))}</p>
    <button type="button" class="act" part="preview" aria-pressed=${isPressed('text')} @click=${() => press('text')}>${words.readComing}</button>
    <button type="button" class="act" part="coming-changes" aria-pressed=${isPressed('changes')} @click=${() => press('changes')}>${words.seeComingChanges}</button>
  </div>`;
};

const renderShown = ({ source }: FoundSource, shown: Shown, given: GivenWords, language: string, back: () => void): TemplateResult => {
  const words = comingWords(given);
  const day = words.day(readUpcoming(source).effective);
  const way = (): TemplateResult => html`<button type="button" class="act" part="back-to-text" @click=${back}>${words.backToText}</button>`;
  return html`<div class="coming-text" part="coming" lang=${words.language}>
    <p class="not-yet" tabindex="-1">${shown.is === 'text' ? words.notYet(day) : words.changesToCome(day)}</p>${way()}
    ${shown.is === 'text' ? shown.view.render(words) : shown.view.render(given, language)}${way()}</div>`;
};
