import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from '@jest/globals';

/** Real pages, replies and disputes live beside the checkout and are never part of it. */
const SHARED_DATA = resolve(import.meta.dirname, '../../../shared/data');

/** Absolute path of a file or folder of the shared data, for example `serp/html`. */
export function sharedData(path: string): string {
  return resolve(SHARED_DATA, path);
}

/** `describe` where the shared data is at hand; elsewhere the block is skipped, and its name says what is missing. */
export function describeWithSharedData(name: string, body: () => void): void {
  if (existsSync(SHARED_DATA)) describe(name, body);
  else describe.skip(`${name} (skipped: the shared data folder is not beside the checkout)`, body);
}
