import type { Detection } from '../../../../src/domain/detection/detect.js';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import type { Finding, Violation } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand, ProtectedMark } from '../../../../src/domain/detection/protected-portfolio.js';

/** An ad seen on Google in Germany in May 2026; an override names only what matters. */
export function anAd(over: Partial<ObservedAd> = {}): ObservedAd {
  return {
    id: 'ad-1',
    title: 'Lampen',
    description: null,
    displayUrl: 'www.irgendwer.example',
    destination: null,
    sitelinks: [],
    advertiserName: null,
    kind: 'text',
    query: null,
    engine: 'google',
    country: 'DE',
    language: 'de',
    device: 'desktop',
    capturedAt: '2026-05-10T08:00:00Z',
    ...over,
  };
}

export function aMark(text: string, over: Partial<ProtectedMark> = {}): ProtectedMark {
  return { text, variants: [], goods: [], registrations: [], ...over };
}

/** Nordlicht, maker of lamps, with one party of every kind. */
export function nordlicht(over: Partial<ProtectedBrand> = {}): ProtectedBrand {
  return {
    name: 'Nordlicht',
    owner: 'Nordlicht GmbH',
    domains: ['nordlicht.example'],
    marks: [
      aMark('NORDLICHT', {
        variants: [
          'ノルトリヒト',
          'nordlight',
          '诺德利希特',
          '노르트리히트',
          'Нордлихт',
          'Νόρντλιχτ',
          'نوردليخت',
          'נורדליכט',
          'นอร์ดลิคท์',
          'नॉर्डलिख्त',
        ],
        goods: ['Lampen', 'lamps', 'lighting'],
      }),
    ],
    agencies: [{ name: 'Leuchtreklame Agentur', domains: ['leuchtreklame.example'] }],
    competitors: [{ name: 'Südlicht', domains: ['suedlicht.example'] }],
    permitted: [],
    resellers: [
      {
        name: 'Lampenhaus',
        domains: ['lampenhaus.example'],
        permits: [{ violation: 'tm_copy', from: '2026-01-01', until: '2026-12-31' }],
      },
    ],
    promises: [],
    partners: [
      {
        name: 'Deal Finder',
        domains: ['dealfinder.example'],
        network: 'awin',
        publisherId: '12345',
        terms: [
          {
            clause: '4.2',
            subject: 'brand_bid',
            rule: 'no',
            engines: ['google', 'bing'],
            regions: ['DE'],
            from: '2026-01-01',
            until: null,
            text: 'No bidding on the brand.',
          },
        ],
      },
    ],
    ...over,
  };
}

export function see(ad: Partial<ObservedAd>, brands: readonly ProtectedBrand[] = [nordlicht()]): Detection {
  return detect(anAd(ad), compilePortfolio(brands));
}

/** `violation:verdict[:exemption]` of every finding, so that a scenario reads as a line. */
export function verdicts(detection: Detection): string[] {
  return detection.findings.map((one) => [one.violation, one.verdict, one.exemption].filter(Boolean).join(':'));
}

export function findingOf(detection: Detection, violation: Violation): Finding {
  const found = detection.findings.find((one) => one.violation === violation);
  if (found === undefined) throw new Error(`no ${violation} among ${verdicts(detection).join(', ') || 'no findings'}`);
  return found;
}

export function hasViolation(detection: Detection): boolean {
  return detection.findings.some((one) => one.verdict === 'violation');
}
