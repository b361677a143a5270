import { NightHider, nightWatch } from './night-hider.js';

/** When the story below has been told: at one in the morning in Berlin, with the night's looks planned and some taken. */
export const NIGHT_STORY_END = '2026-11-13T00:00:00Z';

/** Ten days of an adaptive watch with forty looks a day. The advertiser hides at night on a phone in Hamburg. */
export async function tellNightStory(databaseUrl: string): Promise<void> {
  await using hider = await NightHider.on(databaseUrl, nightWatch('adaptive', ', looksADay: 40'));
  await hider.pass(10 * 6);
  await hider.plan();
  hider.bench.clock.advance(new Date(NIGHT_STORY_END).getTime() - hider.bench.clock.now().getTime());
  await hider.bench.takeDue();
  await hider.read();
}
