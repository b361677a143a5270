import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import { matchLabel } from '../../../../src/domain/matching/label-match.js';
import { hostParts } from '../../../../src/domain/text/host.js';
import { trackerOf } from '../../../../src/domain/trail/known-trackers.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import { aMark, anAd, nordlicht } from './builders.js';

interface Dispute {
  readonly marks: readonly string[];
  readonly disputed_domains: readonly string[];
}
interface RecordedAd {
  readonly query: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly display_url: string | null;
  readonly destination: string | null;
  readonly engine: string;
  readonly kind: 'text' | 'shopping';
}

const linesOf = <T>(text: string): T[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const bare = { domains: [], agencies: [], competitors: [], resellers: [], permitted: [], promises: [], partners: [] };
const brandOf = (name: string, marks: readonly string[]) =>
  nordlicht({ ...bare, name, owner: name, marks: marks.map((mark) => aMark(mark)) });
const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

describeWithSharedData('on real disputes, ads and names', () => {
  const disputes = linesOf<Dispute>(readFileSync(sharedData('detection/udrp-pairs.dev.jsonl'), 'utf8'));
  const names = linesOf<{ display: string }>(
    gunzipSync(readFileSync(sharedData('detection/nsi-marks.jsonl.gz'))).toString('utf8'),
  ).map((row) => row.display);
  const everybody = compilePortfolio([...new Set(names)].map((name) => brandOf(name, [name])));

  it('finds the mark in four of five disputed domains', () => {
    let [found, all] = [0, 0];
    for (const { marks, disputed_domains: domains } of disputes) {
      const { index } = compilePortfolio([brandOf('complainant', marks)]);
      for (const domain of domains) {
        all++;
        if (matchLabel(index, hostParts(domain)?.label ?? '').length > 0) found++;
      }
    }
    expect(found / all).toBeGreaterThan(0.8);
  });

  it('names hardly any wrong brand in them, out of all the names there are', () => {
    let [wrong, all] = [0, 0];
    for (const { marks, disputed_domains: domains } of disputes) {
      const own = marks.map(folded).filter((mark) => mark.length > 2);
      for (const domain of domains) {
        all++;
        const { findings } = detect(anAd({ title: 'x', displayUrl: domain }), everybody);
        wrong += findings.filter(
          ({ violation, mark }) =>
            violation === 'lookalike_domain' &&
            !own.some((text) => folded(mark ?? '').includes(text) || text.includes(folded(mark ?? ''))),
        ).length;
      }
    }
    expect(wrong / all).toBeLessThan(0.15);
  });

  it('accuses hardly anyone in real ads, whatever the names', () => {
    const ads = linesOf<RecordedAd>(readFileSync(sharedData('detection/serp-ads.dev.jsonl'), 'utf8'));
    let accused = 0;
    for (const { query, title, description, display_url: displayUrl, destination, engine, kind } of ads) {
      const ad = anAd({
        query,
        title,
        description,
        displayUrl,
        destination,
        engine,
        kind,
        country: null,
        language: null,
      });
      const { party, findings } = detect(ad, everybody);
      if (party.domain !== null) expect(trackerOf(party.domain)).toBeNull();
      expect(findings.filter((one) => one.violation === 'destination_mismatch')).toEqual([]);
      if (findings.some((one) => one.verdict === 'violation')) accused++;
    }
    expect(accused / ads.length).toBeLessThan(0.05);
  });
});
