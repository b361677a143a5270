import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { gammaDraw } from '../../impact/draw.js';
import { type CellHistory, CONFIRMED_AT } from './cell-history.js';

/** How much one look promises, and what of. */
export interface Scored {
  /** Index among the cells. */
  readonly cell: number;
  readonly score: number;
  /** Finds that a look is expected to bring here, and at the mean cell. */
  readonly rate: number;
  readonly mean: number;
  /** Hours since the last look here; null for never. */
  readonly gapHours: number | null;
  /** Chance of seeing an incident again that wants evidence, 0 to 1. */
  readonly evidence: number;
}

/** How many looks' worth of finds stand behind what cells alike say, against what this cell says itself. */
const KINSHIP_WEIGHT = 20;
/** A page just looked at is mostly known; the days after which it is as good as new again, as a time constant. */
const GAP_HOURS = 720;
/** The same search at another hour tells about half as much as at this one, for two days. */
const SEARCH_GAP = { hours: 48, share: 0.5 };
/** What a second or third sighting is worth against a first. */
const EVIDENCE_WORTH = 0.1;
/** An incident that was seen here is assumed to show on this share of looks while it lasts, and to last so many days. */
const SHOWN = 0.3;
const LASTS_DAYS = 6;
/** Evidence is not looked for again in the same hours. */
const EVIDENCE_GAP_HOURS = 6;

const HOUR_MS = 3_600_000;

/** Scores one cell: a draw of its rate of news, times what is new since the last look, with what evidence it promises, times its worth. */
export function score(
  history: CellHistory,
  { cell, rate, mean, at }: { cell: number; rate: number; mean: number; at: number },
  random: RandomGenerator,
): Scored {
  const drawn = (rate * gammaDraw(random, KINSHIP_WEIGHT + history.news)) / (KINSHIP_WEIGHT + history.looks * rate);
  const gapHours = history.lastLook === null ? null : Math.max(0, at - history.lastLook) / HOUR_MS;
  const searchGap = history.lastSearch === null ? Infinity : Math.max(0, at - history.lastSearch) / HOUR_MS;
  const fresh =
    (gapHours === null ? 1 : 1 - Math.exp(-gapHours / GAP_HOURS)) *
    (1 - SEARCH_GAP.share * Math.exp(-searchGap / SEARCH_GAP.hours));
  const evidence =
    chanceOfEvidence(history, at) * (gapHours === null ? 1 : 1 - Math.exp(-gapHours / EVIDENCE_GAP_HOURS));
  return { cell, score: (drawn * fresh + EVIDENCE_WORTH * evidence) * history.worth, rate, mean, gapHours, evidence };
}

/** Chance that a look shows an incident that was seen here and has too few sightings yet, by how long ago and how often missed since. */
function chanceOfEvidence({ incidents }: CellHistory, at: number): number {
  return incidents.reduce((sum, { sightings, lastSeen, missed }) => {
    if (sightings >= CONFIRMED_AT) return sum;
    const lasts = Math.exp(-Math.max(0, at - lastSeen) / (LASTS_DAYS * 24 * HOUR_MS));
    const hidden = lasts * (1 - SHOWN) ** missed;
    return sum + (SHOWN * hidden) / (hidden + (1 - lasts));
  }, 0);
}
