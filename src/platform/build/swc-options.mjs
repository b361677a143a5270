/**
 * How TypeScript becomes JavaScript outside the production build: the terminal's cached build and the tests share these
 * options, so that a test runs exactly what a command runs. Plain JavaScript because both readers load it before any
 * TypeScript can be compiled.
 */
export const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
  swcrc: false,
};

/** The same for `.tsx`: mail templates. A parser that takes JSX refuses some type syntax, so `.ts` stays without it. */
export const swcOptionsWithJsx = {
  ...swcOptions,
  jsc: {
    ...swcOptions.jsc,
    parser: { ...swcOptions.jsc.parser, tsx: true },
    transform: { ...swcOptions.jsc.transform, react: { runtime: 'automatic' } },
  },
};
