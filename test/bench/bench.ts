/**
 * Runs a benchmark by name: `npm run bench -- NAME`. Each prints a table for people and one JSON line for machines, and
 * compares with a floor or a peer in the same run, because machines are shared and noisy.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Benchmark {
  /** Measures, prints, and returns the figures that the JSON line carries. Units stand in the keys. */
  run(): Promise<Record<string, unknown>>;
}

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.replace('.bench.js', ''));
const [name] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name ?? ''}.bench.js`);
if (name === undefined || !existsSync(file)) {
  process.stderr.write(`Say which benchmark to run: ${names.join(', ')}.\n`);
  process.exit(2);
}
const { benchmark } = (await import(pathToFileURL(file).href)) as { benchmark: Benchmark };
const figures = await benchmark.run();
process.stdout.write(`\n${JSON.stringify({ benchmark: name, ...figures })}\n`);
process.exit(0);
