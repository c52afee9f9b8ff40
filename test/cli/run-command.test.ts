import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { CommandError, type World } from '../../src/cli/command.ts';
import { readWords } from '../../src/cli/read-words.ts';
import { runCommand, type Commands } from '../../src/cli/run-command.ts';
import { version } from '../../src/cli/version.ts';
import { StartError } from '../../src/ledger/start-error.ts';

const commands: Commands = {
  count: {
    about: 'counts words', help: 'Usage: an-tam count [--twice] WORD…',
    load: async () => async ({ words, tell }) => {
      const { values, positionals } = readWords(words, { twice: { type: 'boolean' }, by: { type: 'string' } });
      if (positionals.includes('none')) throw new CommandError('there is none: name one.');
      if (positionals.includes('away')) throw new StartError('the database is away.');
      if (positionals.includes('fault')) throw new TypeError('a fault of ours');
      tell(String(positionals.length * (values.twice ? 2 : 1)));
      return positionals.length > 0 ? 0 : 1;
    },
  },
};

const run = async (...words: readonly string[]) => {
  const told: string[] = [];
  const complained: string[] = [];
  const world: World = {
    words, folder: '/', env: {}, now: () => 0, tell: (line) => told.push(line), complain: (line) => complained.push(line),
  };
  const code = await runCommand(commands, '9.9.9', world);
  return { code, told: told.join('\n'), complained: complained.join('\n') };
};

describe('the command line', () => {
  it('runs a command with the words after its name and hands on its exit code', async () => {
    assert.deepEqual(await run('count', 'a', 'b', '--twice'), { code: 0, told: '4', complained: '' });
    assert.equal((await run('count')).code, 1);
  });

  it('tells what there is, and of one command how it is used', async () => {
    assert.match((await run('--help')).told, /count {2}counts words/);
    assert.deepEqual(await run('count', 'a', '--help'), { code: 0, told: 'Usage: an-tam count [--twice] WORD…', complained: '' });
    assert.equal((await run('--version')).told, '9.9.9');
  });

  it('is not done, and says how it would be, without a command, with an unknown one and with what it can\'t read', async () => {
    assert.equal((await run()).code, 2);
    for (const name of ['cuont', 'toString', '__proto__']) assert.match((await run(name)).complained, /no command .*: use one of count\./);
    assert.deepEqual(await run('count', '--thrice'), { code: 2, told: '', complained: 'an-tam count: --thrice is not an option here: see --help.' });
    assert.match((await run('count', '--by')).complained, /^an-tam count: --by .*see --help\.$/);
    assert.deepEqual(await run('count', 'none'), { code: 2, told: '', complained: 'an-tam count: there is none: name one.' });
    assert.equal((await run('count', 'away')).complained, 'an-tam count: the database is away.');
  });

  it('lets a fault of its own keep its stack', async () => {
    await assert.rejects(run('count', 'fault'), /a fault of ours/);
  });

  it('names the version of the package', async () => {
    const { version: published } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    assert.equal(version, published);
  });
});
