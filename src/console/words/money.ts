import { formatNumber } from './format.js';

/** What a case may be worth, in the brand's currency where it has stated one. */
export interface MoneyRange {
  readonly low: number;
  readonly high: number;
  readonly unit: string | null;
}

/** A sum without false exactness: whole units, in the reader's own way of writing money. */
export function formatMoney(amount: number, unit: string | null): string {
  if (unit === null) return formatNumber(Math.round(amount));
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency: unit, maximumFractionDigits: 0 }).format(
      amount,
    );
  } catch {
    return `${formatNumber(Math.round(amount))} ${unit}`;
  }
}

/** “€120 to €900”: the lower bound leads, because promising too little is the safer error. */
export function rangeWords(value: MoneyRange | null): string {
  if (value === null) return 'Not estimated';
  const [low, high] = [formatMoney(value.low, value.unit), formatMoney(value.high, value.unit)];
  return low === high ? `About ${low}` : `${low} to ${high}`;
}
