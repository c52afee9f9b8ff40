// Component tests in real engines: test/**/*.browser.ts. BROWSERS=chromium,webkit narrows; a missing browser is a failure.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { chromiumOptions, firefoxOptions } from './browsers/launch-options.ts';
import { componentReporter } from './component-reporter.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

const engines = {
  chromium: { program: chromiumOptions.executablePath, install: 'chromium', launch: () => chromeLauncher({ launchOptions: chromiumOptions }) },
  firefox: { program: firefoxOptions.executablePath, install: 'firefox-esr',
    launch: () => chromeLauncher({ puppeteer, concurrency: 1, launchOptions: firefoxOptions }) },
  webkit: { program: '/usr/bin/WebKitWebDriver', install: 'webkit2gtk-driver xvfb', launch: webkitLauncher },
};

const wanted = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',').map((name) => {
  const engine = engines[name];
  if (!engine) throw new Error(`BROWSERS knows ${Object.keys(engines).join(', ')}, not ${name}`);
  if (!existsSync(engine.program)) throw new Error(`${name} is missing (${engine.program}): apt-get install ${engine.install}`);
  return engine.launch();
});

export default {
  rootDir: path('../..'),
  files: process.env.FILES?.split(',') ?? 'test/**/*.browser.ts',
  browsers: wanted,
  concurrency: 1,
  concurrentBrowsers: 1,
  nodeResolve: { exportConditions: ['development'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path('../../tsconfig.json') })],
  reporters: [defaultReporter({ reportTestResults: false, reportTestProgress: Boolean(process.stdout.isTTY) }), componentReporter(path('../..'))],
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode|Multiple versions of Lit/.test(String(args[0])),
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 60_000 } },
};
