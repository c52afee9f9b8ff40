#!/usr/bin/env node
/** Nothing may be imported at the head of this file: an older Node would fail at an import, without a word of what to do. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  console.error(`An Tâm's command needs Node 22.13 or newer; this is ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => { process.exit(code === 'EPIPE' ? 0 : 2); }); // Whoever reads may have read enough: `| head`.
  const [{ commands }, { runCommand }, { version }] = await Promise.all([import('./commands.ts'), import('./run-command.ts'), import('./version.ts')]);
  process.exitCode = await runCommand(commands, version, {
    words: process.argv.slice(2), folder: process.cwd(), env: process.env, now: Date.now,
    tell: (line) => { console.log(line); },
    complain: (line) => { console.error(line); },
  });
}

export {}; // A module, although it imports nothing.
