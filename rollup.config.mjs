import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { everyLanguage, executable, fresh, jsonSchemas, leanLit, lexerAlone, missing, tight } from './test/support/bundle-plugins.mjs';

const minify = terser({ ecma: 2022, module: true, compress: { passes: 3, pure_getters: true, unsafe_arrows: true }, format: { comments: false } });
/** Type errors fail the build, and declarations come with the bundle that asks for them. */
const types = (options) => typescript({
  include: 'src/**/*.ts', filterRoot: '.', outDir: 'dist', rootDir: 'src', noEmitOnError: true, ...options,
});
const forPages = [nodeResolve(), lexerAlone, leanLit, tight, everyLanguage, missing, types(), minify, fresh('dist/chunks')];
const forBundlers = [everyLanguage, types({ declaration: true, declarationDir: 'dist/types' }), minify, fresh('dist/parts'), fresh('dist/types')];
const packages = { external: /^[^./\0]/ };

/** A bundle a row. A lazy chunk takes what it shares from its entry, so that the panel stays one request. */
const bundle = (input, file, plugins, { lazy = 'chunks', format = 'es', ...options } = {}) => ({
  input, plugins, preserveEntrySignatures: 'allow-extension', ...options,
  output: { dir: 'dist', format, entryFileNames: file, chunkFileNames: `${lazy}/[name]-[hash:6].js` },
});

export default [
  bundle('src/an-tam.ts', 'an-tam.js', forPages),
  bundle('src/classic.ts', 'an-tam.classic.js', [minify], { format: 'iife' }), // Its text is plain JavaScript.
  bundle('src/index.ts', 'index.js', forBundlers, { ...packages, lazy: 'parts' }),
  bundle('src/record/index.ts', 'record.js', [types(), jsonSchemas, minify], packages),
  // What runs on Node is read when it fails: the lines of a stack are lines of a program.
  bundle('src/cli/an-tam.ts', 'cli/an-tam.js', [everyLanguage, types(), fresh('dist/cli'), executable], { ...packages, lazy: 'cli' }),
  bundle('src/ledger/index.ts', 'ledger.js', [everyLanguage, types()], packages),
];
