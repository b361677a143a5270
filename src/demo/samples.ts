import { ago, type Look } from './look.js';
import type { Outage } from './sample-provider.js';
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

/** What the sample provider has to show: every look of the samples, the oldest first. */
export function sampleLooks(now: Date): Look[] {
  return sampleCaptures(now).flatMap(({ look }) => (look === null ? [] : [look]));
}

/** For three days one provider has had no money for looks from the United States, so that a blind spell can be seen. */
export function sampleOutages(now: Date): Outage[] {
  return [{ provider: 'dataforseo', country: 'US', from: ago(now, 3) }];
}
