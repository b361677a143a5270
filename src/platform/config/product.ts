import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of the product's package.json: the checkout, or where the built product was put. */
export const PRODUCT_ROOT = productRoot(import.meta.dirname);

/** The product's version, as in its package.json. */
export const PRODUCT_VERSION = (
  JSON.parse(readFileSync(join(PRODUCT_ROOT, 'package.json'), 'utf8')) as { version: string }
).version;

// The same file runs from the sources, the cached build and the production build, each at another depth.
function productRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : productRoot(dirname(folder));
}
