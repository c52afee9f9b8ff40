/**
 * What a journey may ask of a browser, the same in three engines.
 *
 * A selector may step through shadow roots and frames: `iframe >>> an-tam-consent >>> button`. Clicks and keys are real input, at the place
 * where the element is seen; an element that something else covers is not clicked but reported.
 */
import type { Told } from './accessible-tree.ts';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

export type Media = {
  readonly type?: 'screen' | 'print';
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
};

/** A test that needs what an engine can't do skips with a reason. */
export type Abilities = {
  readonly offline: boolean;
  readonly media: boolean;
  /** A killed browser comes back with its storage. */
  readonly revival: boolean;
  readonly print: boolean;
  /** The driver hands out the accessibility tree. Only Chromium's does: WebDriver, plain or BiDi, tells one element's name and role. */
  readonly tree: boolean;
  /** CSS pixels. */
  readonly narrowest: number;
};

export type Page = {
  readonly goto: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Brings the tab to the front. */
  readonly focus: () => Promise<void>;
  /** Runs a function in the page; it sees nothing of the test but its arguments, which travel as JSON. */
  readonly evaluate: <Args extends readonly unknown[], Answer>(
    run: (...args: Args) => Answer, ...args: Args) => Promise<Awaited<Answer>>;
  /** Polls until the function answers something truthy, and answers that; fails with `message` and what the page shows. */
  readonly waitFor: <Args extends readonly unknown[], Answer>(
    run: (...args: Args) => Answer, message: string, options?: { readonly args?: Args; readonly timeout?: number },
  ) => Promise<Awaited<Answer>>;
  /** Waits until the element is there, brings it into view and presses the left button on its middle. */
  readonly click: (selector: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** `Enter`, `Tab`, `Shift+Tab`, `Space`, … */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Whether the element is there: `#a:focus`, `[aria-checked=true]`. */
  readonly has: (selector: string) => Promise<boolean>;
  /** Brings the element into view, as a person scrolls to it. */
  readonly reveal: (selector: string) => Promise<void>;
  /** The text, blanks folded, also of what lies outside the window; '' where there is no such element. */
  readonly text: (selector: string) => Promise<string>;
  readonly setOffline: (offline: boolean) => Promise<void>;
  readonly setViewport: (width: number, height: number) => Promise<void>;
  readonly emulateMedia: (media: Media) => Promise<void>;
  readonly screenshot: (path: string) => Promise<void>;
  /** The page as it leaves the printer, as a PDF on A4. */
  readonly print: (path: string) => Promise<void>;
  /** What a screen reader is told of the page, in reading order. */
  readonly tree: () => Promise<readonly Told[]>;
  /** Addresses of all that the page asked for, in order. */
  readonly requests: () => Promise<readonly string[]>;
};

/** How a browser is started. */
export type BrowserOptions = {
  /** `false`: as a customer who has turned JavaScript off. What a test asks of the page still runs. Not in WebKit. */
  readonly scripts?: boolean;
  /** `true`: as where a screen reader runs: Chromium then keeps the tree of what it skips in drawing, too. Of no effect elsewhere. */
  readonly listens?: boolean;
};

export type Browser = {
  readonly name: EngineName;
  readonly can: Abilities;
  /** A new tab of the same profile. */
  readonly newPage: () => Promise<Page>;
  /** As a power cut does: no goodbye, no tidying. Every page is gone. */
  readonly kill: () => Promise<void>;
  /** After `kill`: the same profile again. */
  readonly revive: () => Promise<void>;
  readonly close: () => Promise<void>;
};
