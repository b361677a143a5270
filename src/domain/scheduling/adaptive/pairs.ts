import type { CellToday, ChosenLook } from './choose-looks.js';
import type { SeenIncident } from './cell-history.js';
import { type Difference, whyPair, whyTwin } from './why.js';

const DAY_MS = 86_400_000;
/** A sighting is worth a pair this long. */
const PAIR_WITHIN_MS = 2 * DAY_MS;
/**
 * A cell that was looked at more lately is not looked at again for a pair: its last look can be held against the other hour as it
 * is; against another device or place only one at the same time tells, so that a day is enough.
 */
const QUIET_MS = { part: PAIR_WITHIN_MS, device: 0.75 * DAY_MS, market: 0.75 * DAY_MS } as const;

interface Found {
  /** Where the incident was not seen, and where it was. */
  readonly cell: number;
  readonly other: number;
  readonly incident: SeenIncident;
  readonly difference: Difference;
}

/**
 * Looks that tell whether an advertiser shows itself only on one device, in one place or at one hour: the same search where
 * one thing alone is other than where an incident was seen lately, the latest sightings first. Devices and places are looked at
 * both at once, in two looks; an hour is held against the look at the other hour that showed it.
 *
 * @param here cells whose part of the day begins now
 */
export function pairs(cells: readonly CellToday[], here: readonly number[]): ChosenLook[][] {
  const seen = [...cells.keys()].filter((cell) => {
    const { incidents, at } = cells[cell] as CellToday;
    return incidents.some(({ lastSeen }) => at - lastSeen <= PAIR_WITHIN_MS);
  });
  const byQuery = Map.groupBy(seen, (cell) => cells[cell]?.traits.query ?? '');
  const found = here.flatMap((cell) => {
    const one = cells[cell] as CellToday;
    const others = (byQuery.get(one.traits.query) ?? []).flatMap((other) => compared(cells, cell, other));
    return others.sort((a, b) => b.incident.lastSeen - a.incident.lastSeen || a.other - b.other).slice(0, 1);
  });
  return found
    .sort((a, b) => b.incident.lastSeen - a.incident.lastSeen || a.cell - b.cell)
    .map((pair) => looksOf(cells, pair));
}

function compared(cells: readonly CellToday[], cell: number, other: number): Found[] {
  const one = cells[cell] as CellToday;
  const there = cells[other] as CellToday;
  const by = difference(one, there);
  if (by === null || (one.lastLook !== null && one.at - one.lastLook <= QUIET_MS[by])) return [];
  const known = new Set(one.incidents.map(({ id }) => id));
  const [incident] = there.incidents
    .filter(({ id, lastSeen }) => !known.has(id) && one.at - lastSeen <= PAIR_WITHIN_MS)
    .toSorted((a, b) => b.lastSeen - a.lastSeen);
  if (incident === undefined) return [];
  return [{ cell, other, incident, difference: { by, seenAt: there.traits[by], here: one.traits[by] } }];
}

/** The one thing that is other; null where it is nothing or more, or where both cannot be looked at at once. */
function difference(one: CellToday, there: CellToday): Difference['by'] | null {
  const differs = (['market', 'device'] as const).filter((trait) => one.traits[trait] !== there.traits[trait]);
  const [by, ...more] = differs;
  if (more.length > 0) return null;
  // Two markets may call the same instant by other hours; it is the instant that counts.
  if (by !== undefined) return there.now ? by : null;
  return one.traits.part === there.traits.part ? null : 'part';
}

function looksOf(cells: readonly CellToday[], { cell, other, incident, difference: by }: Found): ChosenLook[] {
  const one = cells[cell] as CellToday;
  const since = one.at - incident.lastSeen;
  const why = whyPair(incident, by, since, one.counted.looks);
  if (by.by === 'part')
    return [{ cell, purpose: 'pair', why, twin: { look: incident.lastSeenOn, at: incident.lastSeen } }];
  return [
    { cell, purpose: 'pair', why, twin: { cell: other } },
    { cell: other, purpose: 'pair', why: whyTwin(incident, by, since), twin: { cell } },
  ];
}
