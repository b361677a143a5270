import type { CellHistory } from './cell-history.js';
import type { Scored } from './score.js';

/** What the choice of a look rested on: one sentence, and the figures behind it. */
export interface LookReason {
  readonly sentence: string;
  readonly figures: Readonly<Record<string, number>>;
}

const HOUR_MS = 3_600_000;
/** From here on the search for evidence is what a look is mostly for. */
const EVIDENCE_COUNTS = 0.05;

export function whyAdaptive(
  { looks, news }: CellHistory,
  { score, rate, mean, gapHours, evidence }: Scored,
): LookReason {
  const last = gapHours === null ? 'it was never looked at' : `it was last looked at ${ago(gapHours)} ago`;
  const expects = `one find in ${whole(1 / rate)} looks is expected here, ${times(rate / mean)} the mean of today's cells, and ${last}`;
  const sentence =
    evidence >= EVIDENCE_COUNTS
      ? `An incident seen here is likely to show again and has too few sightings yet; besides, ${expects}.`
      : `${expects.charAt(0).toUpperCase()}${expects.slice(1)}.`;
  const figures = { score, expectedFinds: rate, meanExpectedFinds: mean, chanceOfEvidence: evidence, looks, news };
  const rounded = Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(3))] as const);
  return {
    sentence,
    figures: { ...Object.fromEntries(rounded), ...(gapHours === null ? {} : { gapHours: Math.round(gapHours) }) },
  };
}

/** @param among cells of this part of the day, each as likely as the other */
export function whyUniform(among: number): LookReason {
  return {
    sentence: `Drawn by lot among ${among} cells, whatever was seen there, so that shares can be estimated.`,
    figures: { cells: among },
  };
}

/** @param since milliseconds since the incident was last seen there */
export function whyRecheck(since: number): LookReason {
  const hours = since / HOUR_MS;
  return {
    sentence: `A confirmed incident was seen here ${ago(hours)} ago: is it still there?`,
    figures: { hoursSinceSeen: Math.round(hours) },
  };
}

/** @param since milliseconds since the incident was last seen at the other place, device or hour */
export function whyPair(by: 'market' | 'device' | 'part', since: number): LookReason {
  const hours = since / HOUR_MS;
  const other = { market: 'in another market', device: 'on another device', part: 'at another part of the day' }[by];
  return {
    sentence: `The same query ${other} showed an incident ${ago(hours)} ago: is it shown here too?`,
    figures: { hoursSinceSeen: Math.round(hours) },
  };
}

const whole = (value: number): string => String(Math.max(1, Math.round(value)));
const times = (ratio: number): string => `${ratio.toFixed(1)} times`;

function ago(hours: number): string {
  if (hours < 1) return 'less than an hour';
  const [count, unit] = hours < 48 ? [Math.round(hours), 'hour'] : [Math.round(hours / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
