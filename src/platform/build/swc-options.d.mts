import type { Options } from '@swc/core';

export declare const swcOptions: Options;
export declare const swcOptionsWithJsx: Options;
