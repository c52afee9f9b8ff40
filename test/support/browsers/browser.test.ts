import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser } from './browser.ts';
import { engines, openBrowser } from './open-browser.ts';

const script = `
  customElements.define('x-box', class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      const button = document.createElement('button');
      button.textContent = 'Đồng ý';
      button.addEventListener('click', (event) => { button.textContent = event.isTrusted ? 'Cảm ơn' : 'giả'; });
      const field = document.createElement('input');
      root.append(button, field);
    }
  });
  new BroadcastChannel('news').onmessage = (event) => { document.title = event.data; };`;

describe('the browser driver', () => {
  let server: Server;
  let address = '';
  before(async () => {
    server = createServer((request, response) => {
      const isScript = request.url === '/box.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', "default-src 'self'; require-trusted-types-for 'script'");
      response.end(isScript ? script : `<!doctype html><title>-</title><div id=long></div><x-box></x-box><script src="/box.js"></script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => { server.close(); });

  for (const engine of engines) {
    it(`drives ${engine}: real input through shadow roots, two tabs of one profile, death and revival`, async () => {
      const browser: Browser = await openBrowser(engine);
      try {
        const page = await browser.newPage();
        await page.goto(address);
        await page.evaluate(() => { document.getElementById('long')?.style.setProperty('height', '3000px'); });
        await page.click('x-box >>> button');
        assert.equal(await page.text('x-box >>> button'), 'Cảm ơn');
        await page.click('x-box >>> input');
        await page.type('Lan ơi');
        assert.equal(await page.evaluate(() => document.querySelector('x-box')?.shadowRoot?.querySelector('input')?.value), 'Lan ơi');
        assert.equal(await page.evaluate(async (a: number, b: number) => Promise.resolve(a + b), 2, 3), 5);
        await assert.rejects(page.waitFor(() => false, 'pigs fly', { timeout: 200 }), /pigs fly/);

        const second = await browser.newPage();
        await second.goto(address);
        await second.evaluate(() => { new BroadcastChannel('news').postMessage('tin mới'); localStorage.setItem('news', 'tin mới'); });
        await page.waitFor(() => document.title === 'tin mới' && localStorage.getItem('news') === 'tin mới', 'the first tab hears of the second');
        await second.click('x-box >>> button');
        assert.equal(await second.text('x-box >>> button'), 'Cảm ơn');
        await page.click('x-box >>> button');
        assert.deepEqual((await page.requests()).filter((url) => !url.includes('favicon')).slice(-2), [address, `${address}box.js`]);
        await page.setViewport(browser.can.narrowest, 700);
        assert.ok(await page.evaluate(() => innerWidth) <= browser.can.narrowest);
        await second.close();

        if (browser.can.offline) {
          await page.setOffline(true);
          await assert.rejects(page.evaluate(async () => (await fetch('/again', { cache: 'no-store' })).status));
          await page.setOffline(false);
          assert.equal(await page.evaluate(async () => (await fetch('/again')).status), 200);
        }
        if (browser.can.revival) {
          await new Promise((resolve) => { setTimeout(resolve, 1500); }); // localStorage reaches the disk late in every engine.
          await browser.kill();
          await browser.revive();
          const back = await browser.newPage();
          await back.goto(address);
          await back.evaluate(() => localStorage.length);
        }
      } finally {
        await browser.close();
      }
    });
  }
});
