import type { SourceTree } from './source-tree.ts';

/** The top level is given; a tool that wants a file of its own there gets it in its own folder instead. */
const topLevel = ['package.json', 'package-lock.json', 'tsconfig.json', 'rollup.config.mjs', 'src', 'content', 'demo', 'test', 'README.md',
  'LICENSE', '.ci', '.gitignore', '.editorconfig'];

const longest = 250;
const vague = /(^|[-.])(utils?|helpers?|common|misc|shared|stuff|tools?|functions?|manager|lib)([-.]|$)/;

/** Rooms whose tests are at home elsewhere have none; today every room has its own. */
const besideTheRooms = ['architecture', 'contracts', 'demo', 'faults', 'journeys', 'support', 'content'];

/** @param paths every file under version control; @param texts the ones whose length counts */
export const checkTree = (paths: readonly string[], texts: SourceTree): readonly string[] => {
  const folders = (under: string): readonly string[] =>
    [...new Set(paths.filter((path) => path.startsWith(`${under}/`) && path.split('/').length > 2).map((path) => path.split('/')[1] ?? ''))];
  const tops = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))];
  const rooms = folders('src');
  const isTest = (path: string): boolean => /\.(test|browser)\.ts$/.test(path);
  return [
    ...tops.filter((name) => !topLevel.includes(name)).map((name) => `${name} does not belong at the top`),
    ...rooms.filter((room) => !paths.some((path) => path.startsWith(`test/${room}/`) && isTest(path))).map((room) => `no test mirrors src/${room}`),
    ...folders('test').filter((room) => !rooms.includes(room) && !besideTheRooms.includes(room)).map((room) => `test/${room} mirrors no room`),
    ...paths.filter((path) => /^(src|demo|test)\//.test(path) && path.split('/').some((name) => vague.test(name)))
      .map((path) => `${path}: a name that says nothing`),
    ...paths.filter((path) => /^(src|demo|test)\/.*\.ts$/.test(path) && !/^[a-z0-9-]+(\.(test|browser|d))?\.ts$/.test(path.split('/').at(-1) ?? ''))
      .map((path) => `${path}: file names are lower-case words joined by -`),
    ...[...texts].map(([path, text]) => [path, text.split('\n').length - 1] as const).filter(([, lines]) => lines > longest)
      .map(([path, lines]) => `${path} has ${lines} lines; ${longest} is the ceiling`),
  ];
};
