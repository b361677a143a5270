/** Compares every two neighbours of each real history, and the time it takes with `diffWords` on the same texts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diffWords } from 'diff';
import { compare } from '../../src/domain/policy/compare.js';
import { transitionsOf } from '../../src/domain/policy/history.js';
import { readerText } from '../../src/domain/policy/normalise.js';
import { datedFiles, mediaTypeOf } from '../../src/policies/read-folder.js';
import type { Benchmark } from './bench.js';

const HISTORIES = resolve(process.env['MARKWARDEN_ROOT'] ?? '.', '../shared/data/policies');

/** Rounds in turn, of which the fastest counts: machines are shared. */
const ROUNDS = 3;

interface Row {
  readonly document: string;
  readonly versions: number;
  readonly unseen: number;
  readonly seenBefore: number;
  readonly changed: number;
  readonly msPerComparison: number;
  readonly msPerDiffWords: number;
  readonly ratio: number;
}

async function row(folder: string, document: string): Promise<Row> {
  const files = (await datedFiles(join(folder, document))).filter(({ name }) => mediaTypeOf(name) === 'text/markdown');
  const states = files.map(({ name, at }) => ({
    at,
    text: readerText(readFileSync(join(folder, document, name), 'utf8'), 'markdown'),
  }));
  const transitions = transitionsOf(states);
  const of = (kind: string): number => transitions.filter((each) => each.class === kind).length;
  const pairs = states.slice(1).map((state, at): [string, string] => [states[at]?.text ?? '', state.text]);
  let ours = Infinity;
  let theirs = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    ours = Math.min(ours, timed(pairs, compare));
    theirs = Math.min(theirs, timed(pairs, diffWords));
  }
  return {
    ...{
      document,
      versions: states.length,
      unseen: of('unseen'),
      seenBefore: of('seen-before'),
      changed: of('changed'),
    },
    msPerComparison: round(ours / pairs.length),
    msPerDiffWords: round(theirs / pairs.length),
    ratio: round(ours / theirs),
  };
}

/** Milliseconds for all pairs. */
function timed(pairs: readonly [string, string][], work: (from: string, to: string) => unknown): number {
  const start = performance.now();
  for (const [from, to] of pairs) work(from, to);
  return performance.now() - start;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export const benchmark: Benchmark = {
  async run() {
    if (!existsSync(HISTORIES))
      throw new Error(`Policies are compared on real histories in ${HISTORIES}, which is not there.`);
    const documents = readdirSync(HISTORIES, { withFileTypes: true }).filter((each) => each.isDirectory());
    const rows: Row[] = [];
    for (const { name } of documents) rows.push(await row(HISTORIES, name));
    console.table(rows);
    return { documents: rows };
  },
};
