/** What the bundles need beyond rollup's own plugins: a name a job. Paths begin where the build runs. */
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The shapes that `parse-record.ts` describes, for endpoints that are not ours. */
export const jsonSchemas = {
  name: 'json-schemas',
  async generateBundle() {
    const { consentRecordJsonSchema, requestRecordJsonSchema } = await import(new URL('../../src/record/json-schema.ts', import.meta.url));
    for (const [fileName, schema] of [['consent-record', consentRecordJsonSchema()], ['request', requestRecordJsonSchema()]]) {
      this.emitFile({ type: 'asset', fileName: `${fileName}.schema.json`, source: `${JSON.stringify(schema, null, 2)}\n` });
    }
  },
};

/** What the build before left goes only when that of this one is sure to come. */
export const fresh = (folder) => ({ name: 'fresh', renderStart: () => rmSync(folder, { recursive: true, force: true }) });

/** npm makes a command executable once, when it links it: a clone that is built again would lose that. */
export const executable = { name: 'executable', writeBundle: ({ dir, entryFileNames }) => chmodSync(join(dir, entryFileNames), 0o755) };

/** Blanks in styles and templates are bytes too. */
const tightCss = (css) => css.replace(/\s+/g, ' ').replace(/ ?([{};,]) ?|(:) /g, '$1$2').replace(/;}/g, '}').replace(/\b0\./g, '.');
export const tight = {
  name: 'tight', transform: (code) => code.replace(/\n\s+/g, '\n').replace(/\/\* css \*\/ `([^`]*)`/g, (_, css) => `\`${tightCss(css)}\``),
};

/** A sentence that a language lacks is what its writer must know: after all that TypeScript and rollup say, it is the last line. */
const tellMissing = ({ message, loc }) => {
  const [, several, one] = /missing the following properties from type '\w+': (.+)|Property '([^']+)' is missing in type/.exec(message) ?? [];
  if (several ?? one) process.once('exit', () => console.error(`${loc?.file ?? 'The file above'} lacks ${several ?? one}: write what is missing.`));
};
export const missing = { name: 'missing', buildEnd: (error) => error && tellMissing(error), renderError: tellMissing };

/** A file that is named by its BCP 47 tag is a language: `en.ts`, `pt-BR.ts`. Vietnamese is in the entry. */
const tags = readdirSync('src/locales').flatMap((name) => /^(?!vi\.)([a-z]{2,3}(?:-(?:[A-Z]\w+|\d{3}))*)\.ts$/.exec(name)?.[1] ?? []);
const listOf = (row) => `languages = new Map([${tags.map((tag, at) => `['${tag.toLowerCase()}', ${row(tag, at)}]`)}])`;
const LIST = /languages = new Map\(.*\)/;
/** Elements fetch the words alone, when a page asks for them; what runs on Node has every language at hand. */
export const everyLanguage = {
  name: 'every-language',
  transform(code, id) {
    const tag = /[\\/]locales[\\/]([^\\/]+)\.ts$/.exec(id)?.[1];
    const said = tags.includes(tag) ? [...code.matchAll(/\blanguage: '([^']*)'/g)].map(([, language]) => language) : [];
    const other = said.find((language) => language !== tag);
    if (other) return this.error(`${id} says language: '${other}', which screen readers and records would take its words for: write '${tag}'`);
    if (!/[\\/]locales[\\/](page-language|languages)\.ts$/.test(id)) return undefined;
    if (!LIST.test(code)) return this.error(`${id} has no list of languages: see every-language`);
    if (id.endsWith('languages.ts')) return code.replace(LIST, listOf((tag) => `() => import('./${tag}.ts').then(({ words }) => words)`));
    return tags.map((tag, at) => `import * as language${at} from './${tag}.ts';\n`).join('') + code.replace(LIST, listOf((_, at) => `language${at}`));
  },
};

/**
 * Of marked the reader uses the lexer alone. What stands at the end of marked's one file, an instance of everything, would
 * bring the rest along: it is cut off. A marked that ends otherwise fails the build.
 */
export const lexerAlone = {
  name: 'lexer-alone',
  transform(code, id) {
    if (!/[\\/]marked[\\/]lib[\\/]/.test(id)) return undefined;
    const cut = code.replace(/var \w+=new \w+;function \w+\(\w+,\w+\)\{return \w+\.parse[^]*export\{[^]*?\b(\w+ as Lexer)\b[^]*$/, 'export{$1};');
    return cut === code ? this.error('marked ends otherwise than it did: see lexer-alone') : cut;
  },
};

/**
 * What a guest has no use for in lit. A lit in which one of these isn't there fails the build.
 *
 * A guest leaves nothing on the page's `globalThis`, and asks nothing of it: lit's list of its versions there, and its hook for a
 * polyfill of shadow trees. No template of ours is of SVG or MathML: what tells these from HTML.
 */
const UNUSED_IN_LIT = [
  [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ';'],
  [/(\w+)=2===\w+\?"<svg>":3===\w+\?"<math>":""/, '$1=""'],
  [/\+\(2===(\w+)\?"<\/svg>":3===\1\?"<\/math>":""\)/, ''],
  [/,2===(\w+)\|\|3===\1\)\{const (\w+)=this\.el\.content\.firstChild;\2\.replaceWith\(\.\.\.\2\.childNodes\)\}/, ',0);'],
];
export const leanLit = {
  name: 'lean-lit',
  transform(code, id) {
    if (!/[\\/]lit-html[\\/]lit-html\.js$/.test(id)) return undefined;
    return UNUSED_IN_LIT.reduce((left, [part, instead]) => {
      const cut = left.replace(part, instead);
      return cut === left ? this.error(`lit has no ${part}: see lean-lit`) : cut;
    }, code);
  },
};
