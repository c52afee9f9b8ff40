import { writeFile } from 'node:fs/promises';
import type { Browser, Page } from './browser.ts';
import { drivePage } from './drive-page.ts';
import { keyActions, startWebDriver, type WebDriver } from './webdriver.ts';

type Send = WebDriver['call'];

const controlPage = (send: Send): Page => {
  const asked: string[] = [];
  /** The engine has no event for a request, so the page's own timeline is read before it goes. */
  const note = async (): Promise<void> => {
    const script = 'return performance.getEntries().filter((entry) => /^(resource|navigation)$/.test(entry.entryType)).map((entry) => entry.name)';
    asked.push(...await send('POST', '/execute/sync', { script, args: [] }) as string[]);
  };
  const run = async (code: string, args: readonly unknown[]): Promise<unknown> => {
    const script = `const done = arguments[1];
      Promise.resolve().then(() => (${code})(...JSON.parse(arguments[0])))
        .then((answer) => done({ answer: answer ?? null }), (error) => done({ error: String(error) }));`;
    const { answer, error } = await send('POST', '/execute/async', { script, args: [JSON.stringify(args)] }) as { answer?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return answer;
  };
  return drivePage({
    run,
    goto: async (url) => {
      await note();
      await send('POST', '/url', { url });
    },
    reload: async () => {
      await note();
      await send('POST', '/refresh');
    },
    close: async () => void await send('DELETE', '/window'),
    focus: async () => void await send('GET', '/title'),
    clickAt: async (x, y) => void await send('POST', '/actions', { actions: [{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
      ],
    }] }),
    type: async (text) => void await send('POST', '/actions', keyActions([...text])),
    press: async (...keys) => void await send('POST', '/actions', keyActions(keys)),
    setOffline: () => Promise.reject(new Error('WebKit can not go offline here: ask `can.offline` first')),
    emulateMedia: () => Promise.reject(new Error('WebKit can not emulate media here: ask `can.media` first')),
    setViewport: async (width, height) => {
      const [outer, inner] = [{ width, height }, 'return [innerWidth, innerHeight]'];
      await send('POST', '/window/rect', outer);
      const [wide = width, tall = height] = await send('POST', '/execute/sync', { script: inner, args: [] }) as number[];
      // By as much more as the window's own frame takes; one that hasn't been laid out anew yet tells its old size.
      await send('POST', '/window/rect', { width: width + Math.max(0, width - wide), height: height + Math.max(0, height - tall) });
    },
    screenshot: async (path) => writeFile(path, Buffer.from(await send('GET', '/screenshot') as string, 'base64')),
    print: () => Promise.reject(new Error('WebKit can not print here: ask `can.print` first')),
    tree: () => Promise.reject(new Error('WebKit hands out no accessibility tree here: ask `can.tree` first')),
    requests: async () => {
      await note();
      return [...new Set(asked)];
    },
  });
};

/** WebKitGTK by WebDriver. Its automation keeps nothing on disk, so a killed browser has no storage to come back to. */
export const openWebKit = async (): Promise<Browser> => {
  const driver = await startWebDriver();
  await driver.call('POST', '/timeouts', { script: 30_000, pageLoad: 30_000 });
  const home = await driver.call('GET', '/window') as string;

  /** One command at a time: a command goes to the tab that was switched to last. */
  let queue: Promise<unknown> = Promise.resolve();
  const sendTo = (handle: string): Send => (method, path, body) => {
    const turn = queue.then(async () => {
      await driver.call('POST', '/window', { handle });
      return driver.call(method, path, body);
    });
    queue = turn.catch(() => undefined); // The caller hears of it; the next command must still have its turn.
    return turn;
  };
  return {
    name: 'webkit',
    can: { offline: false, media: false, revival: false, print: false, tree: false, narrowest: 450 },
    newPage: async () => {
      const { handle } = await sendTo(home)('POST', '/window/new', { type: 'window' }) as { handle: string };
      const page = controlPage(sendTo(handle));
      await page.setViewport(1280, 900);
      return page;
    },
    kill: () => driver.stop(true),
    revive: () => Promise.reject(new Error('WebKit can not come back with its storage: ask `can.revival` first')),
    close: () => driver.stop(),
  };
};
