import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from './browser.ts';

/** What an engine must know; the rest of a page is the same everywhere. */
export type Controls = Omit<Page, 'evaluate' | 'waitFor' | 'click' | 'has' | 'reveal' | 'text'> & {
  /** Runs the text of a function with arguments, and answers what it answers. */
  readonly run: (code: string, args: readonly unknown[]) => Promise<unknown>;
  readonly clickAt: (x: number, y: number) => Promise<void>;
};

/** Runs in the page: the element that a selector with `>>>` names, through shadow roots and frames. It may not use anything around it. */
const findDeep = (selector: string): Element | null => selector.split('>>>').reduce<{ scope: ParentNode | null; found: Element | null }>(
  ({ scope }, step) => {
    const found = scope?.querySelector(step.trim()) ?? null;
    return { scope: found?.shadowRoot ?? (found as Partial<HTMLIFrameElement> | null)?.contentDocument ?? null, found };
  }, { scope: document, found: null }).found;

/**
 * Runs in the page: says where the element is, and what lies over it. Where it isn't whole in the window, or covered there, it is
 * brought to the middle; else it is left where it stands, as a person leaves it.
 */
const locate = (found: Element | null): { x: number; y: number; cover?: string } | null => {
  if (!found) return null;
  const look = (): { x: number; y: number; cover?: string } | null => {
    const { left, top, width, height } = found.getBoundingClientRect();
    if (width === 0 || height === 0) return null;
    const [x, y] = [left + width / 2, top + height / 2];
    let hit = found.ownerDocument.elementFromPoint(x, y);
    for (;;) {
      const inner = hit?.shadowRoot?.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    for (let up: Node | null = hit; up; up = up.parentNode ?? (up as Partial<ShadowRoot>).host ?? null) if (up === found) return { x, y };
    const label = found.closest('label');
    return hit && (found.contains(hit) || label?.contains(hit)) ? { x, y } : { x, y, cover: hit?.outerHTML.slice(0, 120) ?? 'nothing' };
  };
  const { left, top, right, bottom } = found.getBoundingClientRect();
  const own = found.ownerDocument.defaultView ?? window;
  const frame = own.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const isWhole = top >= 0 && left >= 0 && bottom <= own.innerHeight && right <= own.innerWidth
    && top + frame.top >= 0 && left + frame.left >= 0 && bottom + frame.top <= innerHeight && right + frame.left <= innerWidth;
  const seen = isWhole ? look() : null;
  if (seen && !seen.cover) return seen;
  found.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return look();
};

/** Runs in the page: where the frame begins that the element is in; a page that is in none begins at 0, 0. */
const frameOf = (found: Element | null): { left: number; top: number } => {
  const { left, top } = found?.ownerDocument.defaultView?.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { left, top };
};

/** Runs in the page, before a press: notes whether that comes to the element or, for the page moved meanwhile, to something else. */
const watchPress = (found: Element | null): void => {
  Object.assign(globalThis, { missed: false });
  found?.ownerDocument.defaultView?.addEventListener('pointerdown', (event) => {
    const path = event.composedPath();
    Object.assign(globalThis, { missed: !path.includes(found) && !path.includes(found.closest('label') ?? found) });
  }, { capture: true, once: true });
};

export const drivePage = (controls: Controls): Page => {
  const evaluate: Page['evaluate'] = async (run, ...args) => await controls.run(run.toString(), args) as never;

  const waitFor: Page['waitFor'] = async (run, message, { args, timeout = 15_000 } = {}) => {
    // An element can't leave the page, and drivers differ about what they say in its place: that it is there is the answer.
    // Nothing is waited for in the page that needn't be: where JavaScript is off, Firefox settles no promise there.
    const code = `(...args) => {
      const told = (answer) => (answer instanceof Node ? true : answer);
      const answer = (${run.toString()})(...args);
      return answer instanceof Promise ? answer.then(told) : told(answer);
    }`;
    const end = Date.now() + timeout;
    let trouble = '';
    for (;;) {
      try {
        const answer = await controls.run(code, args ?? []);
        if (answer) return answer as never;
        trouble = '';
      } catch (error) {
        trouble = `; the last try: ${String(error)}`; // The page may be on its way to another: tried again until the end.
      }
      if (Date.now() > end) {
        const shown = await controls.run('() => location.href + " shows: " + (document.querySelector("main") ?? document.body).innerText.slice(0, 300)', [])
          .catch(String);
        throw new Error(`waited ${timeout} ms in vain: ${message}${trouble}\n${String(shown)}`);
      }
      await pause(60);
    }
  };

  /** The same place twice: what still moves is not yet pressed. What moved at the last moment is pressed again. */
  const click = async (selector: string): Promise<void> => {
    const code = `(selector) => {
      const found = (${findDeep.toString()})(selector);
      const place = (${locate.toString()})(found);
      const { left, top } = (${frameOf.toString()})(found);
      return place && { ...place, x: place.x + left, y: place.y + top };
    }`;
    const end = Date.now() + 15_000;
    let before = '';
    for (;;) {
      const place = await controls.run(code, [selector]) as ReturnType<typeof locate>;
      if (place && !place.cover && JSON.stringify(place) === before) {
        await controls.run(`(selector) => { (${watchPress.toString()})((${findDeep.toString()})(selector)); }`, [selector]);
        await controls.clickAt(place.x, place.y);
        // Where the press led to another page, or no script may listen, nothing tells that it missed.
        if (await controls.run('() => globalThis.missed === true', []).catch(() => false) !== true) return;
      }
      before = JSON.stringify(place);
      if (Date.now() > end) throw new Error(`can't press ${selector}: ${place ? `covered by ${place.cover}` : 'it is not there, or not seen'}`);
      await pause(60);
    }
  };

  const text = async (selector: string): Promise<string> => await controls.run(
    `(selector) => { const found = (${findDeep.toString()})(selector); return found ? found.textContent.replace(/\\s+/g, ' ').trim() : ''; }`,
    [selector]) as string;

  const has = async (selector: string): Promise<boolean> => await controls.run(`(selector) => (${findDeep.toString()})(selector) !== null`, [selector]) as boolean;

  const reveal = async (selector: string): Promise<void> => void await controls.run(
    `(selector) => { (${locate.toString()})((${findDeep.toString()})(selector)); }`, [selector]);

  return { ...controls, evaluate, waitFor, click, has, reveal, text };
};
