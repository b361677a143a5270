import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import { KNOWN_NETWORKS } from '../../../../src/domain/trail/networks/known-networks.js';
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

  it('finds the mark in nine of ten disputed domains, by the domain alone', () => {
    let [found, all] = [0, 0];
    for (const { marks, disputed_domains: domains } of disputes) {
      const complainant = compilePortfolio([brandOf('complainant', marks)]);
      for (const domain of domains) {
        all++;
        const { findings } = detect(anAd({ title: '—', displayUrl: domain }), complainant);
        if (findings.length > 0) found++;
        expect(findings.filter((one) => one.verdict === 'violation' && one.spans[0]?.via !== 'skeleton')).toEqual([]);
      }
    }
    expect(found / all).toBeGreaterThan(0.92);
  });

  it('names hardly any wrong brand in them, out of all the names there are', () => {
    let [wrong, all] = [0, 0];
    for (const { marks, disputed_domains: domains } of disputes) {
      const own = marks.map(folded).filter((mark) => mark !== '');
      for (const domain of domains) {
        all++;
        const { findings } = detect(anAd({ title: '—', displayUrl: domain }), everybody);
        const brands = [...new Set(findings.map((one) => one.brand))];
        wrong += brands.filter(
          (brand) => !own.some((text) => folded(brand).includes(text) || text.includes(folded(brand))),
        ).length;
      }
    }
    expect(wrong / all).toBeLessThan(0.06);
  });

  it('finds few imitations in the domains of honest advertisers', () => {
    const ads = linesOf<RecordedAd>(readFileSync(sharedData('detection/serp-ads.dev.jsonl'), 'utf8'));
    const imitations = ads.flatMap(({ title, display_url: displayUrl, destination }) =>
      detect(anAd({ title, displayUrl, destination, country: null }), everybody).findings.filter(
        (one) => one.violation === 'lookalike_domain' && one.verdict !== 'allowed',
      ),
    );
    expect(imitations.filter((one) => one.verdict === 'violation')).toEqual([]);
    expect(imitations.length / ads.length).toBeLessThan(0.35);
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
      if (party.domain !== null) expect(KNOWN_NETWORKS.rowOf(party.domain)).toBeNull();
      expect(findings.filter((one) => one.violation === 'destination_mismatch')).toEqual([]);
      if (findings.some((one) => one.verdict === 'violation')) accused++;
    }
    expect(accused / ads.length).toBeLessThan(0.05);
  });
});
