import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { hostParts } from '../domain/text/host.js';
import { KNOWN_NETWORKS } from '../domain/trail/networks/known-networks.js';
import { differenceOf } from '../domain/trail/observed-trail.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { GuardedClient } from '../platform/outbound/guarded-client.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { Robots } from './robots.js';
import { traceTrail, type Trail as Traced } from './trace-trail.js';
import type { Trail } from './trail.entity.js';
import { type Second, TrailTurns } from './trail-turns.service.js';

/** The page that a visitor of an engine comes from. Where an engine is not listed, its links are asked without one. */
const RESULTS_PAGES: Readonly<Record<string, string>> = {
  google: 'https://www.google.com/',
  bing: 'https://www.bing.com/',
  yahoo: 'https://search.yahoo.com/',
  duckduckgo: 'https://duckduckgo.com/',
  baidu: 'https://www.baidu.com/',
  yandex: 'https://yandex.com/',
  naver: 'https://search.naver.com/',
};

/**
 * Follows the links that detection wants to know the ends of. A link is asked once without a referrer; where half of the day's
 * most is left, once more as a visitor of the results page comes, and the difference is kept.
 */
@Injectable()
export class FollowTrails implements QueuedWork {
  /** A trail waits for servers and does little else. Two trails of 30 s each, and robots.txt of at most twelve servers each. */
  readonly kind: WorkKind = { name: 'trails', atOnce: 8, deadlineSeconds: 300 };
  readonly #robots: Robots;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
    private readonly client: GuardedClient,
    private readonly turns: TrailTurns,
    private readonly portfolio: PortfolioService,
    private readonly clock: Clock,
  ) {
    this.#robots = new Robots(client);
  }

  async due(): Promise<readonly string[]> {
    return this.config.trails === null ? [] : this.turns.due();
  }

  async run(key: string): Promise<void> {
    const { trails: settings } = this.config;
    if (settings === null) return;
    const turn = await this.turns.take(key, settings);
    if (turn === null) return;
    const own = await this.portfolio.ownDomains(this.database.manager);
    const follow = (referrer?: string): Promise<Traced> => this.#follow(turn.trail.url, own, referrer);
    const first = await follow();
    const referrer = RESULTS_PAGES[turn.trail.engine];
    const again = referrer !== undefined && turn.hasRoom && wasAsked(first) ? await follow(referrer) : null;
    await this.turns.end(turn.trail, first, await this.#second(turn.trail, first, again), settings);
  }

  async #follow(url: string, own: ReadonlySet<string>, referrer: string | undefined): Promise<Traced> {
    return traceTrail(url, {
      client: this.client,
      clock: this.clock,
      networks: KNOWN_NETWORKS,
      restsAt: (host) => own.has(hostParts(host)?.registrable ?? host),
      mayAsk: (address) => this.#robots.allow(address),
      ...(referrer !== undefined && { referrer }),
    });
  }

  /** What the trail is held against: the asking with a referrer where that differs, else an earlier one that differs, else the former. */
  async #second(trail: Trail, first: Traced, again: Traced | null): Promise<Second | null> {
    const asked = again === null ? null : { by: 'referrer' as const, ...again };
    if (asked !== null && differenceOf({ ...first, again: asked }) !== null) return asked;
    const earlier = await this.turns.before(trail);
    if (earlier !== null && differenceOf({ ...first, again: earlier }) !== null) return earlier;
    return asked;
  }
}

function wasAsked({ hops, end }: Traced): boolean {
  return end === 'landing' && hops.some(({ at }) => at !== null);
}
