import { type Draws, drawnInputs, keyOf } from './drawn-inputs.js';
import { DRAWS, type Quantiles, quantilesOf } from './draw.js';
import type { EstimateInput, InputKind } from './inputs.js';
import {
  type IncidentKind,
  type Ingredient,
  ingredientsOf,
  type MarketExposure,
  type MarketValues,
  type ValueName,
} from './ingredients.js';

export interface EstimateQuestion {
  readonly incident: IncidentKind;
  /** One a market. A page on which two of the incident's ads stood is one exposed search, so ads are never added up. */
  readonly exposures: readonly MarketExposure[];
  /** What the brand gave of its own business. */
  readonly figures: readonly EstimateInput[];
  /** The same seed gives the same numbers. */
  readonly seed: number;
}

export const RESULT_KINDS = [
  'exposed_searches',
  'diverted_visits',
  'lost_visits',
  'revenue_at_risk',
  'margin_at_risk',
  'commission_paid',
  'extra_media_cost',
  'failed_visits',
  'avoidable_contacts',
  'avoidable_contact_cost',
] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** An input that a range hangs on: with it known, the range would be narrower by this share (0 to 1). */
export interface Widening {
  readonly kind: InputKind;
  readonly market: string | null;
  readonly narrows: number;
}

export interface EstimatedRange extends Quantiles {
  readonly kind: ResultKind;
  /** `searches`, `visits`, `contacts`, or the ISO 4217 code of a currency. */
  readonly unit: string;
  /** The input that widens the range most; null where the range is a point. */
  readonly widest: Widening | null;
}

/** What could not be estimated, which is never the same as nothing. */
export interface NotEstimated {
  readonly kind: ResultKind;
  /** A sentence that names what is missing. */
  readonly notEstimated: string;
  /** The inputs that would make it possible. */
  readonly missing: readonly InputKind[];
}

export type EstimateResult = EstimatedRange | NotEstimated;

export interface Estimate {
  readonly incident: IncidentKind;
  readonly seed: number;
  readonly draws: number;
  readonly results: readonly EstimateResult[];
  /** Every input that a result rests on. Of `exposed_share` low and high are the 10th and 90th percentile. */
  readonly inputs: readonly EstimateInput[];
}

interface Formula {
  readonly kind: ResultKind;
  readonly of: readonly IncidentKind[];
  readonly needs: readonly ValueName[];
  /** The value in whose currency the result is; else its unit. */
  readonly unit: { readonly moneyOf: 'orderValue' | 'contactCost' } | string;
  readonly at: (v: MarketValues) => number;
}

const exposed = (v: MarketValues): number => v.searches * v.exposed;
const diverted = (v: MarketValues): number => exposed(v) * v.diverted;
const lost = (v: MarketValues): number => diverted(v) * (1 - v.returning);
const revenue = (v: MarketValues): number => lost(v) * v.conversion * v.orderValue;
const failed = (v: MarketValues): number => diverted(v) * Math.max(0, v.bounce - v.ownBounce);
const contacts = (v: MarketValues): number => failed(v) * v.contactRate;

const EXPOSED = ['searches', 'exposed'] as const;
const DIVERTED = [...EXPOSED, 'diverted'] as const;
const LOST = [...DIVERTED, 'returning'] as const;
const FAILED = [...DIVERTED, 'bounce', 'ownBounce'] as const;
const BOTH = ['diversion', 'hijack'] as const;

/**
 * The formulas, in the order in which they are told. In a hijack the visit arrives at the brand all the same: no visit is
 * lost or fails, and what is lost is the commission. See docs/impact.md.
 */
const FORMULAS: readonly Formula[] = [
  { kind: 'exposed_searches', of: BOTH, needs: EXPOSED, unit: 'searches', at: exposed },
  { kind: 'diverted_visits', of: BOTH, needs: DIVERTED, unit: 'visits', at: diverted },
  { kind: 'lost_visits', of: ['diversion'], needs: LOST, unit: 'visits', at: lost },
  {
    kind: 'revenue_at_risk',
    of: ['diversion'],
    needs: [...LOST, 'conversion', 'orderValue'],
    unit: { moneyOf: 'orderValue' },
    at: revenue,
  },
  {
    kind: 'margin_at_risk',
    of: ['diversion'],
    needs: [...LOST, 'conversion', 'orderValue', 'margin'],
    unit: { moneyOf: 'orderValue' },
    at: (v) => revenue(v) * v.margin,
  },
  {
    kind: 'commission_paid',
    of: ['hijack'],
    needs: [...DIVERTED, 'conversion', 'orderValue', 'commission'],
    unit: { moneyOf: 'orderValue' },
    at: (v) => diverted(v) * v.conversion * v.orderValue * v.commission,
  },
  { kind: 'failed_visits', of: ['diversion'], needs: FAILED, unit: 'visits', at: failed },
  { kind: 'avoidable_contacts', of: ['diversion'], needs: [...FAILED, 'contactRate'], unit: 'contacts', at: contacts },
  {
    kind: 'avoidable_contact_cost',
    of: ['diversion'],
    needs: [...FAILED, 'contactRate', 'contactCost'],
    unit: { moneyOf: 'contactCost' },
    at: (v) => contacts(v) * v.contactCost,
  },
];

const MEDIA_COST: NotEstimated = {
  kind: 'extra_media_cost',
  notEstimated:
    'Not estimated: dearer clicks show only in the brand’s own ad account, by comparing hours and markets with the ad to those without. No account is connected.',
  missing: [],
};

/**
 * Estimates what an incident does, as ranges over 10,000 seeded draws of its inputs. Total: what lacks an input is said to
 * be not estimated and names it. The model is that of docs/impact.md.
 *
 * @throws RangeError for a range that runs backwards, or for more sightings than looks
 */
export function estimateImpact(question: EstimateQuestion): Estimate {
  const markets = question.exposures.map((exposure) => ingredientsOf(exposure, question.figures, question.incident));
  const inputs = markets.flatMap((market) => Object.values(market).flatMap(({ parts }) => parts.map((p) => p.input)));
  const drawn = drawnInputs(inputs, question.seed);
  const used = new Set<string>();
  const estimated = FORMULAS.filter(({ of }) => of.includes(question.incident)).map((formula): EstimateResult => {
    const lacking = lackingIn(formula, markets);
    if (lacking !== null) return lacking;
    const result = rangeOf(formula, markets, drawn.draws);
    for (const key of keysOf(formula, markets)) used.add(key);
    return result;
  });
  return {
    incident: question.incident,
    seed: question.seed,
    draws: DRAWS,
    results: [...estimated, MEDIA_COST],
    inputs: drawn.inputs.filter((input) => used.has(keyOf(input))),
  };
}

type Market = Readonly<Record<ValueName, Ingredient>>;

function lackingIn(formula: Formula, markets: readonly Market[]): NotEstimated | null {
  const { kind, needs } = formula;
  const gaps = markets.flatMap((market) => needs.flatMap((name) => market[name].missing ?? []));
  if (markets.length === 0) {
    return { kind, notEstimated: 'Not estimated: nothing of it was seen.', missing: ['exposed_share'] };
  }
  if (gaps.length > 0) {
    const said = [...new Set(gaps.map((gap) => gap.text))].join('; ');
    return { kind, notEstimated: `Not estimated: ${said}.`, missing: [...new Set(gaps.map((gap) => gap.kind))] };
  }
  const currencies = new Set(markets.map((market) => unitOf(formula, market)));
  if (currencies.size > 1) {
    const said = `the markets count in different currencies (${[...currencies].join(', ')}), which are not added up`;
    return { kind, notEstimated: `Not estimated: ${said}.`, missing: [] };
  }
  return null;
}

function unitOf({ unit }: Formula, market: Market): string {
  return typeof unit === 'string' ? unit : (market[unit.moneyOf].parts[0]?.input.unit ?? '');
}

function keysOf({ needs }: Formula, markets: readonly Market[]): Set<string> {
  return new Set(markets.flatMap((m) => needs.flatMap((name) => m[name].parts.map(({ input }) => keyOf(input)))));
}

function rangeOf(formula: Formula, markets: readonly Market[], draws: Draws): EstimatedRange {
  const quantiles = quantilesOf(summed(formula, markets, draws));
  const [first] = markets;
  const unit = first === undefined ? '' : unitOf(formula, first);
  return { kind: formula.kind, unit, ...quantiles, widest: widestOf(formula, markets, draws, quantiles) };
}

/** What a formula does not name it must not read: NaN would show. */
const NO_VALUES: Record<ValueName, number> = {
  searches: NaN,
  exposed: NaN,
  diverted: NaN,
  returning: NaN,
  conversion: NaN,
  orderValue: NaN,
  margin: NaN,
  commission: NaN,
  bounce: NaN,
  ownBounce: NaN,
  contactRate: NaN,
  contactCost: NaN,
};

function summed({ needs, at }: Formula, markets: readonly Market[], draws: Draws): Float64Array {
  const sum = new Float64Array(DRAWS);
  for (const market of markets) {
    const terms = needs.map((name) => ({ name, draws: weighted(market[name], draws) }));
    const values = { ...NO_VALUES };
    for (let i = 0; i < DRAWS; i++) {
      for (const term of terms) values[term.name] = term.draws[i] ?? Number.NaN;
      sum[i] = (sum[i] ?? 0) + at(values);
    }
  }
  return sum;
}

function weighted({ parts }: Ingredient, draws: Draws): Float64Array {
  const sum = new Float64Array(DRAWS);
  for (const { input, weight } of parts) {
    const own = draws.get(keyOf(input)) ?? sum;
    for (let i = 0; i < DRAWS; i++) sum[i] = (sum[i] ?? 0) + weight * (own[i] ?? Number.NaN);
  }
  return sum;
}

/** Fixes one input after the other at its median and takes the one without whose spread the result is narrowest. */
function widestOf(formula: Formula, markets: readonly Market[], draws: Draws, whole: Quantiles): Widening | null {
  const spread = whole.p90 - whole.p10;
  if (spread <= 0) return null;
  let widest: Widening | null = null;
  for (const key of keysOf(formula, markets)) {
    const own = draws.get(key);
    if (own === undefined) continue;
    const median = quantilesOf(own).p50;
    if (own.every((value) => value === median)) continue;
    const fixed = new Map(draws).set(key, new Float64Array(DRAWS).fill(median));
    const { p10, p90 } = quantilesOf(summed(formula, markets, fixed));
    const narrows = 1 - (p90 - p10) / spread;
    if (narrows > (widest?.narrows ?? 0)) widest = { ...parted(key), narrows };
  }
  return widest;
}

function parted(key: string): Pick<Widening, 'kind' | 'market'> {
  const [kind, market] = key.split('\n');
  return { kind: kind as InputKind, market: market === '' ? null : (market ?? null) };
}
