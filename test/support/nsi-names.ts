import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SHARED_DATA } from './checkout.js';

interface NsiRecord {
  readonly display: string;
  /** By kind and language: `brand`, `name`, `brand:en`. */
  readonly names: Readonly<Record<string, string>>;
}

/** The names under which the real brands of the name suggestion index are shown, each once, in the file's order. */
export function displayNames(): readonly string[] {
  return [...new Set(records().map((record) => record.display))];
}

/** The same brands by every name they have in any language: displayed names first, then the others, each once. */
export function everyName(): readonly string[] {
  return [...new Set([...displayNames(), ...records().flatMap((record) => Object.values(record.names))])];
}

function records(): readonly NsiRecord[] {
  const text = gunzipSync(readFileSync(resolve(SHARED_DATA, 'detection/nsi-marks.jsonl.gz'))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as NsiRecord);
}
