/**
 * Why a look is taken. Only looks whose place and time nobody chose by what was seen before may feed a share of looks:
 * `scheduled`, `asked` and `uniform`; the others go where something is expected.
 */
export const LOOK_PURPOSES = [
  /** By the schedule of its watch. */
  'scheduled',
  /** A person asked for the whole watch at once. */
  'asked',
  /** Chosen because the cell promises most for what it costs. */
  'adaptive',
  /** Chosen at random beside the adaptive ones. */
  'uniform',
  /** At a cell where a confirmed incident was seen: is it still there? */
  'recheck',
  /** For a query that always carries ads: does the provider still see any? */
  'control',
  /** By a second provider at the same cell: do both see the same? */
  'cross-check',
  /** At another hour, place or device than its twin: does the party show something else there? */
  'pair',
] as const;
export type LookPurpose = (typeof LOOK_PURPOSES)[number];

/** Purposes of looks that a watch chose itself, in place of fixed times. */
export const CHOSEN_PURPOSES = ['adaptive', 'uniform', 'recheck', 'pair'] as const satisfies readonly LookPurpose[];

/**
 * Purposes of looks that ask what one provider sees. Their ads are sightings as any others, but the looks are none of their cell's:
 * a provider that shows too little must not make a search seem quiet, nor prove that a case is over.
 */
export const CHECKING_PURPOSES = ['control', 'cross-check'] as const satisfies readonly LookPurpose[];

/** Whether a look asks what its provider sees; nobody else's answer would tell. */
export function checksProvider(purpose: LookPurpose): boolean {
  return (CHECKING_PURPOSES as readonly LookPurpose[]).includes(purpose);
}

/** Purposes of looks that nobody aimed by what was seen before; shares of looks rest on these alone. */
export const UNAIMED_PURPOSES = ['scheduled', 'asked', 'uniform'] as const satisfies readonly LookPurpose[];
