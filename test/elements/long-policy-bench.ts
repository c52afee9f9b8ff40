/**
 * How soon a long policy shows its first screen: a policy of a megabyte in Chromium, on a processor slowed down four times, by
 * the element and on a published page, beside the same text as a plain page of HTML, set into a page by a script, and cut off after
 * its opening. It prints what it measured, and exits with 1 where the reader was not sooner than plain HTML. For a machine that does
 * nothing else: all of them take a third of a second or so, and what others do on it weighs more. After a build:
 * `node test/elements/long-policy-bench.ts [runs]`
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { marked } from 'marked';
import puppeteer, { type Browser } from 'puppeteer-core';
import { chromiumOptions } from '../support/browsers/launch-options.ts';

const runs = Number(process.argv[2] ?? 5);
const SLOWER = 4;
/** Square pixels: more than a line of text. */
const PARAGRAPH = 10_000;
const dist = join(import.meta.dirname, '../../dist');

const sentence = 'Cửa hàng chỉ giữ **dữ liệu** cần cho [đơn hàng](/don-hang) của bạn, giữ trong thời hạn đã nói, và xóa khi bạn yêu cầu. ';
const clause = (at: number): string => `## Điều ${at}\n\n${sentence.repeat(4)}\n\n- ${sentence}\n- ${sentence}\n\n${sentence.repeat(3)}\n\n`;
const front = `---
document: chinh-sach\nversion: 2026-11-22\neffective: 2026-12-01\nlanguage: vi\nshop: Quê Nhà\nphone: 0238 555 0123
---\n# Chính sách dài\n\n`;

/** Just below the limit of 1 MiB. */
const longPolicy = (): string => {
  let text = front;
  for (let at = 1; Buffer.byteLength(text) < 1024 * 1024 - 3000; at++) text += clause(at);
  return text;
};

const policy = longPolicy();
const page = (body: string): string => `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title>${body}`;
const plainText = marked.parse(policy.slice(policy.indexOf('# Chính'))) as string;
const pages: Readonly<Record<string, string>> = {
  '/reader': page('<script type="module" src="/an-tam.js"></script><an-tam-policy src="/policy.md"><a href="/policy.md">x</a></an-tam-policy>'),
  '/plain': page(`<article>${plainText}</article>`),
  // Filled from what `an-tam publish` wrote.
  '/chinh-sach/': '',
  // No page can be sooner: its opening alone, as plain HTML, without the rest of it.
  '/opening': page(`<article>${plainText.slice(0, plainText.indexOf('<h2', 20_000))}</article>`),
  // As a widget that turns markdown into HTML does, were the turning free.
  '/at-once': page('<article></article><script>fetch("/text.html").then((answer) => answer.text()).then((text) => { document.querySelector("article").innerHTML = text; });</script>'),
};

/** The pages that `an-tam publish` makes of it, with the reader to take them over: by their addresses. */
const folder = await mkdtemp(join(tmpdir(), 'an-tam-long-'));
await mkdir(join(folder, 'content/chinh-sach'), { recursive: true });
await writeFile(join(folder, 'content/chinh-sach/2026-11-22.md'), policy);
execFileSync(process.execPath, [join(dist, 'cli/an-tam.js'), 'publish', 'content', '--out', 'site', '--script', '/an-tam.js'], { cwd: folder });

const types: Readonly<Record<string, string>> = { '': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.md': 'text/markdown' };

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const answer = async (): Promise<[string, string | Buffer]> => {
    const html = pages[pathname];
    if (html) return ['text/html', html];
    if (pathname === '/policy.md') return ['text/markdown', policy];
    if (pathname === '/text.html') return ['text/plain; charset=utf-8', plainText];
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    return [types[extname(pathname)] ?? '', await readFile(join(extname(pathname) === '.js' ? dist : join(folder, 'site'), file))];
  };
  answer().then(([type, body]) => response.writeHead(200, { 'content-type': type }).end(body), () => response.writeHead(404).end());
});

/** Milliseconds from the start of loading until a paragraph of the text was painted, and until the page rests. */
type Measured = { readonly firstScreen: number; readonly blocked: number; readonly whole: number };

const measure = async (browser: Browser, url: string): Promise<Measured> => {
  const context = await browser.createBrowserContext();
  try {
    const tab = await context.newPage();
    await tab.setViewport({ width: 390, height: 844 });
    await tab.emulateCPUThrottling(SLOWER);
    await tab.evaluateOnNewDocument((PARAGRAPH) => {
      const seen = { firstScreen: 0, blocked: 0, last: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration, startTime }) => {
        seen.blocked += Math.max(0, duration - 50);
        seen.last = startTime + duration;
      })).observe({ type: 'longtask', buffered: true });
      // The engine's own word for when a paragraph was painted, wherever it stands.
      new PerformanceObserver((list) => (list.getEntries() as LargestContentfulPaint[]).forEach(({ startTime, size }) => {
        if (size > PARAGRAPH) seen.firstScreen ||= startTime;
      })).observe({ type: 'largest-contentful-paint', buffered: true });
    }, PARAGRAPH);
    await tab.goto(url, { waitUntil: 'load' });
    await tab.waitForFunction('globalThis.seen.firstScreen > 0 && performance.now() - Math.max(globalThis.seen.last, globalThis.seen.firstScreen) > 1500',
      { timeout: 120_000, polling: 250 });
    const seen = await tab.evaluate('globalThis.seen') as { firstScreen: number; blocked: number; last: number };
    return { firstScreen: seen.firstScreen, blocked: seen.blocked, whole: Math.max(seen.last, seen.firstScreen) };
  } finally {
    await context.close();
  }
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address() as AddressInfo;
const browser = await puppeteer.launch({ ...chromiumOptions, args: [...chromiumOptions.args] });
console.log(`${(Buffer.byteLength(policy) / 1024).toFixed(0)} KiB of markdown, ${policy.split('\n## ').length - 1} clauses, processor ${SLOWER} times slower, median of ${runs}`);
try {
  const found = new Map<string, Measured[]>();
  // In turn, so that whatever else the machine does befalls all of them alike.
  for (let run = 0; run < runs; run++) {
    for (const path of Object.keys(pages)) found.set(path, [...found.get(path) ?? [], await measure(browser, `http://127.0.0.1:${port}${path}`)]);
  }
  for (const [path, measured] of found) {
    const of = (key: keyof Measured): string => `${median(measured.map((each) => each[key])).toFixed(0).padStart(6)} ms`;
    console.log(`${path.padEnd(12)} first screen ${of('firstScreen')}, at rest ${of('whole')}, main thread held up for ${of('blocked')}`);
  }
  const screenOf = (path: string): number => median(found.get(path)?.map(({ firstScreen }) => firstScreen) ?? []);
  for (const [name, path] of [['the published page', '/chinh-sach/'], ['the reader', '/reader']] as const) {
    const later = screenOf(path) - screenOf('/plain');
    console.log(`${name}'s first screen comes ${Math.abs(later).toFixed(0)} ms ${later < 0 ? 'sooner' : 'later'} than that of the same text as plain HTML`);
  }
  if (screenOf('/reader') >= screenOf('/plain')) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
}
