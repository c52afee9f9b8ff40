import { keyActions, startWebDriver } from './browsers/webdriver.ts';

/**
 * WebKitGTK for @web/test-runner. It gives itself out as a launcher of the type "playwright", because the runner's own
 * commands (sendKeys, setViewport, sendMouse) then ask it for a page and call the few methods below.
 *
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export const webkitLauncher = () => {
  let driver;
  let starting;
  let active;

  const point = async (actions) =>
    driver.call('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  const moveTo = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  const button = { left: 0, middle: 1, right: 2 };

  const page = {
    keyboard: {
      type: async (text) => driver.call('POST', '/actions', keyActions([...text])),
      press: async (key) => driver.call('POST', '/actions', keyActions([key])),
    },
    mouse: {
      move: async (x, y) => point([moveTo(x, y)]),
      click: async (x, y, { button: which = 'left' } = {}) => point([moveTo(x, y),
        { type: 'pointerDown', button: button[which] }, { type: 'pointerUp', button: button[which] }]),
    },
    /** The window has a frame of its own, so the first answer tells by how much the page falls short. */
    setViewportSize: async ({ width, height }) => {
      const size = { width, height };
      for (let tries = 0; tries < 3; tries += 1) {
        await driver.call('POST', '/window/rect', size);
        const [inner, tall] = await driver.call('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
        if (inner === width && tall === height) return;
        size.width += width - inner;
        size.height += height - tall;
      }
    },
    emulateMedia: async () => {
      throw new Error('WebKitGTK has no way to emulate media: ask `canEmulateMedia` first');
    },
  };

  return {
    name: 'WebKit',
    type: 'playwright',
    concurrency: 1,
    initialize: async () => undefined,
    startSession: async (id, url) => {
      driver = await (starting ??= startWebDriver());
      active = id;
      await driver.call('POST', '/url', { url });
    },
    isActive: (id) => id === active,
    getBrowserUrl: () => driver.call('GET', '/url'),
    getPage: () => page,
    stopSession: async () => {
      await driver.call('POST', '/url', { url: 'about:blank' });
      active = undefined;
      return {};
    },
    startDebugSession: async () => {
      throw new Error('WebKit can not be debugged by hand: use BROWSERS=chromium');
    },
    stop: async () => driver?.stop(),
  };
};
