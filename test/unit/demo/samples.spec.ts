import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleCaptures } from '../../../src/demo/samples.js';
import type { Sample } from '../../../src/demo/sample.js';
import { SAMPLE_PORTFOLIO } from '../../../src/demo/samples/portfolio.js';
import type { CapturedAd } from '../../../src/domain/capture/capture.js';
import { parseCapture } from '../../../src/domain/capture/parse-capture.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';

const NOW = new Date('2026-06-15T09:30:00Z');
const samples = sampleCaptures(NOW);
const read = (sample: Sample) => parseCapture(sample.provider, new TextEncoder().encode(sample.text));

/** White space as a page shows it. */
const shown = (text: string): string => text.replace(/\s+/g, ' ').trim();
const byTitle = (a: { title: string }, b: { title: string }): number => (a.title < b.title ? -1 : 1);
const ofKind = (kind: CapturedAd['kind'], ads: readonly CapturedAd[]): CapturedAd[] =>
  ads.filter((ad) => ad.kind === kind).toSorted(byTitle);

describe('the sample portfolio', () => {
  it('is accepted as it is', () => {
    expect(readPortfolioText(SAMPLE_PORTFOLIO)).toMatchObject({ ok: true });
  });

  it('names only domains that nobody can own', () => {
    const hosts = SAMPLE_PORTFOLIO.match(/[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?=[,\]/])/gu) ?? [];
    expect(hosts.filter((host) => /\p{L}/u.test(host) && !host.endsWith('.example'))).toEqual([]);
  });
});

describe('the sample captures', () => {
  it.each(samples.map((sample) => [sample.fileName, sample] as const))('%s reads as what it shows', (_name, sample) => {
    const capture = read(sample);
    expect({ outcome: capture.outcome, reason: capture.reason === null }).toEqual({
      outcome: sample.outcome,
      reason: sample.outcome === 'ads' || sample.outcome === 'no-ads',
    });
    const { look } = sample;
    if (look === null) return;
    expect(capture).toMatchObject({
      engine: look.engine,
      query: look.query,
      country: look.country,
      language: look.language,
    });
    if (sample.provider !== 'bing-html') expect(capture.capturedAt).toBe(look.at.toISOString());

    const text = ofKind('text', capture.ads);
    const intended = look.ads.toSorted(byTitle);
    expect(text.map((ad) => ad.title)).toEqual(intended.map((ad) => shown(ad.title)));
    expect(text.map((ad) => ad.block)).toEqual(intended.map((ad) => ad.block ?? 'top'));
    expect(text.map((ad) => ad.description)).toEqual(intended.map((ad) => shown(ad.description)));
    expect(text.map((ad) => ad.displayUrl)).toEqual(intended.map((ad) => shown(ad.shown)));
    expect(text.map((ad) => ad.sitelinks.map((link) => link.title))).toEqual(
      intended.map((ad) => (ad.sitelinks ?? []).map(([title]) => title)),
    );
    const opaque = sample.text.includes('https://www.google.com/goto?');
    expect(text.map((ad) => ad.destination)).toEqual(intended.map((ad) => (opaque ? null : ad.to)));

    const products = (look.products ?? []).toSorted(byTitle);
    expect(
      ofKind('shopping', capture.ads).map(({ title, price, advertiserName, destination }) => ({
        title,
        price,
        seller: advertiserName,
        to: destination,
      })),
    ).toEqual(products);
  });

  it('are the same for the same moment, and dated from it', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (now) => {
        const first = sampleCaptures(now);
        expect(first).toEqual(sampleCaptures(new Date(now)));
        for (const { at } of first) {
          expect(at.getTime()).toBeLessThan(now.getTime());
          expect(at.getTime()).toBeGreaterThan(now.getTime() - 22 * 24 * 3_600_000);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are some forty different files, from every provider and with every outcome', () => {
    expect(samples.length).toBeGreaterThanOrEqual(40);
    expect(new Set(samples.map((sample) => sample.text)).size).toBe(samples.length);
    expect(new Set(samples.map((sample) => sample.fileName)).size).toBe(samples.length);
    expect(new Set(samples.map((sample) => sample.provider)).size).toBe(4);
    expect(new Set(samples.map((sample) => sample.outcome))).toEqual(new Set(['ads', 'no-ads', 'blocked', 'failed']));
  });

  it('come in the order in which they were taken', () => {
    const times = samples.map((sample) => sample.at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});
