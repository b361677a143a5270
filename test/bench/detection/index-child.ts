import { compilePortfolio, detect } from '../../../src/domain/detection/detect.js';
import { matchLabel } from '../../../src/domain/matching/label-match.js';
import { MarkIndex } from '../../../src/domain/matching/mark-index.js';
import { bareAd } from '../../support/bare-brand.js';
import { megabytesInUse } from './children.js';
import { brandsOf, marksOf } from './many-brands.js';
import { median } from './timing.js';

/** Started by itself: `index-child.js index|portfolio COUNT`. Prints one JSON line. */

export interface IndexCost {
  readonly medianMs: number;
  readonly firstMs: number;
  /** Processor time of the whole process meanwhile, collecting garbage included. */
  readonly medianCpuMs: number;
  readonly megabytes: number;
}

/** A text, a search and a domain, so that whatever is built at first use counts as built. */
const FIRST_TEXT = 'Lampen Nordlicht';
const FIRST_LABEL = 'nordlicht-lampen';

function buildIndex(marks: readonly string[]): unknown {
  const index = new MarkIndex(marks.length);
  marks.forEach((mark, at) => index.add(at, mark));
  index.match(FIRST_TEXT);
  matchLabel(index, FIRST_LABEL);
  return index;
}

function measure(build: () => unknown): IndexCost {
  const before = megabytesInUse();
  const times: number[] = [];
  const cpuTimes: number[] = [];
  let built: unknown = null;
  for (let round = 0; round < 5; round++) {
    built = null;
    globalThis.gc?.();
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    built = build();
    times.push(performance.now() - started);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuTimes.push((user + system) / 1000);
  }
  const megabytes = megabytesInUse() - before;
  if (built === null) throw new Error('Nothing was built.');
  return { medianMs: median(times), firstMs: times[0] ?? NaN, medianCpuMs: median(cpuTimes), megabytes };
}

const [what, count] = process.argv.slice(2);
const marks = marksOf(Number(count));
const brands = brandsOf(marks);
const cost = measure(() => {
  if (what === 'index') return buildIndex(marks);
  const portfolio = compilePortfolio(brands);
  detect(bareAd({ title: FIRST_TEXT, query: FIRST_TEXT, displayUrl: `${FIRST_LABEL}.example` }), portfolio);
  return portfolio;
});
process.stdout.write(`${JSON.stringify(cost)}\n`);
