import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { dataForSeoReply } from '../dataforseo-behaviours.js';
import { type ProviderAsked, ProviderServer } from '../provider-server.js';
import { affiliateAd, competitorAd, innocentAd, type SampleAd } from '../samples.js';

/** One advertiser each, so that the alerts follow from counting. */
export const KNOWN_ADS: readonly SampleAd[] = [competitorAd, affiliateAd, innocentAd];

/** One call, as the provider saw it; times in milliseconds. */
export interface Call {
  readonly query: string;
  /** Process that asked. */
  readonly pid: number;
  readonly does: string;
  /** By the clock that the product has as well, which jumps. */
  readonly start: number;
  end: number | null;
  /** By the machine's clock. */
  readonly startReal: number;
  endReal: number | null;
  /** Of a good reply to this search that left whole; null for every other. */
  sha256: string | null;
  readonly domains: readonly string[];
}

/** Of a hundred calls so many; the rest is answered well. */
const MISCHIEF: readonly (readonly [string, number])[] = [
  ['repeats', 10],
  ['fails', 5],
  ['refuses', 2],
  ['hangs', 2],
  ['truncates', 3],
  ['resets', 3],
  ['other search', 1],
];

/** Answers as DataForSEO does, and by a seed badly; keeps a log of its own. */
export class UnrulyProvider implements AsyncDisposable {
  readonly calls: Call[] = [];
  readonly #good = new Map<string, { body: string; ads: readonly SampleAd[] }[]>();

  private constructor(
    private readonly server: ProviderServer,
    private readonly random: RandomGenerator,
    private readonly now: () => number,
  ) {}

  static async start(random: RandomGenerator, now: () => number): Promise<UnrulyProvider> {
    const holder: { provider?: UnrulyProvider } = {};
    const server = await ProviderServer.start((asked, answer) => holder.provider?.take(asked, answer));
    const provider = new UnrulyProvider(server, random, now);
    holder.provider = provider;
    return provider;
  }

  get url(): string {
    return this.server.url;
  }

  get open(): number {
    return this.calls.filter(({ end }) => end === null).length;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]();
  }

  private take({ body, headers }: ProviderAsked, answer: ServerResponse): void {
    const [task] = JSON.parse(body) as { keyword: string }[];
    const query = task?.keyword ?? '';
    const { does, reply } = this.#choose(query);
    const call: Call = {
      query,
      pid: Number(headers['x-asked-by']),
      does,
      start: this.now(),
      end: null,
      startReal: Date.now(),
      endReal: null,
      sha256: null,
      domains: reply.ads.map(({ domain }) => domain),
    };
    this.calls.push(call);
    answer.on('finish', () => {
      if (does === 'answers' || does === 'repeats') call.sha256 = createHash('sha256').update(reply.body).digest('hex');
    });
    answer.on('close', () => Object.assign(call, { end: this.now(), endReal: Date.now() }));
    if (does === 'fails') answer.writeHead(500).end('oops');
    else if (does === 'refuses') answer.writeHead(429, { 'retry-after': '20' }).end('{}');
    else if (does === 'truncates') answer.end(reply.body.slice(0, reply.body.length / 2));
    else if (does === 'resets') answer.destroy();
    else if (does === 'other search')
      answer.end(JSON.stringify(dataForSeoReply(page(this.calls.length, []), OK, 'sonne')));
    else if (does !== 'hangs') setTimeout(() => answer.end(reply.body), uniformInt(this.random, 10, 400));
  }

  #choose(query: string): { does: string; reply: { body: string; ads: readonly SampleAd[] } } {
    const drawn = uniformInt(this.random, 0, 99);
    let sum = 0;
    const does = MISCHIEF.find(([, share]) => drawn < (sum += share))?.[0] ?? 'answers';
    const which = uniformInt(this.random, 0, 7);
    const ads = KNOWN_ADS.filter((_ad, at) => (which & (1 << at)) !== 0);
    const earlier = this.#good.get(query) ?? [];
    const fresh = { body: JSON.stringify(dataForSeoReply(page(this.calls.length, ads), OK, query)), ads };
    const [again] = earlier;
    if (does === 'repeats' && again !== undefined) return { does, reply: again };
    if (does === 'repeats' || does === 'answers') this.#good.set(query, [fresh, ...earlier]);
    return { does: does === 'repeats' ? 'answers' : does, reply: fresh };
  }
}

const OK = [20000, 'Ok.'] as const;

/** `nth` makes the bytes unlike those of every other reply. */
function page(nth: number, ads: readonly SampleAd[]): object {
  const paid = ads.map(({ title, description, domain }, at) => ({
    type: 'paid',
    rank_absolute: at + 1,
    title,
    description,
    domain,
    url: `https://${domain}/`,
    breadcrumb: domain,
  }));
  const organic = { type: 'organic', rank_absolute: 9, title: 'Nordlicht', domain: 'nordlicht.example' };
  const items = [...paid, { ...organic, url: 'https://nordlicht.example/' }];
  return { items_count: items.length, se_results_count: 1000 + nth, items };
}
