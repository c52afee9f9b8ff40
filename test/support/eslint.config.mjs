import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import { configs } from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig(
  { ignores: ['dist/**', 'coverage/**', 'data/**', 'node_modules/**'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'demo/**/*.ts'],
    extends: [configs.strictTypeChecked, lit['flat/recommended']],
    languageOptions: { parserOptions: { project: `${root}/tsconfig.json`, tsconfigRootDir: root } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 250],
      'max-len': ['error', { code: 140, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true }],
      // A switch over all tokens or codes is one decision, however many cases it has.
      'complexity': ['error', { max: 15, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': ['error',
        { selector: 'ExportDefaultDeclaration', message: 'Name it: only configurations have a default export.' },
        { selector: 'Decorator', message: 'No decorators: static properties.' }],
      'quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
      'semi': ['error', 'always'],
      'prefer-const': 'error',
      'eqeqeq': 'error',
      'no-console': 'off',
      'lit/no-template-arrow': 'off',
      // Numbers in templates read well, and an unknown in one is still an error.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      // `() => void f()` says that an answer is dropped; `[...text]` means code points, and a test types them.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // An event's target is known to be ours by where the listener stands, which the types can't say.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // What comes over a border is often less than its type says; a guard there is not noise.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // An async function that awaits nothing yet still keeps its promise to answer one; DOMException is no Error to TypeScript.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test awaits its own promises.
      '@typescript-eslint/no-floating-promises': ['error', {
        allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['default', 'test', 'it', 'describe', 'suite'] }],
      }],
      '@typescript-eslint/no-unused-expressions': 'off',
      'max-lines-per-function': 'off',
      'max-lines': ['error', 400],
      'complexity': ['error', 20],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  {
    files: ['test/**/*.browser.ts'],
    rules: {
      // With the accessibility plugin every assertion of chai has the type of a promise.
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
);
