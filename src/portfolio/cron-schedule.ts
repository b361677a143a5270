import { CronExpressionParser } from 'cron-parser';

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names for the values from `min` on. */
  readonly names: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of the month', min: 1, max: 31, names: [] },
  { name: 'month', min: 1, max: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'day of the week', min: 0, max: 7, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

/**
 * Why a schedule is no cron expression of five fields (minute, hour, day of the month, month, day of the week; lists,
 * ranges, steps and English names), or null when it is one. Seconds are refused: no engine is to be asked that often.
 */
export function cronFault(expression: string): string | null {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) return `it has ${parts.length} fields`;
  for (const [i, field] of FIELDS.entries()) {
    const items = (parts[i] ?? '').split(',');
    if (!items.every((item) => itemHolds(item, field))) {
      return `its ${field.name} is ${parts[i] ?? ''}, which must lie in ${field.min} to ${field.max}`;
    }
  }
  return comes(expression) ? null : 'it names a day that never comes';
}

/** Whether the day exists in any of the months: the 31st of April does not. */
function comes(expression: string): boolean {
  try {
    CronExpressionParser.parse(expression, { tz: 'UTC', currentDate: 0 }).next();
    return true;
  } catch {
    return false;
  }
}

/** `*`, a value, a range, or a range with a step. */
function itemHolds(item: string, field: CronField): boolean {
  const match = /^(?:(\*)|(\w{1,3})(?:-(\w{1,3}))?)(?:\/(\d{1,2}))?$/.exec(item);
  if (!match) return false;
  const [, star, low, high, step] = match;
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.max)) return false;
  if (star) return true;
  const from = valueOf(low ?? '', field);
  const to = high === undefined ? from : valueOf(high, field);
  return from !== null && to !== null && from <= to;
}

function valueOf(text: string, field: CronField): number | null {
  const named = field.names.indexOf(text.toLowerCase());
  const value = named >= 0 ? named + field.min : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= field.min && value <= field.max ? value : null;
}
