import type { EstimatedRange, EstimateResult, ResultKind } from './estimate.js';
import { type EstimateInput, FIGURE_KINDS, type FigureKind, type InputKind, SHARE } from './inputs.js';

/** Estimates in words. Two significant digits: more would claim to be known. */

const DIGITS = 2;

/** What each result is called, before its figure. */
export const RESULT_WORDS: Readonly<Record<ResultKind, string>> = {
  exposed_searches: 'Searches that showed the ad',
  diverted_visits: 'Visits diverted',
  lost_visits: 'Visits lost for good',
  revenue_at_risk: 'Revenue at risk',
  margin_at_risk: 'Margin at risk',
  commission_paid: 'Commission on sales that were the brand’s anyway',
  extra_media_cost: 'Extra media cost',
  failed_visits: 'Visits that failed',
  avoidable_contacts: 'Avoidable customer contacts',
  avoidable_contact_cost: 'Cost of avoidable contacts',
};

/**
 * A quantity of a result in a locale's way of writing: money with its currency, else a count. Nothing that is more than
 * nothing reads as nothing.
 */
export function amount(value: number, unit: string, locale: string): string {
  if (/^[A-Z]{3}$/.test(unit)) {
    // Below one, cents are what people know; above, more than two digits would claim too much.
    const digits = Math.abs(value) < 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: DIGITS };
    return new Intl.NumberFormat(locale, { style: 'currency', currency: unit, ...digits }).format(value);
  }
  if (value > 0 && value < 1) return 'fewer than 1';
  const digits = value < 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: DIGITS };
  return new Intl.NumberFormat(locale, digits).format(value);
}

/** “between €81 and €270, most likely around €150”. The lower bound leads, and no figure stands alone. */
export function rangeWords({ p10, p50, p90, unit }: EstimatedRange, locale: string): string {
  const [low, middle, high] = [p10, p50, p90].map((value) => amount(value, unit, locale)) as [string, string, string];
  if (low === high) return low.startsWith('fewer') ? low : `about ${low}`;
  return `between ${low} and ${high}, most likely around ${middle}`;
}

/** “Revenue at risk: between … and …, most likely around …”, or why there is no figure. */
export function resultSentence(result: EstimateResult, locale: string): string {
  const what = RESULT_WORDS[result.kind];
  return 'notEstimated' in result
    ? `${what}: ${result.notEstimated.charAt(0).toLowerCase()}${result.notEstimated.slice(1)}`
    : `${what}: ${rangeWords(result, locale)}.`;
}

/** In the order in which a figure leads a report: money before visits, visits before searches. */
const LEADING: readonly ResultKind[] = ['revenue_at_risk', 'commission_paid', 'lost_visits', 'exposed_searches'];

/** The estimate that a report leads with; null where nothing could be estimated. */
export function leadingResult(results: readonly EstimateResult[]): EstimatedRange | null {
  for (const kind of LEADING) {
    const found = results.find((result) => result.kind === kind);
    if (found !== undefined && !('notEstimated' in found)) return found;
  }
  return null;
}

/** Number, likely cause, action: the one sentence that a report leads with. */
export function headline(
  note: {
    readonly results: readonly EstimateResult[];
    /** A clause that goes after “likely because”. */
    readonly cause: string;
    readonly action: { readonly what: string; readonly dueOn: string } | null;
  },
  locale: string,
): string {
  const lead = leadingResult(note.results);
  const number = lead === null ? 'The loss is not estimated yet' : resultSentence(lead, locale).replace(/\.$/, '');
  const action =
    note.action === null ? 'No action is agreed' : `To do by ${day(note.action.dueOn, locale)}: ${note.action.what}`;
  return `${number}. Likely cause: ${note.cause}. ${action.replace(/\.$/, '')}.`;
}

/** A calendar day (ISO date) in a locale's way of writing. */
export function day(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
}

/** What each input is called. */
export const INPUT_WORDS: Readonly<Record<InputKind, string>> = {
  brand_searches: 'Brand searches a month',
  conversion_rate: 'Visits that end in an order',
  order_value: 'Value of an order',
  margin: 'Margin',
  commission: 'Commission',
  brand_paid_ctr: 'Brand searches that click the brand’s own ad',
  contact_rate: 'Failed visits that end in a contact',
  contact_cost: 'Cost of a contact',
  exposed_share: 'Share of searches that showed the ad',
  'diverted:own-ad-first': 'Visits diverted while the brand’s ad is on top',
  'diverted:own-ad-first-rival-next': 'Visits diverted while the rival stands next below the brand’s ad',
  'diverted:own-ad-below': 'Visits diverted while the brand’s ad stands below',
  'diverted:no-own-ad': 'Visits diverted while the brand shows no ad',
  returning_share: 'Diverted visits that come back',
  bounce_share: 'Diverted visits that end within 30 seconds',
  own_bounce_share: 'Visits to the brand that end so all the same',
};

/** An input's range in a locale's way of writing: “2 % to 3 %”, “€80”. */
export function inputWords({ low, high, unit }: Pick<EstimateInput, 'low' | 'high' | 'unit'>, locale: string): string {
  const [from, to] = [low, high].map((value) => quantity(value, unit, locale)) as [string, string];
  return from === to ? from : `${from} to ${to}`;
}

function quantity(value: number, unit: string, locale: string): string {
  if (unit === SHARE) {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 }).format(value);
  }
  if (/^[A-Z]{3}$/.test(unit))
    return new Intl.NumberFormat(locale, { style: 'currency', currency: unit }).format(value);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** Where a missing input is given; null where people cannot give it. */
export function whereToGive(kind: InputKind): string | null {
  if (FIGURE_KINDS.includes(kind as FigureKind)) return `Portfolio file, the brand’s figures: kind ${kind}`;
  if (kind === 'exposed_share') return 'Portfolio file, watches: a watch with providers and a schedule for this market';
  return null;
}
