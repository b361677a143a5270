import type { Sample } from './sample.js';
import { harbourSamples } from './samples/harbour.js';
import { hinataotoSamples } from './samples/hinataoto.js';
import { lumirahSamples } from './samples/lumirah.js';
import { nordlichtSamples } from './samples/nordlicht.js';
import { prevoyelleSamples } from './samples/prevoyelle.js';
import { troubleSamples } from './samples/trouble.js';

/** All captures of the demo, the oldest first. The same for the same `now`; every date lies in the three weeks before. */
export function sampleCaptures(now: Date): Sample[] {
  return [
    ...nordlichtSamples(now),
    ...harbourSamples(now),
    ...prevoyelleSamples(now),
    ...hinataotoSamples(now),
    ...lumirahSamples(now),
    ...troubleSamples(now),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}
