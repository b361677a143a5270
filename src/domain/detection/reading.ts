import type { Sitelink } from '../capture/capture.js';
import type { CompiledPortfolio } from './compile-portfolio.js';
import { dayOf } from './dates.js';
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
import { POSING_WORDS } from './vocabulary/posing-words.js';
import type { PosingKind } from './vocabulary/posing-words.js';
import type { PhraseHit } from './vocabulary/phrase-set.js';

export type Zone = 'title' | 'description' | 'sitelink' | 'display' | 'query';

const contextWords = new PhraseSet<ContextKind>(CONTEXT_WORDS);
const affiliationWords = new PhraseSet<AffiliationKind>(AFFILIATION_WORDS);
const posingWords = new PhraseSet<PosingKind>(POSING_WORDS);
const NOTHING: readonly never[] = [];

/** One text of the ad, cut into words. Most ads concern no brand, so what only rules ask for is found when they ask. */
export class AdField {
  #context: readonly PhraseHit<ContextKind>[] | null = null;
  #affiliation: readonly PhraseHit<AffiliationKind>[] | null = null;
  #posing: readonly PhraseHit<PosingKind>[] | null = null;

  constructor(
    readonly name: SpanField,
    readonly zone: Zone,
    readonly text: TokenisedText,
    readonly matches: readonly MarkMatch[],
  ) {}

  get isCopy(): boolean {
    return this.zone !== 'display' && this.zone !== 'query';
  }

  /** Words that tell what kind of ad this is; none outside the copy. */
  get context(): readonly PhraseHit<ContextKind>[] {
    this.#context ??= this.isCopy ? contextWords.find(this.text) : NOTHING;
    return this.#context;
  }

  /** Claims to belong to somebody; none outside the copy. */
  get affiliation(): readonly PhraseHit<AffiliationKind>[] {
    this.#affiliation ??= this.isCopy ? affiliationWords.find(this.text) : NOTHING;
    return this.#affiliation;
  }

  /** What only the brand itself says beside its mark, or who poses as it; none outside the copy. */
  get posing(): readonly PhraseHit<PosingKind>[] {
    this.#posing ??= this.isCopy ? posingWords.find(this.text) : NOTHING;
    return this.#posing;
  }
}

/** An ad as read once for all brands. */
export interface AdReading {
  readonly ad: ObservedAd;
  /** Day on which the ad was seen (UTC), or null. */
  readonly day: string | null;
  /** Title, description, sitelinks: what the ad says. */
  readonly copy: readonly AdField[];
  readonly display: AdField | null;
  readonly query: AdField | null;
}

/** Reads every text of an ad once: words and marks. Linear in the ad's length. */
export function readAd(ad: ObservedAd, portfolio: CompiledPortfolio): AdReading {
  const copy: AdField[] = [];
  const read = (name: SpanField, zone: Zone, source: string | null): AdField | null => {
    if (source === null || source === '') return null;
    const text = tokenise(source);
    return new AdField(name, zone, text, portfolio.index.match(text));
  };
  const add = (name: SpanField, zone: Zone, source: string | null): void => {
    const field = read(name, zone, source);
    if (field !== null) copy.push(field);
  };
  add('title', 'title', ad.title);
  add('description', 'description', ad.description);
  for (let at = 0; at < ad.sitelinks.length; at++) {
    const sitelink = ad.sitelinks[at] as Sitelink;
    add(`sitelinks.${String(at)}.title`, 'sitelink', sitelink.title);
    add(`sitelinks.${String(at)}.description`, 'sitelink', sitelink.description);
  }
  return {
    ad,
    day: dayOf(ad.capturedAt),
    copy,
    display: read('displayUrl', 'display', ad.displayUrl),
    query: read('query', 'query', ad.query),
  };
}
