/** How puppeteer starts the two engines that it can drive: the machine's own programs, quiet, with no call home. */
export const chromiumOptions = {
  browser: 'chrome',
  executablePath: '/usr/bin/chromium',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to start as root.
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-dev-shm-usage',
  ],
} as const satisfies { browser: 'chrome'; executablePath: string; args: readonly string[] };

export const firefoxOptions = {
  browser: 'firefox',
  executablePath: '/usr/bin/firefox-esr',
} as const;
