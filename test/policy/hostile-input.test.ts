import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { policyFile } from './nasty-markdown.ts';

/** Milliseconds. What grows with the square of a megabyte takes minutes or hours; a busy machine is slow, but not that slow. */
const QUADRATIC = 20_000;

const MEBI = 1024 * 1024 - 1000;
const fill = (unit: string): string => unit.repeat(Math.floor(MEBI / Buffer.byteLength(unit)));

const megabytes: Readonly<Record<string, string>> = {
  'blanks before a letter': `${fill(' ').slice(1)}x`, 'line ends before a letter': `${fill('\n').slice(1)}x`, 'one-letter headings': fill('# a\n'), 'quote marks': fill('> '),
  'list marks': fill('- '), brackets: fill('['), 'opening braces': `# ${fill('{')}}`, 'braces and quotes': `# ${fill('{"')}}`, 'open slots': fill('{{a'), 'slots without a value': fill('{{a}}'),
  stars: `# ${fill('*')}`, 'pairs of stars': `# ${fill(' **a')}`, backticks: fill('`'), 'fences that never end': fill('```\n~~~\n'), hashes: `# ${fill('#')}x`, 'hashes apart': `# ${fill('# ')}x`,
  underlines: fill('a\n-\n'), rules: `${fill('- ')}x`, tags: fill('<a '), comments: fill('<!--'), tabs: `-${fill('\t')}x`, attributes: `# a {${fill('a="b" ')}}`, 'open quotes': `# a {${fill('a="')}}`,
  definitions: fill('[a]: b\n'), 'one paragraph': fill('a\n'), 'odd blanks': fill('\u00a0 '), entities: `# ${fill('&a')}`, backslashes: `[${fill('\\')}`,
};

const deep: Readonly<Record<string, string>> = {
  'quotes in quotes': `${'>'.repeat(10_000)} a`, 'lists in lists on one line': `${'- '.repeat(10_000)}a`, 'numbered lists in lists': `${'1. '.repeat(10_000)}a`, 'a long rule that is none': `${'* '.repeat(10_000)}x`,
  'lists in lists by indentation': Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n').slice(0, MEBI), brackets: `${'['.repeat(10_000)}a${']'.repeat(10_000)}`,
  images: '!['.repeat(10_000), links: `${'[a](b'.repeat(5_000)})`, emphasis: '**a_'.repeat(10_000), parentheses: `[a](${'('.repeat(10_000)}`, 'quotes and lists': `${'> - '.repeat(3_000)}a`,
};

describe('hostile input', () => {
  for (const [name, body] of Object.entries(megabytes)) {
    it(`a megabyte of ${name} is scanned at once`, async () => {
      const source = policyFile(body);
      const start = performance.now();
      await scanPolicy(source);
      const took = performance.now() - start;
      if (process.env['TIMES']) console.log(name, Math.round(took));
      assert.ok(took < QUADRATIC, `${took} ms`);
    });
  }

  for (const [name, body] of Object.entries(deep)) {
    it(`deep ${name}: is shown all the same, and neither way throws or hangs`, async () => {
      const start = performance.now();
      const [light, { sections }] = await Promise.all([scanPolicy(policyFile(body)), parsePolicy(policyFile(body))]);
      assert.equal(light.document, 'chinh-sach');
      assert.ok(sections.length > 0);
      assert.ok(performance.now() - start < QUADRATIC, `${performance.now() - start} ms`);
    });
  }

  it('that is nested too deep says so with its line, shows the text as it stands, and withholds consents', async () => {
    const source = policyFile(`# Tin {consent=newsletter}\n\nlời\n\n${'>'.repeat(60)} sâu\n`);
    const { policy, sections } = await parsePolicy(source);
    assert.deepEqual(policy.problems, [{ code: 'too-deep', line: 14 }]);
    assert.deepEqual(sections.map(({ tokens }) => tokens.map(({ raw }) => raw)), [[policy.body]]);
    assert.deepEqual((await scanPolicy(source)).problems, policy.problems, 'the light scan, which archives, says the same');
  });
});
