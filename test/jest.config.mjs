import { resolve } from 'node:path';
import { swcOptions, swcOptionsWithJsx } from '../src/platform/build/swc-options.mjs';

const root = resolve(import.meta.dirname, '..');

/** One project a kind of test, so that `npm run test:unit` starts no database. */
const kind = (name, extra = {}) => ({
  displayName: name,
  rootDir: root,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions], '^.+\\.tsx$': ['@swc/jest', swcOptionsWithJsx] },
  ...extra,
});

const withServer = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  rootDir: root,
  projects: [
    kind('unit', { testMatch: ['<rootDir>/test/unit/**/*.spec.ts', '<rootDir>/test/architecture.spec.ts'] }),
    kind('integration', withServer),
    kind('e2e', withServer),
    kind('browser', withServer),
  ],
  // A process that has run many suites keeps part of each (modules in contexts of their own); past this it is replaced by a fresh
  // one, or the suite would outgrow the heap.
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.mjs'],
};
