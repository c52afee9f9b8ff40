import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { launch, type Browser as Puppeteer, type CDPSession, type KeyInput, type Page as PuppeteerPage } from 'puppeteer-core';
import { readTree } from './accessible-tree.ts';
import type { Browser, BrowserOptions, Page } from './browser.ts';
import { drivePage } from './drive-page.ts';
import { chromiumOptions, firefoxOptions } from './launch-options.ts';

const press = async (page: PuppeteerPage, key: string): Promise<void> => {
  const parts = (key.length > 1 ? key.split('+') : [key]).map((part) => (part === 'Space' ? ' ' : part) as KeyInput);
  for (const part of parts) await page.keyboard.down(part);
  for (const part of parts.toReversed()) await page.keyboard.up(part);
};

const controlPage = (page: PuppeteerPage, name: 'chromium' | 'firefox'): Page => {
  const asked: string[] = [];
  let session: CDPSession | undefined;
  page.on('request', (request) => asked.push(request.url()));
  return drivePage({
    goto: async (url) => void await page.goto(url, { waitUntil: 'load' }),
    reload: async () => void await page.reload({ waitUntil: 'load' }),
    close: () => page.close(),
    focus: () => page.bringToFront(),
    // A function made of text here, so that the page's own policy against eval is not in the way there.
    run: (code, args) => page.evaluate(`(${code})(...${JSON.stringify(args)})`),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: async (...keys) => {
      for (const key of keys) await press(page, key);
    },
    setOffline: (offline) => page.setOfflineMode(offline),
    setViewport: (width, height) => page.setViewport({ width, height }),
    emulateMedia: async ({ type = 'screen', colorScheme = 'light', reducedMotion = 'no-preference', forcedColors = 'none' }) => {
      if (name === 'firefox') throw new Error('Firefox can not emulate media here: ask `can.media` first');
      session ??= await page.createCDPSession(); // What it emulates ends with it.
      await session.send('Emulation.setEmulatedMedia', { media: type === 'print' ? 'print' : '', features: [
        { name: 'prefers-color-scheme', value: colorScheme },
        { name: 'prefers-reduced-motion', value: reducedMotion },
        { name: 'forced-colors', value: forcedColors },
      ] });
    },
    screenshot: async (path) => void await page.screenshot({ path }),
    print: async (path) => void await page.pdf({ path, format: 'A4', timeout: 30_000 }),
    tree: async () => {
      if (name === 'firefox') throw new Error('Firefox hands out no accessibility tree here: ask `can.tree` first');
      session ??= await page.createCDPSession();
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      return readTree(nodes);
    },
    requests: () => Promise.resolve(asked),
  });
};

/** Chromium by CDP, Firefox by WebDriver BiDi, each on a profile of its own in a temporary folder. */
export const openPuppeteer = async (name: 'chromium' | 'firefox', { scripts = true, listens = false }: BrowserOptions = {}): Promise<Browser> => {
  // Chromium turns scripts off a page, Firefox a profile.
  const off = scripts ? {} : { extraPrefsFirefox: { 'javascript.enabled': false } };
  const options = name === 'chromium' ? chromiumOptions : { ...firefoxOptions, ...off };
  const userDataDir = await mkdtemp(`${tmpdir()}/an-tam-${name}-`);
  const listening = listens ? ['--force-renderer-accessibility'] : [];
  const args = name === 'chromium' ? [...chromiumOptions.args, ...listening] : [];
  const start = (): Promise<Puppeteer> => launch({ ...options, args, userDataDir, headless: true });
  let browser = await start();

  const kill = async (): Promise<void> => {
    const child = browser.process();
    if (!child?.pid || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    process.kill(-child.pid, 'SIGKILL'); // The whole group: renderers, network process and all.
    await gone;
  };
  return {
    name,
    can: { offline: true, media: name === 'chromium', revival: true, print: true, tree: name === 'chromium', narrowest: 320 },
    newPage: async () => {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      if (!scripts && name === 'chromium') await page.setJavaScriptEnabled(false);
      return controlPage(page, name);
    },
    kill,
    revive: async () => {
      browser = await start();
    },
    close: async () => {
      await kill();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
};
