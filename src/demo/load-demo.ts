import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UsersService } from '../accounts/users.service.js';
import { type Actor, AlertsService } from '../alerts/alerts.service.js';
import { CapturesService } from '../captures/captures.service.js';
import type { FixedClock } from '../platform/clock/clock.js';
import { PoliciesService } from '../policies/policies.service.js';
import { readPortfolioText } from '../portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../watches/import-portfolio.service.js';
import { workOnce } from '../worker.js';
import { demoCaseSteps, doCaseStep } from './demo-cases.js';
import { type DemoDecision, demoDecisions } from './demo-decisions.js';
import { addDemoPeople } from './demo-people.js';
import type { Sample } from './sample.js';
import { sampleCaptures } from './samples.js';
import { type SamplePolicy, samplePolicies } from './samples/policies.js';
import { SAMPLE_PORTFOLIO } from './samples/portfolio.js';

const HOUR_MS = 3_600_000;
/** The worker of the demo looks at the clock this often, so that every slot of the sample watches is met. */
const STEP_MS = 6 * HOUR_MS;
/** From a look to its arrival here. */
const ARRIVAL_MS = 60_000;

/** What has been taken so far, of `captures` in all that are handed in, and looks taken besides. */
export interface DemoProgress {
  readonly captures: number;
  readonly parsed: number;
  readonly examined: number;
  readonly polls: number;
}

export interface DemoOptions {
  readonly app: INestApplicationContext;
  readonly clock: FixedClock;
  /** When the three weeks end. */
  readonly now: Date;
  /** An empty folder for the tracked policies' files. */
  readonly policyFolder: string;
  readonly onProgress?: (progress: DemoProgress) => void;
}

/** Something that happens at its time. */
interface Happening {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

/**
 * Lets three weeks pass on the clock of an application that works on an empty, migrated database: people join, the
 * portfolio is imported, captures arrive when they were taken, people decide and open cases, and the worker does what is
 * due: looks, policy checks, notices, digests. Ends with the clock at `now`, and returns the password of the demo's people.
 */
export async function loadDemo({ app, clock, now, policyFolder, onProgress }: DemoOptions): Promise<string> {
  const samples = sampleCaptures(now);
  const reading = readPortfolioText(SAMPLE_PORTFOLIO);
  if (!reading.ok) throw new Error(`The sample portfolio is refused: ${JSON.stringify(reading.problems)}`);
  const starts = new Date((samples[0]?.at ?? now).getTime() - 24 * HOUR_MS);
  setTo(clock, starts);
  const { password, ids } = await addDemoPeople(app.get(UsersService));
  const actor = (name: string): Actor => ({ id: ids.get(name) ?? null, name });
  await app.get(ImportPortfolioService).import(reading.portfolio, { prune: false });
  const policies = samplePolicies(now);
  for (const policy of policies) await trackPolicy(app, policyFolder, policy);

  const happenings: Happening[] = [
    ...samples.map((sample) => ({
      at: new Date(sample.at.getTime() + ARRIVAL_MS),
      run: () => receive(app, sample),
    })),
    ...demoDecisions(now).map((decision) => ({
      at: decision.at,
      run: () => decide(app, decision, actor(decision.by)),
    })),
    ...demoCaseSteps(now).map((step) => ({ at: step.at, run: () => doCaseStep(app, step, actor(step.by)) })),
    ...policies.flatMap(({ folder, states }) =>
      states.map(({ at, html }) => ({ at, run: () => publish(join(policyFolder, folder), at, html) })),
    ),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const done = { parsed: 0, examined: 0, polls: 0 };
  const work = async (): Promise<void> => {
    const counts = await workOnce(app);
    done.parsed += counts['parsed'] ?? 0;
    done.examined += counts['examined'] ?? 0;
    done.polls += counts['polls'] ?? 0;
    onProgress?.({ captures: samples.length, ...done });
  };

  for (let step = starts.getTime(); step < now.getTime(); step += STEP_MS) {
    while ((happenings[0]?.at.getTime() ?? Infinity) <= step) {
      const happening = happenings.shift();
      if (happening === undefined) break;
      setTo(clock, happening.at);
      await happening.run();
    }
    setTo(clock, new Date(step));
    await work();
  }
  for (const { at, run } of happenings) {
    setTo(clock, at);
    await run();
  }
  setTo(clock, now);
  await work();
  return password;
}

async function trackPolicy(app: INestApplicationContext, home: string, policy: SamplePolicy): Promise<void> {
  const folder = join(home, policy.folder);
  await mkdir(folder, { recursive: true });
  await app.get(PoliciesService).add({ ...policy.document, url: null, folder });
}

/** Puts a state of a document where it is looked for, under a name that says since when it stands. */
async function publish(folder: string, at: Date, html: string): Promise<void> {
  const name = at.toISOString().slice(0, 19).replaceAll(':', '-');
  await writeFile(join(folder, `${name}Z.html`), html);
}

async function receive(app: INestApplicationContext, sample: Sample): Promise<void> {
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

async function decide(app: INestApplicationContext, decision: DemoDecision, actor: Actor): Promise<void> {
  const { brand, party, engine, country, input } = decision;
  const [alert] = await app.get(DataSource).query<{ id: string }[]>(
    `SELECT a.id FROM alert a JOIN brand b ON b.id = a.brand_id JOIN party p ON p.id = a.party_id
     WHERE b.name = $1 AND p.domain = $2 AND a.engine = $3 AND a.country = $4`,
    [brand, party, engine, country],
  );
  // A better rule may one day raise no such alert; the demo still opens, and its test says so.
  if (alert !== undefined) await app.get(AlertsService).decide(alert.id, input, actor);
}

function setTo(clock: FixedClock, instant: Date): void {
  clock.advance(instant.getTime() - clock.now().getTime());
}
