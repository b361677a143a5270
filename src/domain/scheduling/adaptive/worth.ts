import type { Verdict, Violation } from '../../detection/finding.js';

/** What a find at a cell counts against one at the mean of the watch's cells: by harm times by volume. */
export interface Weighed {
  /** By how grave the incidents are that were seen for the same search. */
  readonly harm: number;
  /** By how often the brand is searched for in the market. */
  readonly volume: number;
}

/**
 * How grave a violation is for customers, 1 the gravest: a judgement of the product, in the order of what customers lose. Money
 * and passwords to somebody who poses as the brand; a promise that is not kept; a moment's confusion; one more ad to pass over.
 */
const GRAVITY: Readonly<Record<Violation, number>> = {
  impersonation: 1,
  lookalike_domain: 1,
  evasion: 1,
  ad_hijack: 0.8,
  false_affiliation: 0.8,
  promise_conflict: 0.8,
  competitor_copy: 0.6,
  tm_copy: 0.6,
  terms_breach: 0.6,
  destination_mismatch: 0.5,
  tm_display_url: 0.5,
  direct_link: 0.5,
  tm_plus: 0.3,
  misspell_bid: 0.3,
  brand_bid: 0.2,
};

/** What a person has yet to judge may be nothing. */
const OPEN = 0.5;
/** So many incidents of mean gravity stand behind what a search says itself, so that the first one does not turn the plan round. */
const PRIOR_INCIDENTS = 3;
/** No cell counts less than half or more than twice, so that harm and volume lean the plan and never make it blind. */
const LEAST = 0.5;
const MOST = 2;

/** How grave an incident is, 0 to 1: its gravest line. */
export function gravityOf(lines: readonly { readonly violation: Violation; readonly verdict: Verdict }[]): number {
  return lines.reduce(
    (most, { violation, verdict }) => Math.max(most, GRAVITY[violation] * (verdict === 'review' ? OPEN : 1)),
    0,
  );
}

/**
 * What finds are worth by search: the mean gravity of the incidents seen for it, drawn to the mean of all.
 *
 * @param incidents each once a search
 * @returns by search; searches without incidents are left out and count 1
 */
export function harmBySearch(
  incidents: readonly { readonly search: string; readonly gravity: number }[],
): ReadonlyMap<string, number> {
  const mean = incidents.reduce((sum, { gravity }) => sum + gravity, 0) / incidents.length;
  if (!(mean > 0)) return new Map();
  const groups = Map.groupBy(incidents, ({ search }) => search);
  return new Map(
    [...groups].map(([search, of]) => {
      const sum = of.reduce((total, { gravity }) => total + gravity, PRIOR_INCIDENTS * mean);
      return [search, bounded(sum / (of.length + PRIOR_INCIDENTS) / mean)];
    }),
  );
}

/**
 * What finds are worth by market: twice the searches, 1.4 times the worth, because an incident in a small market is
 * still an incident.
 *
 * @param searches searches for the brand a month, by country; markets without a figure are left out and count 1
 */
export function volumeByMarket(searches: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const known = [...searches].filter(([, volume]) => volume > 0);
  const mean = known.reduce((sum, [, volume]) => sum + volume, 0) / known.length;
  return new Map(known.map(([market, volume]) => [market, bounded(Math.sqrt(volume / mean))]));
}

const bounded = (factor: number): number => Math.min(MOST, Math.max(LEAST, factor));
