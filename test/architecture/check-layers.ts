/** The arrows of the architecture as a table, and the one function that holds a tree of files against it. */
import { readImports, type Import } from './read-imports.ts';
import type { SourceTree } from './source-tree.ts';

type Rule = {
  /** Rooms (or single files of src) that this room may import, types included. */
  readonly rooms: readonly string[];
  /** Packages; `node:` stands for all of Node's own. */
  readonly packages: readonly string[];
};

/** Complete: what is not here is a breach. */
const arrows: Readonly<Record<string, Rule>> = {
  record: { rooms: [], packages: ['valibot', '@valibot/to-json-schema'] },
  consent: { rooms: ['record'], packages: [] },
  outbox: { rooms: ['record'], packages: [] },
  policy: { rooms: ['record'], packages: ['lit', 'marked', 'diff'] },
  locales: { rooms: [], packages: [] },
  elements: { rooms: ['consent', 'outbox', 'locales', 'policy', 'record'], packages: ['lit'] },
  ledger: { rooms: ['record', 'policy', 'locales'], packages: ['node:', 'hono', '@hono/node-server', 'jose', 'pg', 'pino', 'valibot'] },
  cli: { rooms: ['policy', 'record', 'ledger', 'locales', 'elements'], packages: ['node:', 'hono'] },
  'an-tam.ts': { rooms: ['elements'], packages: [] },
  'index.ts': { rooms: ['elements'], packages: [] },
  'classic.ts': { rooms: [], packages: [] },
  demo: { rooms: ['record', 'ledger', 'cli'], packages: ['node:', 'hono', '@hono/node-server', 'jose', 'pino', 'an-tam'] },
};

type Part = {
  readonly from: string;
  readonly to: string;
  /** Files of which more than types may be used. */
  readonly values: readonly string[];
  /** Files that may be known at all; every one where it is absent. */
  readonly files?: readonly string[];
};

const documentModel = ['src/policy/document.ts', 'src/policy/scan-policy.ts', 'src/policy/day-in-vietnam.ts', 'src/policy/plain-words.ts'];

/** The words of pages without JavaScript, which both write. */
const formWords = ['src/locales/form-language.ts', 'src/locales/form-words.ts'];

/** Text alone: the pages that the command line writes look as the elements do. */
const styles = ['control', 'grant-form', 'printed-page', 'reader', 'shop-contact'].map((name) => `src/elements/${name}-styles.ts`);

/** Of these rooms only a part may be met: of record what is a type or a digest, of policy the document model. */
const narrowed: readonly Part[] = [
  { from: 'policy', to: 'record', values: ['src/record/digest.ts', 'src/record/is-day.ts'] },
  { from: 'ledger', to: 'policy', values: documentModel, files: documentModel },
  { from: 'demo', to: 'cli', values: ['src/cli/publish-command.ts'], files: ['src/cli/publish-command.ts'] },
  { from: 'ledger', to: 'locales', values: formWords, files: formWords },
  { from: 'cli', to: 'elements', values: styles, files: styles },
];

const barrels = ['src/record/index.ts', 'src/ledger/index.ts'];
const heavy = ['marked', 'diff'];

const roomOf = (path: string): string => (path.startsWith('src/') ? path.split('/')[1] : path.split('/')[0]) ?? '';
const isOurs = (target: string): boolean => target.startsWith('src/') || target.startsWith('demo/');
const packageOf = (target: string): string =>
  (target.startsWith('node:') ? 'node:' : target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/'));

const checkOwn = ({ from, to, kind }: Import, tree: SourceTree): string | undefined => {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (!tree.has(to)) return `imports ${to}, which does not exist`;
  if (barrels.includes(to)) return `imports the barrel ${to}: name the file itself`;
  if (here === there) return undefined;
  if (!arrows[here]?.rooms.includes(there)) return `${here} must not know ${there} (${to})`;
  const part = narrowed.find((rule) => rule.from === here && rule.to === there);
  if (part && kind !== 'type' && !part.values.includes(to)) return `${here} may use of ${there} types and ${part.values.join(', ')} alone, not ${to}`;
  if (part?.files && !part.files.includes(to)) return `${here} may know of ${there} ${part.files.join(', ')} alone, not ${to}`;
  return undefined;
};

const checkImport = (found: Import, tree: SourceTree): string | undefined => {
  const { from, to } = found;
  if (to === '') return from === 'src/classic.ts' ? undefined : 'imports a computed address: nobody can check it';
  if (isOurs(to)) return checkOwn(found, tree);
  if (/^(test|dist|content)\//.test(to) || to.startsWith('..')) return `must not import ${to}`;
  return arrows[roomOf(from)]?.packages.includes(packageOf(to)) ? undefined : `${roomOf(from)} must not import ${to}`;
};

/** Follows imports from a file. @returns each file and package that is reached, with the way to it */
const reach = (imports: readonly Import[], start: string, kinds: readonly Import['kind'][]): ReadonlyMap<string, string> => {
  const paths = new Map([[start, start]]);
  for (const [file, way] of paths) {
    for (const { from, to, kind } of imports) {
      if (from === file && kinds.includes(kind) && !paths.has(to)) paths.set(to, `${way} → ${to}`);
    }
  }
  return paths;
};

/** The command line runs where there is no page: nothing that it could ever load may draw. */
const checkPageless = (imports: readonly Import[]): readonly string[] =>
  [...reach(imports, 'src/cli/an-tam.ts', ['static', 'dynamic'])].filter(([to]) => packageOf(to) === 'lit').map(([, way]) => `there is no page: ${way}`);

/** Files that only the page that needs them may load: reachable by static imports from the entry is too early. */
const checkHeavy = (imports: readonly Import[]): readonly string[] => {
  const paths = reach(imports, 'src/an-tam.ts', ['static']);
  return heavy.flatMap((name) => paths.get(name) ?? []).map((way) => `the panel would pay for it: ${way}`);
};

const checkOneFile = (imports: readonly Import[], name: string): readonly string[] => {
  const users = [...new Set(imports.filter(({ to }) => packageOf(to) === name).map(({ from }) => from))];
  return users.length > 1 ? [`${name} is imported by ${users.join(' and ')}: one file only`] : [];
};

const checkCycles = (imports: readonly Import[]): readonly string[] => {
  const ours = imports.filter(({ to }) => isOurs(to));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      cycles.push(`cycle: ${[...way.slice(way.indexOf(file)), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    done.add(file);
    for (const { from, to } of ours) if (from === file) walk(to, [...way, file]);
  };
  for (const { from } of ours) walk(from, []);
  return cycles;
};

/** @returns a sentence a breach, each with its file and line; empty where the tree keeps to the arrows. */
export const checkLayers = (tree: SourceTree): readonly string[] => {
  const imports = [...tree].flatMap(([path, text]) => readImports(path, text));
  const strangers = [...new Set([...tree.keys()].map(roomOf))].filter((room) => !(room in arrows));
  return [
    ...strangers.map((room) => `${room} is not a room of the architecture`),
    ...imports.flatMap((found) => {
      const breach = checkImport(found, tree);
      return breach === undefined ? [] : [`${found.from}:${found.line} ${breach}`];
    }),
    ...checkHeavy(imports),
    ...checkPageless(imports),
    ...checkOneFile(imports, 'marked'),
    ...checkOneFile(imports, 'diff'),
    ...checkOneFile(imports, '@valibot/to-json-schema'),
    ...checkCycles(imports),
  ];
};
