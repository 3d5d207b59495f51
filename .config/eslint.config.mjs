// Every rule is on; each exception below gives its reason.
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Rules of ESLint itself that are off, and why. */
const offInCore = {
  'arrow-body-style': 'off', // both forms read well; prettier decides the layout
  camelcase: 'off', // names of columns and of foreign formats keep their form
  'capitalized-comments': 'off', // comments may begin with an identifier
  'class-methods-use-this': 'off', // Nest's controllers and filters are classes by its design
  complexity: ['error', 16],
  'consistent-return': 'off', // the compiler's noImplicitReturns does it with types
  curly: ['error', 'multi-line'],
  'default-case': 'off', // switch-exhaustiveness-check does it with types
  'func-names': 'off', // the style below allows arrows, whose names are inferred
  'func-style': 'off', // declarations for exported functions, arrows for small local ones
  'id-length': 'off', // x, y, i, n, a, b are clear where they stand
  'init-declarations': 'off', // a value that branches assign is clearer unassigned; the compiler checks its use
  'max-classes-per-file': 'off', // a file holds one concept, which may be two small classes
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
  'max-params': 'off', // its typed twin is set below
  'max-statements': ['error', 40],
  'new-cap': ['error', { capIsNew: false }], // decorators begin with a capital and are called
  'no-await-in-loop': 'off', // order is meant: batches, retries, one docket after the other
  'no-bitwise': 'off', // hashes and seeded streams are made of them
  'no-console': 'off', // the command line speaks through it; servers log through their logger
  'no-continue': 'off', // an early continue reads better than a nested if
  'no-duplicate-imports': 'off', // its type-aware form is consistent-type-imports
  'no-eq-null': 'off', // == null means null or undefined, and eqeqeq below allows just that
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-inline-comments': 'off', // a short remark on its line is the easiest to keep true
  'no-magic-numbers': 'off', // numbers with a meaning are named where they recur
  'no-negated-condition': 'off', // the usual case first, whichever way it is asked
  'no-nested-ternary': 'off', // a chain of conditions in a column is a table
  'no-plusplus': 'off', // a counter
  'no-ternary': 'off', // an expression
  'no-undef': 'off', // the compiler does it
  'no-undefined': 'off', // exact optional values are compared with it
  'no-underscore-dangle': 'off', // foreign names
  'no-use-before-define': 'off', // types and functions are hoisted; the main one stands first
  'no-void': 'off', // void marks a promise that is meant to run on; no-floating-promises asks for the mark
  'no-warning-comments': 'error',
  'one-var': 'off', // one declaration a line
  'prefer-destructuring': 'off', // a = b.c is as clear
  'prefer-named-capture-group': 'off', // short expressions number their groups
  'require-unicode-regexp': 'off', // patterns over ASCII need no flag
  'sort-imports': 'off', // grouped by nearness
  'sort-keys': 'off', // by meaning
  'sort-vars': 'off', // by meaning
  'no-useless-assignment': 'error',
  'preserve-caught-error': 'error',
};

/** Rules of typescript-eslint that are off or set, and why. */
const offInTypes = {
  '@typescript-eslint/class-methods-use-this': 'off', // see above
  '@typescript-eslint/consistent-return': 'off', // noImplicitReturns
  '@typescript-eslint/explicit-function-return-type': 'off', // exported ones are held by explicit-module-boundary-types
  '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
  '@typescript-eslint/init-declarations': 'off', // see above
  '@typescript-eslint/max-params': ['error', { max: 5 }],
  '@typescript-eslint/member-ordering': 'off', // by meaning
  '@typescript-eslint/naming-convention': 'off', // columns and foreign formats keep their names
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }], // Nest's modules
  '@typescript-eslint/no-magic-numbers': 'off', // see above
  '@typescript-eslint/no-parameter-properties': 'off',
  '@typescript-eslint/parameter-properties': 'off', // Nest's constructor injection
  '@typescript-eslint/no-type-alias': 'off',
  '@typescript-eslint/no-unsafe-type-assertion': 'off', // rows of the database and parsed JSON get their type in one place each
  '@typescript-eslint/no-use-before-define': 'off', // see above
  '@typescript-eslint/prefer-readonly-parameter-types': 'off', // foreign types are not readonly
  '@typescript-eslint/strict-boolean-expressions': 'off', // an empty text and a missing one mean the same at the edges
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/prefer-nullish-coalescing': [
    'error',
    { ignorePrimitives: { string: true, boolean: true } },
  ],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'off', // verbatim syntax is not used
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/prefer-destructuring': 'off', // see above
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
  '@typescript-eslint/promise-function-async': 'off', // returning a promise is enough
  '@typescript-eslint/unbound-method': 'off', // proxies of activities are called unbound by design
  '@typescript-eslint/consistent-type-definitions': 'off', // interface for shapes, type for unions and aliases
  '@typescript-eslint/no-shadow': 'off', // short names in small scopes
  '@typescript-eslint/no-non-null-assertion': 'error',
  'no-shadow': 'off',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'apps/console/vite.config.mts',
      '**/node_modules/**',
      '.duban/**',
      '**/*.js',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  js.configs.all,
  ...tseslint.configs.all,
  {
    languageOptions: {
      parserOptions: {
        project: ['.config/tsconfig.json', 'apps/console/tsconfig.json'],
        tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)),
      },
    },
    rules: { ...offInCore, ...offInTypes },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off', // a describe is a chapter
      'max-statements': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off', // a missing value fails the test all the same
      '@typescript-eslint/no-unsafe-assignment': 'off', // answers over HTTP are untyped until expected
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['apps/console/**/*.tsx', 'apps/console/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }], // a page is its markup
      '@typescript-eslint/explicit-module-boundary-types': 'off', // a component returns its markup
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // a date picker's value
    },
  },
);
