import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const programs = ['src/cli/an-tam.ts', 'dist/cli/an-tam.js'].map((path) => join(root, path)).filter((path) => existsSync(path));

/** Runs a program on this Node, which calls itself another one and has lost what that one had not. */
const runOn = (version: string, program: string): Promise<readonly [number, string, string]> => new Promise((resolve) => {
  const disguise = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const words = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, program, '--version'];
  execFile(process.execPath, words, (error, told, complained) => {
    resolve([error ? Number(error.code) : 0, told, complained]);
  });
});

describe('the command on a Node that is too old', () => {
  for (const program of programs) {
    for (const version of ['18.20.8', '20.20.2', '22.12.0']) {
      it(`says which one it needs on ${version} (${program.endsWith('.ts') ? 'source' : 'built'}), and that nothing was done`, async () => {
        assert.deepEqual(await runOn(version, program), [2, '', `An Tâm's command needs Node 22.13 or newer; this is ${version}.\n`]);
      });
    }
    it(`runs on the oldest that it takes (${program.endsWith('.ts') ? 'source' : 'built'})`, async () => {
      for (const version of ['22.13.0', '23.0.0', '24.1.0']) assert.equal((await runOn(version, program))[0], 0, version);
    });
    it(`imports nothing before it has looked (${program.endsWith('.ts') ? 'source' : 'built'})`, () => {
      assert.doesNotMatch(readFileSync(program, 'utf8'), /^\s*(import|export)\b[^(]*\bfrom\b|^\s*import\s*["']/m);
    });
  }

  it('takes what package.json says that it takes', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
    assert.equal(engines.node, '>=22.13');
  });
});
