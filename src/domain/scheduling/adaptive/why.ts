import { type CellHistory, CONFIRMED_AT, type Counted, type SeenIncident, type TraitFamily } from './cell-history.js';
import type { Scored } from './score.js';

/** What the choice of a look rested on: one sentence, and the figures behind it. */
export interface LookReason {
  readonly sentence: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** Cells that share one trait, and what all their looks brought. */
export interface Kin extends Counted {
  readonly family: TraitFamily;
  readonly value: string;
  /** How many times as often as on all looks something new was seen there. */
  readonly times: number;
}

const HOUR_MS = 3_600_000;
/** From here on the search for evidence is what a look is mostly for. */
const EVIDENCE_COUNTS = 0.05;

/** @param kin of the traits of this cell that with most finds a look; null where none stands out */
export function whyAdaptive(cell: CellHistory, scored: Scored, kin: Kin | null): LookReason {
  const { looks, news, counted } = cell;
  const { score, rate, mean, gapHours, evidence } = scored;
  const last = gapHours === null ? 'nobody has looked here yet' : `it was last looked at ${ago(gapHours)} ago`;
  const counts = whatItCounts(cell);
  const expects = `one find in ${whole(1 / rate)} looks is expected here, ${against(rate / mean)} the mean of today's cells, and ${last}${counts}`;
  const seen = whatWasSeen(cell, evidence, kin);
  const sentence = seen === null ? `${expects.charAt(0).toUpperCase()}${expects.slice(1)}.` : `${seen}; ${expects}.`;
  const figures = {
    ...{ score, expectedFinds: rate, meanExpectedFinds: mean, chanceOfEvidence: evidence, looks, news },
    ...{ countedLooks: counted.looks, countedNews: counted.news, ...cell.weighed },
  };
  const rounded = Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(3))] as const);
  return {
    sentence,
    figures: { ...Object.fromEntries(rounded), ...(gapHours === null ? {} : { gapHours: Math.round(gapHours) }) },
  };
}

/** From here on harm or volume lean the choice enough to be told. */
const TELLING = 0.15;

/** In what a find counts more or less here than elsewhere. */
function whatItCounts({ weighed = { harm: 1, volume: 1 } }: CellHistory): string {
  const told = [
    { times: weighed.harm, because: 'by what was found for this search so far' },
    { times: weighed.volume, because: 'by how much the market searches for the brand' },
  ].filter((one) => Math.abs(one.times - 1) >= TELLING);
  if (told.length === 0) return '';
  return `; a find counts ${told.map((one) => `${times(one.times)} as much ${one.because}`).join(' and ')}`;
}

/** The strongest of what was seen: an incident that wants evidence, something new at this very cell, or at cells alike. */
function whatWasSeen({ counted, incidents, traits }: CellHistory, evidence: number, kin: Kin | null): string | null {
  const [open] = incidents.filter(({ sightings }) => sightings < CONFIRMED_AT).sort((a, b) => b.lastSeen - a.lastSeen);
  if (evidence >= EVIDENCE_COUNTS && open !== undefined) {
    const wanted = CONFIRMED_AT - open.sightings;
    return `${open.name} was seen here at ${traits.part} on ${open.shown} of ${lookCount(counted.looks)} and wants ${wanted} more ${wanted === 1 ? 'sighting' : 'sightings'} as evidence`;
  }
  if (counted.news > 0) return `Here at ${traits.part} ${showedNew(counted)}`;
  if (kin === null) return null;
  const place = `${WHERE[kin.family]} ${kin.value}`;
  return `${place.charAt(0).toUpperCase()}${place.slice(1)} ${showedNew(kin)}, ${times(kin.times)} the usual`;
}

const WHERE: Readonly<Record<TraitFamily, string>> = { query: 'for', market: 'in', device: 'on', part: 'at' };

/** @param among cells of this part of the day, each as likely as the other */
export function whyUniform(among: number): LookReason {
  return {
    sentence: `Drawn by lot among ${among} ${among === 1 ? 'cell' : 'cells'}, whatever was seen there, so that shares can be estimated.`,
    figures: { cells: among },
  };
}

/** @param since milliseconds since the incident was last seen there */
export function whyRecheck({ name }: SeenIncident, since: number): LookReason {
  const hours = since / HOUR_MS;
  return {
    sentence: `${name} was seen here ${ago(hours)} ago and is confirmed: is it still there?`,
    figures: { hoursSinceSeen: Math.round(hours) },
  };
}

/** What two cells differ in, and what it is on each side. */
export interface Difference {
  readonly by: 'market' | 'device' | 'part';
  readonly seenAt: string;
  readonly here: string;
}

/**
 * Of the look where the incident was not seen.
 *
 * @param since milliseconds since the incident was last seen on the other side
 * @param looks readable looks here, none of which showed it
 */
export function whyPair(
  { name }: SeenIncident,
  { by, seenAt, here }: Difference,
  since: number,
  looks: number,
): LookReason {
  const hours = since / HOUR_MS;
  const seen = `${name} was seen ${WHERE[by]} ${seenAt} ${ago(hours)} ago`;
  const not =
    looks === 0 ? `nobody has looked ${WHERE[by]} ${here} yet` : `was not on ${lookCount(looks)} ${WHERE[by]} ${here}`;
  const asks =
    by === 'part' ? 'is it shown at this hour?' : 'both are looked at in the same minute, to tell whether it differs.';
  return {
    sentence: `${seen} and ${not}: ${asks}`,
    figures: { hoursSinceSeen: Math.round(hours), looksWithout: looks },
  };
}

/** Of the look where the incident was seen, taken at the same time. */
export function whyTwin({ name }: SeenIncident, { by, here }: Difference, since: number): LookReason {
  const hours = since / HOUR_MS;
  return {
    sentence: `${name} was seen here ${ago(hours)} ago: looked at in the same minute as ${WHERE[by]} ${here}, to tell whether it differs.`,
    figures: { hoursSinceSeen: Math.round(hours) },
  };
}

const whole = (value: number): string => String(Math.max(1, Math.round(value)));
const times = (ratio: number): string => `${ratio.toFixed(1)} times`;
const against = (ratio: number): string => (Math.abs(ratio - 1) < 0.05 ? 'as at' : times(ratio));
const showedNew = ({ looks, news }: Counted): string =>
  `${news} of ${lookCount(looks)} showed ${news === 1 ? 'a new advertiser' : 'new advertisers'}`;
const lookCount = (looks: number): string => `${looks} ${looks === 1 ? 'look' : 'looks'}`;

function ago(hours: number): string {
  if (hours < 1) return 'less than an hour';
  const [count, unit] = hours < 48 ? [Math.round(hours), 'hour'] : [Math.round(hours / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
