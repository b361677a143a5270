import type { ObservedAd } from '../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand } from '../../src/domain/detection/protected-portfolio.js';

/** A brand of which nothing is known but its marks: no goods, domains, parties or registrations. */
export function bareBrand(name: string, marks: readonly string[] = [name]): ProtectedBrand {
  return {
    ...{ name, owner: name, domains: [], agencies: [], competitors: [], resellers: [], permitted: [] },
    ...{ promises: [], partners: [] },
    marks: marks.map((text) => ({ text, variants: [], goods: [], registrations: [] })),
  };
}

/** An ad of which nothing is known but what is given. */
export function bareAd(over: Partial<ObservedAd>): ObservedAd {
  return {
    ...{ id: 'ad', title: '', description: null, displayUrl: null, destination: null, sitelinks: [] },
    ...{ advertiserName: null, kind: 'text', query: null, engine: null, country: null, language: null },
    ...{ device: null, capturedAt: null },
    ...over,
  };
}
