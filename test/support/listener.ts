import assert from 'node:assert/strict';
import type { Told } from './browsers/accessible-tree.ts';
import type { Page } from './browsers/browser.ts';

/** What a role is called here, where that isn't its own name. */
const called: Readonly<Record<string, string>> = { textbox: 'field', searchbox: 'search field', DisclosureTriangle: 'fold', sectionheader: 'header' };

const states = ({ role, states: own }: Told): readonly string[] => own.flatMap((state) => {
  const [name = '', value = ''] = state.split('=');
  if (name === 'checked') return value === 'true' ? 'on' : 'off';
  if (name === 'expanded') return value === 'true' ? 'open' : 'closed';
  if (name === 'pressed') return value === 'true' ? 'pressed' : 'not pressed';
  if (name === 'level') return role === 'heading' ? `level ${value}` : [];
  return ['invalid', 'disabled', 'modal'].includes(name) ? name : [];
});

/** One thing as it is heard: `switch “Nhận bản tin”, off (Chưa chọn)`. Plain words are heard as they are. */
const say = (told: Told): string => {
  const { role, name, description } = told;
  if (role === 'text') return name;
  const named = name === '' ? '' : ` “${name}”`;
  return [`${called[role] ?? role}${named}`, ...states(told)].join(', ') + (description === '' ? '' : ` (${description})`);
};

/**
 * A person who doesn't see the page: hears what stands on it in its order, and what is announced. It needs a browser that hands
 * out the accessibility tree (`can.tree`).
 */
export class Listener {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** All that is inside of what begins with these words, in order: `region “Lựa chọn của tôi”`. Without words, all of the page. */
  async hears(inside = 'RootWebArea'): Promise<readonly string[]> {
    const tree = await this.#page.tree();
    const at = tree.findIndex((told) => say(told).startsWith(inside));
    const depth = tree[at]?.depth;
    if (depth === undefined) throw new Error(`nothing is heard of ${inside}`);
    const end = tree.findIndex((told, index) => index > at && told.depth <= depth);
    return tree.slice(at + 1, end < 0 ? undefined : end).map(say);
  }

  /** Waits until this is heard somewhere; answers what follows it, so many things. */
  async meets(words: string | RegExp, following = 0): Promise<readonly string[]> {
    const isIt = (line: string): boolean => (typeof words === 'string' ? line === words : words.test(line));
    for (const end = Date.now() + 15_000; ;) {
      const heard = await this.hears();
      const at = heard.findIndex(isIt);
      if (at >= 0) return heard.slice(at, at + 1 + following);
      if (Date.now() > end) throw new Error(`“${words}” was never heard, but: ${heard.join(' | ').slice(0, 4000)}`);
    }
  }

  /** Waits until a live region says this by itself. That region was there before its words: else nobody would hear them. */
  async isTold(words: RegExp, how: 'status' | 'alert' = 'status'): Promise<void> {
    for (const end = Date.now() + 15_000; ;) {
      const tree = await this.#page.tree();
      const said = tree.flatMap((told, at) => (told.role === how ? [wordsBelow(tree, at)] : []));
      if (said.some((line) => words.test(line))) return;
      if (Date.now() > end) throw new Error(`no ${how} ever said “${words}”, but: ${said.join(' | ')}`);
    }
  }

  /** What the focus is at, as it is heard when it comes there. */
  async isAt(words: string): Promise<void> {
    for (const end = Date.now() + 15_000; ;) {
      const tree = await this.#page.tree();
      const focused = tree.findLast(({ states: own }) => own.includes('focused=true'));
      const heard = focused ? say(focused) : 'nothing';
      if (heard === words) return;
      if (Date.now() > end) assert.equal(heard, words);
    }
  }
}

const wordsBelow = (tree: readonly Told[], at: number): string => {
  const depth = tree[at]?.depth ?? 0;
  const after = tree.slice(at + 1);
  const end = after.findIndex((told) => told.depth <= depth);
  return after.slice(0, end < 0 ? undefined : end).map(({ name }) => name).join(' ');
};
