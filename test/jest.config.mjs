import { resolve } from 'node:path';
import { swcOptions } from '../src/platform/build/swc-options.mjs';

const root = resolve(import.meta.dirname, '..');

/** One project a kind of test, so that `npm run test:unit` starts no database. */
const kind = (name, extra = {}) => ({
  displayName: name,
  rootDir: root,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  ...extra,
});

export default {
  rootDir: root,
  projects: [
    kind('unit', { testMatch: ['<rootDir>/test/unit/**/*.spec.ts', '<rootDir>/test/architecture.spec.ts'] }),
    kind('integration'),
    kind('e2e'),
    kind('browser'),
  ],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.mjs'],
};
