import { formatNumber } from './format.js';

/** What a case may be worth, in the brand's currency where it has stated one. */
export interface MoneyRange {
  readonly low: number;
  readonly high: number;
  readonly unit: string | null;
}

/** As in notes: two digits that say something, because an estimate is no more exact than that. */
const DIGITS = 2;

/** An estimated sum without false exactness, in the reader's own way of writing money. */
export function formatMoney(amount: number, unit: string | null): string {
  const rough = Number(amount.toPrecision(DIGITS));
  if (unit === null) return formatNumber(rough);
  try {
    return new Intl.NumberFormat(undefined, {
      style: 'currency',
      currency: unit,
      maximumSignificantDigits: DIGITS,
    }).format(rough);
  } catch {
    return `${formatNumber(rough)} ${unit}`;
  }
}

/** “€120 to €900”: the lower bound leads, because promising too little is the safer error. */
export function rangeWords(value: MoneyRange | null): string {
  if (value === null) return 'Not estimated';
  const [low, high] = [formatMoney(value.low, value.unit), formatMoney(value.high, value.unit)];
  return low === high ? `About ${low}` : `${low} to ${high}`;
}
