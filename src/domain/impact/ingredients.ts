import type { CountedInput } from './drawn-inputs.js';
import {
  BOUNCE_SHARE,
  divertedShare,
  type EstimateInput,
  type FigureKind,
  figureFor,
  type InputKind,
  OWN_BOUNCE_SHARE,
  RETURNING_SHARE,
  SHARE,
  type Situation,
  SITUATIONS,
} from './inputs.js';

/** `diversion`: the ad leads to somebody else. `hijack`: it takes the place of the brand's own ad and leads to the brand. */
export type IncidentKind = 'diversion' | 'hijack';

/** Days of a mean month of the Gregorian calendar. */
export const DAYS_A_MONTH = 30.4375;

/**
 * Looks at results pages that nobody chose for what they would show. `random`: at random times. `scheduled`: at fixed
 * times of the same queries, which stands in for random. Captures that people hand in are neither: they were kept because
 * something was on them, and have no place here.
 */
export interface Looks {
  readonly how: 'random' | 'scheduled';
  /** Looks on which at least one of the incident's ads stood. */
  readonly seen: number;
  /** Looks that could be read, with or without ads. */
  readonly of: number;
}

/** How far an incident reached in one market. */
export interface MarketExposure {
  /** Country (ISO 3166-1 alpha-2); null where it is not known. */
  readonly market: string | null;
  /** Calendar days that the looks cover. */
  readonly days: number;
  readonly looks: Looks | null;
  /** Pages with one of the ads, by how the brand's own ad stood on them. */
  readonly situations: Readonly<Partial<Record<Situation, number>>>;
}

/** The quantities of the model for one market at one draw; docs/impact.md names them by letters. */
export interface MarketValues {
  /** Q, brand searches in the days looked at. */
  readonly searches: number;
  /** s */
  readonly exposed: number;
  /** d */
  readonly diverted: number;
  /** r */
  readonly returning: number;
  /** CVR */
  readonly conversion: number;
  /** AOV */
  readonly orderValue: number;
  readonly margin: number;
  readonly commission: number;
  /** q */
  readonly bounce: number;
  /** 0.07 */
  readonly ownBounce: number;
  /** k */
  readonly contactRate: number;
  readonly contactCost: number;
}
export type ValueName = keyof MarketValues;

/** What a quantity is made of: a weighted sum of inputs, or what is missing for it. */
export interface Ingredient {
  readonly parts: readonly { readonly input: EstimateInput | CountedInput; readonly weight: number }[];
  readonly missing?: { readonly kind: InputKind; readonly text: string };
}

const WORDS: Readonly<Record<FigureKind, string>> = {
  brand_searches: 'how often the brand is searched for a month',
  conversion_rate: 'the share of visits that end in an order',
  order_value: 'the value of an order',
  margin: 'the margin',
  commission: 'the commission rate',
  brand_paid_ctr: 'the click-through of the brand’s own ad on brand searches',
  contact_rate: 'the share of failed visits that end in a contact',
  contact_cost: 'the cost of a contact',
};

const SCHEDULED =
  'looks on a fixed schedule stand in for random ones, so the share holds for the hours, queries and devices that are watched';
const RANDOM = 'looks at random times';

/** What each quantity of the model rests on in one market. */
export function ingredientsOf(
  exposure: MarketExposure,
  figures: readonly EstimateInput[],
  incident: IncidentKind,
): Readonly<Record<ValueName, Ingredient>> {
  const { market } = exposure;
  const given = (kind: FigureKind, weight = 1): Ingredient => {
    const input = figureFor(figures, kind, market);
    if (input !== null) return { parts: [{ input, weight }] };
    const where = market === null ? '' : ` in ${market}`;
    return { parts: [], missing: { kind, text: `nobody has given ${WORDS[kind]}${where} (figure ${kind})` } };
  };
  const fixed = (input: EstimateInput): Ingredient => ({ parts: [{ input, weight: 1 }] });
  return {
    searches: given('brand_searches', exposure.days / DAYS_A_MONTH),
    exposed: exposedShare(exposure),
    diverted: incident === 'hijack' ? given('brand_paid_ctr') : divertedBy(exposure),
    returning: fixed(RETURNING_SHARE),
    conversion: given('conversion_rate'),
    orderValue: given('order_value'),
    margin: given('margin'),
    commission: given('commission'),
    bounce: fixed(BOUNCE_SHARE),
    ownBounce: fixed(OWN_BOUNCE_SHARE),
    contactRate: given('contact_rate'),
    contactCost: given('contact_cost'),
  };
}

function exposedShare({ market, looks }: MarketExposure): Ingredient {
  if (looks === null || looks.of === 0) {
    const where = market === null ? '' : ` in ${market}`;
    const text = `no look was taken by schedule${where}, and captures that people hand in do not tell how often an ad is shown`;
    return { parts: [], missing: { kind: 'exposed_share', text } };
  }
  const { seen, of, how } = looks;
  const source = `Seen on ${seen} of ${of} looks, drawn from Beta(${1 + seen}, ${1 + of - seen}); ${how === 'random' ? RANDOM : SCHEDULED}`;
  const input: CountedInput = {
    kind: 'exposed_share',
    market,
    low: 0,
    high: 1,
    unit: SHARE,
    tag: 'observed',
    source,
    counted: { seen, of },
  };
  return { parts: [{ input, weight: 1 }] };
}

/** The diversion of each way in which the brand's own ad stood, weighted by how often it stood so. */
function divertedBy({ situations }: MarketExposure): Ingredient {
  const counts = SITUATIONS.map((situation): [Situation, number] => [situation, situations[situation] ?? 0]);
  const pages = counts.reduce((sum, [, count]) => sum + count, 0);
  if (pages === 0) {
    const text = 'it is not known whether the brand’s own ad stood above';
    return { parts: [], missing: { kind: 'diverted:own-ad-below', text } };
  }
  return {
    parts: counts
      .filter(([, count]) => count > 0)
      .map(([situation, count]) => ({ input: divertedShare(situation), weight: count / pages })),
  };
}
