import { partOf, stepsOfDay } from '../../src/domain/scheduling/adaptive/day-parts.js';
import { MainJob } from '../../src/main-job.service.js';
import { PlanLooks } from '../../src/planning/plan-looks.job.js';
import { LookBench, portfolioWithWatch } from './look-bench.js';
import { ProviderServer } from './provider-server.js';
import { competitorAd, serpApiReply } from './samples.js';

const ZONE = 'Europe/Berlin';
/** Where the advertiser hides: on a phone in Hamburg, from midnight to four. */
const HIDES = { query: 'nordlicht', place: 'Hamburg', device: 'mobile', part: 0 };

/** Two queries, two places, two devices and six parts of the day: 48 cells, of which one shows the ad. */
export const nightWatch = (schedule: string, more = ''): string =>
  `queries: [nordlicht, nordlicht lampen], engines: [google], markets: [{ country: DE, language: de, location: Hamburg }, { country: DE, language: de, location: Kiel }], devices: [desktop, mobile], schedule: ${schedule}, providers: [serpapi]${more}`;

/** A provider on a loopback port that shows a competitor's ad where it hides and nowhere else. */
export class NightHider implements AsyncDisposable {
  private constructor(
    readonly bench: LookBench,
    readonly serpapi: ProviderServer,
  ) {}

  static async on(databaseUrl: string, watch: string, budgets?: string): Promise<NightHider> {
    const serpapi = await ProviderServer.start();
    const bench = await LookBench.on(databaseUrl, { serpapi: serpapi.url }, {}, '2026-11-02T23:00:00Z');
    serpapi.behave((asked, answer) => {
      const query = asked.params.get('q') ?? '';
      const device = asked.params.get('device') ?? 'desktop';
      const hidden =
        query === HIDES.query &&
        (asked.params.get('location') ?? '').includes(HIDES.place) &&
        device === HIDES.device &&
        partOf(bench.clock.now().getTime(), ZONE) === HIDES.part;
      const reply = serpApiReply({ query, ads: hidden ? [competitorAd] : [] }).toString('utf8');
      answer.end(reply.replace('"device":"desktop"', `"device":"${device}"`));
    });
    const hider = new NightHider(bench, serpapi);
    await bench.import(budgets === undefined ? portfolioWithWatch(watch) : portfolioWithWatch(watch, budgets));
    return hider;
  }

  /** Plans what is due and returns how many watches were. */
  async plan(): Promise<number> {
    const work = this.bench.app.get(PlanLooks, { strict: false });
    const due = await work.due();
    for (const key of due) await work.run(key);
    return due.length;
  }

  /** Reads what came. */
  async read(): Promise<void> {
    await this.bench.app.get(MainJob).run();
  }

  /** Lets steps of four hours go by: plans each at its beginning, and takes its looks when they are due. */
  async pass(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const now = this.bench.clock.now().getTime();
      const { steps: today, at } = stepsOfDay(now, ZONE);
      await this.plan();
      await this.bench.runToTheEnd();
      this.bench.clock.advance((today[at]?.until ?? now) - this.bench.clock.now().getTime());
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bench[Symbol.asyncDispose]();
    await this.serpapi[Symbol.asyncDispose]();
  }
}
