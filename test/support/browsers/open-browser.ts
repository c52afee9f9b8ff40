import { existsSync } from 'node:fs';
import type { Browser, BrowserOptions, EngineName } from './browser.ts';
import { chromiumOptions, firefoxOptions } from './launch-options.ts';
import { openPuppeteer } from './puppeteer-browser.ts';
import { webkitPrograms } from './webdriver.ts';
import { openWebKit } from './webkit-browser.ts';

const programs: Readonly<Record<EngineName, { readonly paths: readonly string[]; readonly install: string }>> = {
  chromium: { paths: [chromiumOptions.executablePath], install: 'chromium' },
  firefox: { paths: [firefoxOptions.executablePath], install: 'firefox-esr' },
  webkit: { paths: webkitPrograms, install: 'webkit2gtk-driver xvfb' },
};

const isEngine = (name: string): name is EngineName => name in programs;

/** The engines that journeys run in: all three, or those that ENGINES (or BROWSERS) names, by commas. */
export const engines: readonly EngineName[] = (process.env['ENGINES'] ?? process.env['BROWSERS'] ?? 'chromium,firefox,webkit').split(',')
  .map((name) => {
    if (!isEngine(name)) throw new Error(`ENGINES knows ${Object.keys(programs).join(', ')}, not ${name}`);
    return name;
  });

/** A missing browser is a failure with its cure, never a silent skip. */
export const openBrowser = async (name: EngineName, options: BrowserOptions = {}): Promise<Browser> => {
  const missing = programs[name].paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Error(`${name} is missing (${missing}): apt-get install ${programs[name].install}`);
  if (name === 'webkit' && options.scripts === false) throw new Error('WebKit\'s driver can not turn JavaScript off');
  return name === 'webkit' ? openWebKit() : openPuppeteer(name, options);
};
