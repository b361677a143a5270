import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { LookPurpose } from '../purpose.js';
import { type CellHistory, CONFIRMED_AT } from './cell-history.js';
import { cellRates, type Kinship } from './cell-rates.js';
import { strongestKin } from './kin.js';
import { pairs } from './pairs.js';
import { score, type Scored } from './score.js';
import { type LookReason, whyAdaptive, whyRecheck, whyUniform } from './why.js';

/** A cell that may be looked at today, and when. */
export interface CellToday extends CellHistory {
  /** The middle of its part of the day, in milliseconds of the epoch. */
  readonly at: number;
  /** Whether that part begins now; the others come later today. */
  readonly now: boolean;
}

export interface ChosenLook {
  /** Index among the cells. */
  readonly cell: number;
  readonly purpose: Extract<LookPurpose, 'adaptive' | 'uniform' | 'recheck' | 'pair'>;
  readonly why: LookReason;
  /** What it is compared with; only of a pair. */
  readonly twin: Twin | null;
}

/** The other side of a pair: a cell that is looked at at the same time, or an earlier look at another hour. */
export type Twin = { readonly cell: number } | { readonly look: string; readonly at: number };

export interface LooksWanted {
  readonly cells: readonly CellToday[];
  /** Of these cells, by `kinshipsOf`. */
  readonly kinships: readonly Kinship[];
  /** Looks of a whole day, and those of them that are not taken yet. */
  readonly aDay: number;
  readonly left: number;
  /** Parts of a day, and those that come after this one. */
  readonly parts: number;
  readonly partsLater: number;
  readonly seed: number;
  /** `uniform` leaves all to chance, for whoever wants nothing but estimates. */
  readonly policy?: 'adaptive' | 'uniform';
}

/** Shares of the looks: left to chance for estimates; given to confirmed incidents; given to pairs. */
export const SHARES = { uniform: 0.1, recheck: 0.05, pair: 0.05 } as const;

const DAY_MS = 86_400_000;
/** A confirmed incident is looked at again no sooner than after a day, and given up as a reason after two weeks. */
const RECHECK_AFTER_MS = DAY_MS;
const RECHECK_UNTIL_MS = 14 * DAY_MS;

/**
 * Chooses the looks of the part of the day that begins now, never more than are left. A tenth is left to chance; of the rest those
 * are taken that promise most among all that are still possible today, so that a part of the day in which more is
 * found gets more looks. The same facts and seed always choose the same.
 */
export function chooseLooks(wanted: LooksWanted): ChosenLook[] {
  const { cells, aDay, parts, partsLater, policy = 'adaptive' } = wanted;
  const random = xoroshiro128plus(wanted.seed);
  const here = [...cells.keys()].filter((cell) => cells[cell]?.now === true);
  if (here.length === 0 || wanted.left <= 0) return [];
  if (policy === 'uniform') {
    const looks = Math.min(wanted.left, rounded(random, wanted.left / (partsLater + 1)));
    return byChance(random, here, looks);
  }
  const chosen = byChance(random, here, Math.min(wanted.left, rounded(random, (aDay * SHARES.uniform) / parts)));
  const taken = new Set(chosen.map(({ cell }) => cell));
  const add = (groups: readonly (readonly ChosenLook[])[], most: number): void => {
    for (const looks of groups) {
      // Of a pair one side may be chosen already, for whatever reason; the other then completes it.
      const fresh = looks.filter(({ cell }) => !taken.has(cell));
      if (fresh.length === 0 || most < fresh.length || chosen.length + fresh.length > wanted.left) continue;
      for (const look of fresh) taken.add(look.cell);
      chosen.push(...fresh);
      most -= fresh.length;
    }
  };
  add(
    rechecks(cells, here).map((look) => [look]),
    rounded(random, (aDay * SHARES.recheck) / parts),
  );
  // Most pairs are two looks, so that half as many are begun.
  add(pairs(cells, here), 2 * rounded(random, (aDay * SHARES.pair) / parts / 2));
  const later = Math.round((aDay * SHARES.uniform * partsLater) / parts);
  const kinOf = strongestKin(cells);
  const best = mostPromising(wanted, random).slice(0, Math.max(0, wanted.left - chosen.length - later));
  add(
    best.filter(({ cell }) => cells[cell]?.now === true).map((scored) => [promising(cells, kinOf, scored)]),
    Infinity,
  );
  return chosen;
}

function mostPromising({ cells, kinships }: LooksWanted, random: RandomGenerator): Scored[] {
  const rates = cellRates(kinships, cells);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
  return cells
    .map((cell, at) => score(cell, { cell: at, rate: rates[at] ?? mean, mean, at: cell.at }, random))
    .sort((a, b) => b.score - a.score);
}

function promising(cells: readonly CellToday[], kinOf: ReturnType<typeof strongestKin>, scored: Scored): ChosenLook {
  const cell = cells[scored.cell];
  if (cell === undefined) throw new Error(`There is no cell ${scored.cell}.`);
  return { cell: scored.cell, purpose: 'adaptive', why: whyAdaptive(cell, scored, kinOf(cell)), twin: null };
}

function byChance(random: RandomGenerator, here: readonly number[], looks: number): ChosenLook[] {
  const left = [...here];
  return Array.from({ length: Math.min(looks, left.length) }, (): ChosenLook => {
    const [cell] = left.splice(uniformInt(random, 0, left.length - 1), 1);
    return { cell: cell ?? 0, purpose: 'uniform', why: whyUniform(here.length), twin: null };
  });
}

/** Cells of confirmed incidents, the longest unseen first. */
function rechecks(cells: readonly CellToday[], here: readonly number[]): ChosenLook[] {
  const waiting = here.flatMap((cell) => {
    const { incidents, at, lastLook } = cells[cell] as CellToday;
    const confirmed = incidents.filter(
      ({ sightings, lastSeen }) => sightings >= CONFIRMED_AT && at - lastSeen <= RECHECK_UNTIL_MS,
    );
    const [latest] = confirmed.toSorted((a, b) => b.lastSeen - a.lastSeen);
    if (latest === undefined || lastLook === null || at - lastLook < RECHECK_AFTER_MS) return [];
    return [{ cell, latest, since: at - latest.lastSeen }];
  });
  return waiting
    .sort((a, b) => b.since - a.since || a.cell - b.cell)
    .map(({ cell, latest, since }) => ({ cell, purpose: 'recheck', why: whyRecheck(latest, since), twin: null }));
}

/** A whole number whose mean is `wanted`. */
function rounded(random: RandomGenerator, wanted: number): number {
  const whole = Math.floor(wanted);
  return whole + (uniformFloat64(random) < wanted - whole ? 1 : 0);
}
