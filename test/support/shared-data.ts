import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, it } from '@jest/globals';
import { CHECKOUT, SHARED_DATA } from './checkout.js';

/** Absolute path of a file or folder of the shared data, for example `serp/html`. */
export function sharedData(path: string): string {
  return resolve(SHARED_DATA, path);
}

/**
 * `describe` where the shared data is at hand. Elsewhere the block's body, which may read it, does not run; one skipped
 * test and a line on stderr say what is missing.
 */
export function describeWithSharedData(name: string, body: () => void): void {
  if (existsSync(SHARED_DATA)) {
    describe(name, body);
    return;
  }
  process.stderr.write(`Skipped: ${name}: ${relative(CHECKOUT, SHARED_DATA)} is not beside the checkout.\n`);
  describe(name, () => {
    it.skip('needs the shared data beside the checkout', () => undefined);
  });
}
