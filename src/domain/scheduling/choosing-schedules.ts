/** Schedules that choose looks themselves, by what earlier ones brought or by lot, in place of a cron expression's fixed times. */
export const CHOOSING_SCHEDULES = ['adaptive', 'uniform'] as const;
export type ChoosingSchedule = (typeof CHOOSING_SCHEDULES)[number];

/** Whether a schedule is one of these words, and no cron expression. */
export function isChoosing(schedule: string): schedule is ChoosingSchedule {
  return (CHOOSING_SCHEDULES as readonly string[]).includes(schedule);
}
