import { z } from 'zod';

/** How links of ads are followed. */
export interface TrailSettings {
  /** Links asked in one day (UTC) at most. */
  readonly perDay: number;
  /** Links of one party asked in one day at most. */
  readonly perParty: number;
  /** Days for which one answer stands for every sighting of the same link. */
  readonly keepDays: number;
}

const whole = (most: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, `must be a whole number from 1 to ${most}`);

const schema = z.object({
  TRAILS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  TRAILS_PER_DAY: whole(1_000_000).default(500),
  TRAILS_PER_PARTY: whole(1_000_000).default(10),
  TRAILS_KEEP_DAYS: whole(365).default(7),
});

/** Reads whether and how links are followed, null where they are not; `faults` names each variable that is wrong. */
export function readTrailSettings(given: Readonly<Record<string, string | undefined>>): {
  readonly trails: TrailSettings | null;
  readonly faults: string[];
} {
  const result = schema.safeParse(given);
  if (!result.success) {
    return { trails: null, faults: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  }
  const { TRAILS, TRAILS_PER_DAY: perDay, TRAILS_PER_PARTY: perParty, TRAILS_KEEP_DAYS: keepDays } = result.data;
  return { trails: TRAILS === 'on' ? { perDay, perParty, keepDays } : null, faults: [] };
}
