import type { CompiledPortfolio } from './compile-portfolio.js';
import type { SpanField } from './finding.js';
import type { ObservedAd } from './observed-ad.js';
import { tokenise } from '../text/tokens.js';
import type { TokenisedText } from '../text/tokens.js';
import type { MarkMatch } from '../matching/mark-match.js';
import { AFFILIATION_WORDS } from './vocabulary/affiliation-words.js';
import type { AffiliationKind } from './vocabulary/affiliation-words.js';
import { CONTEXT_WORDS } from './vocabulary/context-words.js';
import type { ContextKind } from './vocabulary/context-words.js';
import { PhraseSet } from './vocabulary/phrase-set.js';
import type { PhraseHit } from './vocabulary/phrase-set.js';

export type Zone = 'title' | 'description' | 'sitelink' | 'display' | 'query';

/** One text of the ad, cut into words, with everything found in it. */
export interface AdField {
  readonly name: SpanField;
  readonly zone: Zone;
  readonly text: TokenisedText;
  readonly matches: readonly MarkMatch[];
  readonly context: readonly PhraseHit<ContextKind>[];
  readonly affiliation: readonly PhraseHit<AffiliationKind>[];
}

/** An ad as read once for all brands. */
export interface AdReading {
  readonly ad: ObservedAd;
  /** Title, description, sitelinks: what the ad says. */
  readonly copy: readonly AdField[];
  readonly display: AdField | null;
  readonly query: AdField | null;
}

const contextWords = new PhraseSet<ContextKind>(CONTEXT_WORDS);
const affiliationWords = new PhraseSet<AffiliationKind>(AFFILIATION_WORDS);

/** Reads every text of an ad once: words, marks, context. Linear in the ad's length. */
export function readAd(ad: ObservedAd, portfolio: CompiledPortfolio): AdReading {
  const field = (name: SpanField, zone: Zone, source: string | null): AdField[] => {
    if (source === null || source === '') return [];
    const text = tokenise(source);
    const isCopy = zone !== 'display' && zone !== 'query';
    return [
      {
        name,
        zone,
        text,
        matches: portfolio.index.match(text),
        context: isCopy ? contextWords.find(text) : [],
        affiliation: isCopy ? affiliationWords.find(text) : [],
      },
    ];
  };
  return {
    ad,
    copy: [
      ...field('title', 'title', ad.title),
      ...field('description', 'description', ad.description),
      ...ad.sitelinks.flatMap((sitelink, at) => [
        ...field(`sitelinks.${String(at)}.title`, 'sitelink', sitelink.title),
        ...field(`sitelinks.${String(at)}.description`, 'sitelink', sitelink.description),
      ]),
    ],
    display: field('displayUrl', 'display', ad.displayUrl)[0] ?? null,
    query: field('query', 'query', ad.query)[0] ?? null,
  };
}
