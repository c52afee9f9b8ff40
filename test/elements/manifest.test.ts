import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

/** Doc tags make the manifest that shops read, and generated docs lie unless somebody looks: here the code is asked. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const found = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();

/** They draw dialogs at the end of the page: no part of the element that opened them. */
const dialogs: readonly string[] = ['src/elements/receipt-dialog.ts', 'src/elements/open-choices.ts'];

/** What an element is drawn with: its own file and what that imports within elements and policy, now or later. */
const drawnWith = (path: string, seen = new Map<string, string>()): ReadonlyMap<string, string> => {
  if (seen.has(path) || dialogs.includes(path) || !/^src\/(elements|policy)\//.test(path)) return seen;
  const text = read(path);
  seen.set(path, text);
  for (const [, from = ''] of text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)) drawnWith(join(dirname(path), from), seen);
  return seen;
};

const events = found(read('src/elements/events.ts').split('interface HTMLElementEventMap')[1] ?? '', /'(an-tam-[a-z-]+)'/g);

const describeElement = (file: string) => {
  const text = read(file);
  const doc = /\/\*\*(?:(?!\*\/)[^])*@summary(?:(?!\*\/)[^])*\*\//.exec(text)?.[0] ?? '';
  const code = [...drawnWith(file).values()].join('\n').replace(/\/\*\*[^]*?\*\//g, '');
  const partLines = [...doc.matchAll(/@csspart ([a-z-]+)(.*)/g)];
  return {
    doc, code,
    attributes: found(doc, /@attr ([a-z-]+)/g),
    observed: found(/observedAttributes = \[([^\]]*)\]/.exec(text)?.[1] ?? '', /'([a-z-]+)'/g),
    fires: found(doc, /@fires ([a-z-]+)/g),
    slots: [...doc.matchAll(/@slot/g)].length,
    /** A line may name, in backticks, the parts within its part. */
    parts: partLines.flatMap(([, part = '', rest = '']) => [part, ...found(rest, /`([a-z-]+)`/g)]).toSorted(),
    properties: found(doc, /@cssprop (--[a-z-]+)/g),
    usedProperties: found(code, /var\((--an-tam-[a-z-]+)/g),
    drawnParts: found(code, /\spart="([a-z-]+)"/g),
    exportedParts: found(/const PARTS = '([^']+)'/.exec(code)?.[1] ?? '', /([a-z-]+)/g),
  };
};

const elements = {
  panel: describeElement('src/elements/consent-panel.ts'),
  reader: describeElement('src/elements/policy-reader.ts'),
  center: describeElement('src/elements/consent-center.ts'),
  prompt: describeElement('src/elements/consent-prompt.ts'),
};

for (const [name, element] of Object.entries(elements)) {
  test(`${name}: its attributes are the ones it watches`, () => {
    assert.ok(element.attributes.length > 0);
    assert.deepEqual(element.attributes, element.observed);
  });

  test(`${name}: says that it fires every event there is`, () => {
    assert.deepEqual(element.fires, events);
  });

  test(`${name}: says that it has one slot, and has it`, () => {
    assert.equal(element.slots, 1);
    assert.match(element.code, /<slot><\/slot>/);
    assert.doesNotMatch(element.code, /<slot name/);
  });

  test(`${name}: declares every custom property that its styles read, and no other`, () => {
    assert.deepEqual(element.properties, name === 'center' ? elements.reader.usedProperties : element.usedProperties);
  });
}

/** What the files of a row can draw but the element never asks them for: it stands beside its clause, and clears nothing. */
const never = { panel: [], reader: ['clear', 'clear-anyway', 'terms', 'withdraw-all'],
  prompt: ['clear', 'clear-anyway', 'trouble', 'withdraw-all'] } as const satisfies Record<string, readonly string[]>;

for (const name of ['panel', 'reader', 'prompt'] as const) {
  test(`${name}: declares every part that it draws, and draws every part that it declares`, () => {
    const { parts, drawnParts } = elements[name];
    assert.ok(parts.includes('row') && parts.includes('switch'));
    assert.deepEqual(parts, drawnParts.filter((part) => !never[name].some((other) => other === part)));
  });
}

test('center: hands on every part of panel and reader, and declares them', () => {
  const parts = [...new Set([...elements.panel.drawnParts, ...elements.reader.drawnParts])].toSorted();
  assert.deepEqual(elements.center.exportedParts, parts);
  assert.deepEqual(elements.center.parts, parts);
});

test('the README lists every part and every custom property that a shop may style, and no other', () => {
  const looks = read('README.md').split('### How it looks')[1]?.split('\n## ')[0] ?? '';
  const table = looks.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split(' | ')[0]).join('\n');
  const parts = Object.values(elements).flatMap((element) => element.parts);
  assert.deepEqual(found(table, /`([a-z-]+)`/g), [...new Set(parts)].toSorted());
  assert.deepEqual(found(looks, /`(--an-tam-[a-z-]+)`/g), [...new Set(Object.values(elements).flatMap(({ properties }) => properties))].toSorted());
});

test('every event is heard in a test of the elements', () => {
  const tests = globSync('test/elements/*.browser.ts', { cwd: root }).map(read).join('\n');
  assert.ok(events.length > 0);
  assert.deepEqual(events.filter((event) => !tests.includes(`addEventListener('${event}'`)), []);
});

test('every trouble is told of in some test', () => {
  const codes = found(/type TroubleCode =([^;]+);/.exec(read('src/elements/events.ts'))?.[1] ?? '', /'([a-z-]+)'/g);
  const tests = globSync('test/{elements,journeys,policy}/**/*.ts', { cwd: root }).map(read).join('\n');
  assert.ok(codes.includes('unkept'));
  assert.deepEqual(codes.filter((code) => !tests.includes(`'${code}'`)), []);
});
