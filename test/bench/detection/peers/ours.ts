import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import { bareAd, bareBrand } from '../../../support/bare-brand.js';
import type { Peer } from './peer.js';

/** The index without rules, verdicts and sentences: what peers can be held against like for like. */
export const matchingAlone: Peer = {
  name: 'Markwarden, matching alone',
  setting: 'MarkIndex.match, weak matches left out; domains by findings',
  forTexts: (names) => {
    const { index } = compilePortfolio(names.map((name) => bareBrand(name)));
    return (text) =>
      index
        .match(text)
        .filter(({ weak }) => !weak)
        .map(({ form, start, end }) => ({ name: form.spelling, start, end }));
  },
  forLabels: (names) => {
    const portfolio = compilePortfolio(names.map((name) => bareBrand(name)));
    return (label) => detect(bareAd({ displayUrl: `${label}.com` }), portfolio).findings.map(({ brand }) => brand);
  },
};
