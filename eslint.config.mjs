/**
 * Lint rules. Those that need types are in .oxlintrc.json: ESLint reads types with the slow compiler.
 * Formatting is Prettier's; who may import whom is in scripts/lint/imports.mjs.
 */
import { createRequire } from 'node:module';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import regexp from 'eslint-plugin-regexp';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { importTable } from './scripts/lint/imports.mjs';

const tests = '**/*.test.ts';
const widget = 'packages/widget/src/**/*.ts';

// import-x parses what a file imports by itself and wants the parser's path.
const typescriptParser = createRequire(
  createRequire(import.meta.url).resolve('typescript-eslint'),
).resolve('@typescript-eslint/parser');

const core = {
  'array-callback-return': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-debugger': 'error',
  'no-else-return': 'error',
  'no-fallthrough': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-rename': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-promise-reject-errors': 'error',
};

/**
 * Every expression runs in time that grows with its text and no faster: most of them meet what
 * visitors, pages, files, services or operators wrote, and while one runs nobody else is answered.
 */
const linear = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
  'regexp/no-super-linear-move': [
    'error',
    { report: 'potential', ignoreSticky: false, ignorePartial: false },
  ],
};

/** One that is made at run time is seen by no rule: those that are, are named below with their bound. */
const madeAtRunTime = [
  'error',
  {
    selector: ':matches(NewExpression, CallExpression)[callee.name="RegExp"]',
    message:
      'Write it as a literal, which is checked to be linear, or name it here with its bound.',
  },
];

const afterTest =
  'Program > ExpressionStatement:has(> AwaitExpression > CallExpression[callee.property.name="test"]) ~ ';

/** Nothing but tests is waited for between tests. */
const betweenTests = [
  'error',
  ...[
    `${afterTest}VariableDeclaration:has(> VariableDeclarator > AwaitExpression)`,
    `${afterTest}ExpressionStatement > AwaitExpression > CallExpression[callee.property.name!="test"]:not([callee.name=/^(test|with)/])`,
  ].map((selector) => ({
    selector,
    message: 'Wait for it before the first test, in a test, or in a teardown.',
  })),
];

const typescript = {
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
  ],
  // `typeof import()` names what is loaded on demand.
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  'prefer-promise-reject-errors': 'off', // Of the rules that need types, one does the same.
};

export default defineConfig(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'packages/widget/{lib,frameworks,releases}/**',
      'packages/client/{lib,types}/**',
      'packages/server/public/**',
      'scripts/packages/projects/**',
      // Each has its own compiler, with its framework's rules.
      'examples/{angular,next,plain,react,svelte,vue}/**',
      '**/coverage/**',
      '**/test-results/**',
      '**/playwright-report/**',
      '**/.*/**',
      'packages/server/migrations/**',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    plugins: { 'import-x': importX, regexp },
    settings: {
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/parsers': { [typescriptParser]: ['.ts'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.js', '.mjs', '.json'],
          extensionAlias: { '.js': ['.ts', '.js'] },
          conditionNames: ['types', 'import', 'node', 'default'],
        }),
      ],
    },
    rules: {
      ...core,
      ...linear,
      'no-restricted-syntax': madeAtRunTime,
      // No rule is switched off in place, as ESLint's cannot be (noInlineConfig).
      'no-warning-comments': ['error', { terms: ['oxlint-disable'], location: 'anywhere' }],
      'import-x/no-duplicates': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-mutable-exports': 'error',
    },
  },
  {
    files: [
      // Of what tests, benches and builds look for, in what they have made themselves.
      ...[tests, 'e2e/**', 'scripts/**', '**/testing/**', '**/chaos/**', 'benchmarks/**'],
      // One of a list of literals, escaped: no part of it can be repeated.
      'packages/server/src/secrets/secret-filter.ts',
      'packages/server/src/knowledge/retrieval/terms/colloquial-en.ts',
      // The name of a field that we sent, between word boundaries.
      'packages/server/src/chatbot-service/providers/wire/refused-fields.ts',
      // Phrases of our own thesaurus, with at most four words between each two of theirs.
      'packages/server/src/knowledge/retrieval/terms/thesaurus.ts',
      // At most five words of our own lists, or three digits and a word.
      'packages/server/src/knowledge/retrieval/numbers/numerals.ts',
      // A class of characters, with what is around it as a literal.
      'packages/widget/src/panel/markdown/{flavour,cjk-flavour,cjk-letters}.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // While building: the text is of our own styles, at most a few KiB each, or of pinned libraries.
    files: ['scripts/build/**/*.mjs'],
    rules: { 'regexp/no-super-linear-move': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: typescript,
  },
  {
    // tap ends a file two turns after a test, unless the next has begun: a slow machine is beyond it.
    files: ['packages/{shared,server}/**/*.test.ts', 'scripts/**/*.test.ts'],
    rules: { 'no-restricted-syntax': betweenTests },
  },
  {
    files: ['packages/server/src/**/*.ts'],
    ignores: ['packages/server/src/input/{faults,normal-form}.ts', tests],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          property: 'Errors',
          message: 'It looks at all of a value: ask faultsOf of input/faults.',
        },
        {
          property: 'normalize',
          message: 'It takes the square of a run of marks: ask normalForm of input/normal-form.',
        },
      ],
    },
  },
  {
    files: ['packages/{shared,widget}/src/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // An element that cannot begin says so where the page's developer looks.
    files: ['packages/widget/src/elements/**/*.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  {
    files: [widget],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    settings: { litHtmlSources: ['lit'], wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      // It sees neither the keys that the list around an option handles, nor a dialog's Esc.
      'lit-a11y/click-events-have-key-events': 'off',
      // In a dialog, it is the platform's way to say what gets the focus.
      'lit-a11y/no-autofocus': 'off',
      // TypeScript assigns class fields (useDefineForClassFields), so that they set Lit's properties.
      'lit/no-classfield-shadowing': 'off',
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-private-properties': ['error', { private: '^(_|#)' }],
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/value-after-constraints': 'error',
      'wc/guard-super-call': 'off', // LitElement always has the callbacks.
      'wc/no-closed-shadow-root': 'error',
      'wc/no-constructor-params': 'error',
      'wc/no-invalid-extends': 'error',
      'wc/no-typos': 'error',
      'wc/require-listener-teardown': 'error',
    },
  },
  ...importTable,
);
