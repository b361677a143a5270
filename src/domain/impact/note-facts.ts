import type { Relation, Verdict, Violation } from '../detection/finding.js';
import { engineName } from '../text/place-names.js';
import { safeText } from '../text/safe-text.js';
import type { IncidentKind, MarketExposure } from './ingredients.js';
import type { Situation } from './inputs.js';

/** One violation of the incident, as the record has it. */
export interface NoteLine {
  readonly violation: Violation;
  readonly verdict: Verdict;
  /** One sentence about what was seen and why it is judged so. */
  readonly explanation: string;
  /** The brand's promise that the ad contradicts. */
  readonly promise: string | null;
  /** The clause that a partner broke. */
  readonly clause: string | null;
}

/** What the record holds of one market. */
export interface SeenMarket extends MarketExposure {
  readonly engines: readonly string[];
  /** First and last day looked at (ISO dates, UTC); null where no look was taken by schedule. */
  readonly lookedFrom: string | null;
  readonly lookedTo: string | null;
  /** Looks at searches for the brand on these days that ended without a page to read. */
  readonly couldNotLook: number;
  /** Looks at other searches than for the brand on which one of the ads stood. */
  readonly otherSearches: number;
  /** Captures with one of the ads that people handed in. */
  readonly handedIn: number;
  /** Days on which one of the ads was seen (ISO dates, UTC), ascending. */
  readonly seenOn: readonly string[];
  /** Highest place at which one of the ads stood, 1 for the first. */
  readonly bestPosition: number | null;
}

export interface NoteFacts {
  readonly brand: string;
  readonly party: { readonly name: string | null; readonly domain: string | null; readonly relation: Relation };
  readonly lines: readonly NoteLine[];
  readonly markets: readonly SeenMarket[];
  /** Day on which the note is written (ISO date). */
  readonly today: string;
  /** BCP 47; how dates are written. */
  readonly locale: string;
}

/**
 * What the incident is to the brand's visits. Ads of a hijack lead to the brand whatever else is said of them, so one such line
 * settles it.
 */
export function incidentOf(lines: readonly Pick<NoteLine, 'violation'>[]): IncidentKind {
  return lines.some(({ violation }) => violation === 'ad_hijack') ? 'hijack' : 'diversion';
}

/** The party as a sentence names it: “Südlicht (suedlicht.example)”. */
export function partyName({ party }: Pick<NoteFacts, 'party'>): string {
  const name = party.name === null ? null : safeText(party.name, 60);
  const domain = party.domain === null ? null : safeText(party.domain, 80);
  if (name !== null && domain !== null && name !== domain) return `${name} (${domain})`;
  return name ?? domain ?? 'an advertiser that shows no address';
}

/** Pages on which the ad stood so, over all markets. */
export function pagesWith(facts: Pick<NoteFacts, 'markets'>, ...situations: readonly Situation[]): number {
  return facts.markets.reduce(
    (sum, market) => sum + situations.reduce((own, situation) => own + (market.situations[situation] ?? 0), 0),
    0,
  );
}

/** “a, b and c”. */
export const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** “Google and Bing”. */
export function engineNames(engines: readonly string[]): string {
  return lists.format(engines.map(engineName));
}
