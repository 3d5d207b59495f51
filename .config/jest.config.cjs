'use strict';
const path = require('node:path');

const swc = {
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

/** Unit tests stand beside their subject; the tests of whole parts stand in `test/`. */
module.exports = {
  rootDir: path.join(__dirname, '..'),
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/workflows', '<rootDir>/test', '<rootDir>/seeds'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testEnvironment: 'node',
  transform: { '^.+\\.[cm]?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|parse5|entities|pdfjs-dist)/)'],
  modulePathIgnorePatterns: ['<rootDir>/.duban'],
  moduleNameMapper: {
    '^@duban/workflows/templates$': '<rootDir>/workflows/templates/index.ts',
    '^@duban/seeds$': '<rootDir>/seeds/index.ts',
    '^@duban/workflows$': '<rootDir>/workflows/src/index.ts',
    '^@duban/test-support$': '<rootDir>/test/support/index.ts',
    '^@duban/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  reporters: ['default', '<rootDir>/.config/tally-reporter.cjs'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
