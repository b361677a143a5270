import { type FigureKind, SEARCHES_A_MONTH, SHARE } from '../domain/impact/inputs.js';

/** What a figure is counted in: `percent` in the file and a share in the database, money, or searches a month. */
export type FigureMeasure = 'percent' | 'money' | 'searches';

const MEASURES: Readonly<Record<FigureKind, FigureMeasure>> = {
  brand_searches: 'searches',
  conversion_rate: 'percent',
  order_value: 'money',
  margin: 'percent',
  commission: 'percent',
  brand_paid_ctr: 'percent',
  contact_rate: 'percent',
  contact_cost: 'money',
};

export function measureOf(kind: FigureKind): FigureMeasure {
  return MEASURES[kind];
}

/** A figure's ends and unit as they are kept, from what the file says. */
export function keptFigure(figure: {
  readonly kind: FigureKind;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
}): { readonly low: number; readonly high: number; readonly unit: string } {
  const low = figure.low ?? figure.value ?? 0;
  const high = figure.high ?? figure.value ?? 0;
  switch (measureOf(figure.kind)) {
    case 'percent':
      return { low: low / 100, high: high / 100, unit: SHARE };
    case 'searches':
      return { low, high, unit: SEARCHES_A_MONTH };
    case 'money':
      return { low, high, unit: figure.unit ?? '' };
  }
}
