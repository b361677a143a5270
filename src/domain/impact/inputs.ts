/**
 * What an estimate rests on. Every input is a range whose ends may be the same, says where it comes from, and how far it
 * can be trusted for the brand at hand.
 */

/** `observed`: measured on the brand itself. `borrowed`: measured on others and published. `assumed`: nobody measured it. */
export const INPUT_TAGS = ['observed', 'borrowed', 'assumed'] as const;
export type InputTag = (typeof INPUT_TAGS)[number];

/** What a brand can say of its own business. The codes are those of the portfolio file. */
export const FIGURE_KINDS = [
  'brand_searches',
  'conversion_rate',
  'order_value',
  'margin',
  'commission',
  'brand_paid_ctr',
  'contact_rate',
  'contact_cost',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** How the brand's own ad stood while the other ad was shown; each has a share of diverted visits of its own. */
export const SITUATIONS = ['own-ad-first', 'own-ad-first-rival-next', 'own-ad-below', 'no-own-ad'] as const;
export type Situation = (typeof SITUATIONS)[number];

export const INPUT_KINDS = [
  ...FIGURE_KINDS,
  'exposed_share',
  ...SITUATIONS.map((situation) => `diverted:${situation}` as const),
  'returning_share',
  'bounce_share',
  'own_bounce_share',
] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** One input of an estimate. */
export interface EstimateInput {
  readonly kind: InputKind;
  /** Country that it holds for (ISO 3166-1 alpha-2); null for every one. */
  readonly market: string | null;
  /** In `unit`; the same as `high` for a point. Within the range every value is taken to be as likely as any other. */
  readonly low: number;
  readonly high: number;
  /** `share` for 0 to 1, `searches a month`, or the ISO 4217 code of a currency. */
  readonly unit: string;
  readonly tag: InputTag;
  /** Where it can be looked up, or who said so. */
  readonly source: string;
}

/** The unit of every figure that is no money. */
export const SHARE = 'share';
export const SEARCHES_A_MONTH = 'searches a month';

interface Prior {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly tag: 'borrowed' | 'assumed';
  readonly source: string;
  /** Day on which the row entered this table (ISO date); a newer study gets a row of its own and a newer day. */
  readonly since: string;
}

const DAY = '2026-11-25';
const SIMONOV_HILL = 'Simonov & Hill 2021';
const SIMONOV_NOSKO_RAO = 'Simonov, Nosko & Rao 2018';

/** Share of the visits of an exposed search that the other ad diverts, by how the brand's own ad stood. */
const DIVERTED: Readonly<Record<Situation, Prior>> = {
  'own-ad-first': {
    low: 0.01,
    high: 0.02,
    unit: SHARE,
    tag: 'borrowed',
    source: `${SIMONOV_HILL}: 1-2 % diverted while the brand's own ad is on top`,
    since: DAY,
  },
  'own-ad-first-rival-next': {
    low: 0.01,
    high: 0.05,
    unit: SHARE,
    tag: 'borrowed',
    source: `${SIMONOV_NOSKO_RAO}: 1-5 % diverted by rivals at positions 2 to 4`,
    since: DAY,
  },
  'own-ad-below': {
    low: 0.06,
    high: 0.15,
    unit: SHARE,
    tag: 'borrowed',
    source: `${SIMONOV_HILL}: 6-15 % diverted when the brand is pushed off the top`,
    since: DAY,
  },
  'no-own-ad': {
    low: 0.18,
    high: 0.42,
    unit: SHARE,
    tag: 'borrowed',
    source: `${SIMONOV_NOSKO_RAO}: 18-42 % diverted when the brand does not advertise`,
    since: DAY,
  },
};

const RETURNING: Prior = {
  low: 0,
  high: 0.47,
  unit: SHARE,
  tag: 'borrowed',
  source: `${SIMONOV_HILL}: at most 47 % of diverted visits bounce back within 30 seconds; that none does is the other end`,
  since: DAY,
};

const BOUNCE: Prior = {
  low: 0.2,
  high: 0.47,
  unit: SHARE,
  tag: 'borrowed',
  source: `${SIMONOV_HILL}: 20-47 % of diverted visits bounce back within 30 seconds, against 7 % for the brand's own link`,
  since: DAY,
};

const OWN_BOUNCE: Prior = {
  low: 0.07,
  high: 0.07,
  unit: SHARE,
  tag: 'borrowed',
  source: `${SIMONOV_HILL}: 7 % of visits through the brand's own link bounce back all the same`,
  since: DAY,
};

const CONTACT_RATE: Prior = {
  low: 0,
  high: 0.01,
  unit: SHARE,
  tag: 'assumed',
  source: 'Assumed: at most one failed visit in a hundred ends in a contact. Nobody measured it; give the brand’s own',
  since: DAY,
};

const CONTACT_COST: Prior = {
  low: 3.82,
  high: 5.25,
  unit: 'USD',
  tag: 'borrowed',
  source: 'ContactBabel, second-hand, United States 2016: chat 3.82, e-mail 4.42, telephone 5.25 USD a contact',
  since: DAY,
};

function borrowed(kind: InputKind, { low, high, unit, tag, source }: Prior): EstimateInput {
  return { kind, market: null, low, high, unit, tag, source };
}

/** Share of an exposed search's visits that go to the other ad (domain rows of 2018 and 2021). */
export function divertedShare(situation: Situation): EstimateInput {
  return borrowed(`diverted:${situation}`, DIVERTED[situation]);
}

/** Share of the diverted visits that come back to the brand by themselves. */
export const RETURNING_SHARE: EstimateInput = borrowed('returning_share', RETURNING);

/** Share of the diverted visits that end within 30 seconds, because the visitor wanted something else. */
export const BOUNCE_SHARE: EstimateInput = borrowed('bounce_share', BOUNCE);

/** Share of visits through the brand's own link that end so all the same. */
export const OWN_BOUNCE_SHARE: EstimateInput = borrowed('own_bounce_share', OWN_BOUNCE);

/** What stands in for a brand's own figure until it gives one. The other kinds have nothing that could stand in. */
export const STAND_INS: Readonly<Partial<Record<FigureKind, EstimateInput>>> = {
  contact_rate: borrowed('contact_rate', CONTACT_RATE),
  contact_cost: borrowed('contact_cost', CONTACT_COST),
};

/**
 * The figure of a kind for a market: the market's own, else the one for every market, else what stands in for it; null
 * where there is none. Searches are those of one market and never stand in for another's.
 */
export function figureFor(
  figures: readonly EstimateInput[],
  kind: FigureKind,
  market: string | null,
): EstimateInput | null {
  const ofKind = figures.filter((figure) => figure.kind === kind);
  return (
    ofKind.find((figure) => figure.market === market) ??
    (kind === 'brand_searches' ? undefined : ofKind.find((figure) => figure.market === null)) ??
    STAND_INS[kind] ??
    null
  );
}
