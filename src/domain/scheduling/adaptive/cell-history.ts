import type { Weighed } from './worth.js';

/** A place and part of the day that can be looked at, and what looks there brought. */
export interface CellHistory {
  /** Tells it from every other one. */
  readonly key: string;
  /** What it has in common with others; cells with the same text share what is known of it. */
  readonly traits: Readonly<Record<TraitFamily, string>>;
  /** Looks that could read the page, each worth half as much after `HALF_LIFE_DAYS`. */
  readonly looks: number;
  /** Incidents that were seen for the first time on these looks, worth the same. */
  readonly news: number;
  /** Both as plain counts, for people. */
  readonly counted: Readonly<Counted>;
  /** When it was last looked at, in milliseconds of the epoch; null for never. */
  readonly lastLook: number | null;
  /** The same of its search on any part of the day. */
  readonly lastSearch: number | null;
  /** How much a find is worth there against one elsewhere; 0 where no look can be taken any more. */
  readonly worth: number;
  /** What that is made of; left out where every find counts the same. */
  readonly weighed?: Weighed;
  /** Incidents seen here. */
  readonly incidents: readonly SeenIncident[];
}

/** What cells are alike in. */
export const TRAIT_FAMILIES = ['query', 'market', 'device', 'part'] as const;
export type TraitFamily = (typeof TRAIT_FAMILIES)[number];

/** Readable looks, and incidents first seen on them. */
export interface Counted {
  looks: number;
  news: number;
}

/** An incident as one cell knows it. */
export interface SeenIncident {
  readonly id: string;
  /** How grave it is for customers, 0 to 1. */
  readonly gravity: number;
  /** Who it is, for people. */
  readonly name: string;
  /** Sightings anywhere; from `CONFIRMED_AT` on there is evidence enough. */
  readonly sightings: number;
  /** When it was last seen here, in milliseconds of the epoch. */
  readonly lastSeen: number;
  /** The look on which that was. */
  readonly lastSeenOn: string;
  /** Readable looks here that showed it. */
  readonly shown: number;
  /** Readable looks here since it was last seen, none of which showed it. */
  readonly missed: number;
}

/** Looks and finds count half after this long, because whoever hides moves on. */
export const HALF_LIFE_DAYS = 10;

/** Seen so often, an incident has evidence enough and is only looked at again to see whether it lasts. */
export const CONFIRMED_AT = 3;
