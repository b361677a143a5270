import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertsService } from '../alerts/alerts.service.js';
import { CapturesService } from '../captures/captures.service.js';
import { MainJob } from '../main-job.service.js';
import type { FixedClock } from '../platform/clock/clock.js';
import { readPortfolioText } from '../portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../watches/import-portfolio.service.js';
import { type DemoDecision, demoDecisions } from './demo-decisions.js';
import type { Sample } from './sample.js';
import { sampleCaptures } from './samples.js';
import { SAMPLE_PORTFOLIO } from './samples/portfolio.js';

const DAY_MS = 24 * 3_600_000;
/** From a look to its arrival here. */
const ARRIVAL_MS = 60_000;

/** What has been taken so far, of `captures` in all. */
export interface DemoProgress {
  readonly captures: number;
  readonly parsed: number;
  readonly examined: number;
}

/**
 * Lets three weeks pass on the clock of an application that works on an empty, migrated database: the portfolio is
 * imported, every capture arrives when it was taken and goes through the same stages as any other, and people decide in
 * between. Ends with the clock at `now`.
 */
export async function loadDemo(
  app: INestApplicationContext,
  clock: FixedClock,
  now: Date,
  onProgress: (progress: DemoProgress) => void = () => undefined,
): Promise<void> {
  const samples = sampleCaptures(now);
  const reading = readPortfolioText(SAMPLE_PORTFOLIO);
  if (!reading.ok) throw new Error(`The sample portfolio is refused: ${JSON.stringify(reading.problems)}`);
  setTo(clock, new Date((samples[0]?.at ?? now).getTime() - DAY_MS));
  await app.get(ImportPortfolioService).import(reading.portfolio, { prune: false });

  const toDecide = demoDecisions(now);
  const done = { parsed: 0, examined: 0 };
  for (const day of byDay(samples)) {
    const starts = day[0]?.at ?? now;
    while (toDecide[0] !== undefined && toDecide[0].at <= starts) await decide(app, clock, toDecide.shift());
    for (const sample of day) await receive(app, clock, sample);
    const counts = await app.get(MainJob).run();
    done.parsed += counts.parsed;
    done.examined += counts.examined;
    onProgress({ captures: samples.length, ...done });
  }
  for (const decision of toDecide) await decide(app, clock, decision);
  setTo(clock, now);
}

/** Runs of samples that were taken on the same day (UTC). */
function byDay(samples: readonly Sample[]): Sample[][] {
  return [...Map.groupBy(samples, (sample) => Math.floor(sample.at.getTime() / DAY_MS)).values()];
}

async function receive(app: INestApplicationContext, clock: FixedClock, sample: Sample): Promise<void> {
  setTo(clock, new Date(sample.at.getTime() + ARRIVAL_MS));
  await app.get(CapturesService).receive([
    {
      provider: sample.provider,
      origin: 'upload',
      fileName: sample.fileName,
      bytes: Buffer.from(sample.text),
      // What a page does not state, whoever saved it states when handing it in.
      device: sample.look?.device ?? null,
      capturedAt: sample.at,
    },
  ]);
}

async function decide(app: INestApplicationContext, clock: FixedClock, decision?: DemoDecision): Promise<void> {
  if (decision === undefined) return;
  setTo(clock, decision.at);
  const { brand, party, engine, country, input, by } = decision;
  const [alert] = await app.get(DataSource).query<{ id: string }[]>(
    `SELECT a.id FROM alert a JOIN brand b ON b.id = a.brand_id JOIN party p ON p.id = a.party_id
     WHERE b.name = $1 AND p.domain = $2 AND a.engine = $3 AND a.country = $4`,
    [brand, party, engine, country],
  );
  // A better rule may one day raise no such alert; the demo still opens, and its test says so.
  if (alert !== undefined) await app.get(AlertsService).decide(alert.id, input, { id: null, name: by });
}

function setTo(clock: FixedClock, instant: Date): void {
  clock.advance(instant.getTime() - clock.now().getTime());
}
