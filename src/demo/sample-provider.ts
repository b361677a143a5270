import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Clock } from '../platform/clock/clock.js';
import { dataForSeoReply, LOCATION_CODES } from './formats/dataforseo-reply.js';
import { serpApiReply } from './formats/serpapi-reply.js';
import type { Look, SampleAd, SampleCountry } from './look.js';

/** A time in which one of the providers answers that its account is empty, from one country. */
export interface Outage {
  readonly provider: 'serpapi' | 'dataforseo';
  readonly country: SampleCountry;
  readonly from: Date;
}

export interface SampleProvider {
  /** Base address of both providers, for example `http://127.0.0.1:40123`. */
  readonly url: string;
  close(): Promise<void>;
}

/** What a provider is asked for, as far as the samples differ by it. */
type Asked = Pick<Look, 'engine' | 'query' | 'country' | 'device'>;

/**
 * Stands in for the providers that a demo cannot pay: SerpApi and DataForSEO answer on one loopback port, in their own words,
 * with what the samples show for that search at that time.
 */
export async function startSampleProvider(
  looks: readonly Look[],
  outages: readonly Outage[],
  clock: Clock,
): Promise<SampleProvider> {
  const out = (provider: Outage['provider'], { country }: Asked): boolean =>
    outages.some((each) => each.provider === provider && each.country === country && each.from <= clock.now());
  const server = createServer((request, response) => {
    void answer(request).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: string }> => {
    const url = new URL(request.url ?? '/', 'http://sample.invalid');
    if (url.pathname === '/search.json') {
      const asked = askedOfSerpApi(url.searchParams);
      if (out('serpapi', asked))
        return { status: 429, body: JSON.stringify({ error: 'Your account has run out of searches.' }) };
      return { status: 200, body: serpApiReply(shownTo(asked, looks, clock.now())) };
    }
    const asked = askedOfDataForSeo(url.pathname, await text(request));
    if (out('dataforseo', asked)) return { status: 200, body: JSON.stringify(NO_MONEY) };
    return { status: 200, body: dataForSeoReply(shownTo(asked, looks, clock.now())) };
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As DataForSEO says it (docs.dataforseo.com/v3/appendix/errors): HTTP 200, and the refusal in the body. */
const NO_MONEY = {
  version: '0.1.20260901',
  status_code: 40200,
  status_message: 'Payment Required.',
  time: '0 sec.',
  cost: 0,
  tasks_count: 0,
  tasks_error: 0,
  tasks: null,
};

function askedOfSerpApi(search: URLSearchParams): Asked {
  const market = search.get('mkt')?.split('-')[1] ?? search.get('cc') ?? search.get('gl') ?? '';
  const country = market.toUpperCase() === 'UK' ? 'GB' : market.toUpperCase();
  return {
    engine: search.get('engine') === 'bing' ? 'bing' : 'google',
    query: search.get('q') ?? '',
    country: country as SampleCountry,
    device: search.get('device') === 'mobile' ? 'mobile' : 'desktop',
  };
}

const COUNTRIES = Object.keys(LOCATION_CODES) as SampleCountry[];
const NAMES = new Intl.DisplayNames('en', { type: 'region' });

function askedOfDataForSeo(path: string, body: string): Asked {
  const [task = {}] = JSON.parse(body) as DataForSeoTask[];
  const country = COUNTRIES.find(
    (code) => LOCATION_CODES[code] === task.location_code || NAMES.of(code) === task.location_name?.split(',').at(-1),
  );
  return {
    engine: path.includes('/bing/') ? 'bing' : 'google',
    query: task.keyword ?? '',
    country: country ?? 'DE',
    device: task.device === 'mobile' ? 'mobile' : 'desktop',
  };
}

interface DataForSeoTask {
  readonly keyword?: string;
  readonly location_code?: number;
  readonly location_name?: string;
  readonly device?: string;
}

/** The newest look of the samples at this search, as if it were taken now; a page without ads before the first one. */
function shownTo(asked: Asked, looks: readonly Look[], now: Date): Look {
  const of = looks.filter(
    (look) => look.query === asked.query && look.country === asked.country && look.engine === asked.engine,
  );
  const newest = of.filter(({ at }) => at <= now).at(-1);
  const isControl = of.length === 0;
  const market = of[0] ?? looks.find(({ country }) => country === asked.country) ?? looks[0];
  if (market === undefined) throw new Error('The sample provider has no looks.');
  return { ...market, ads: isControl ? [INSURER] : [], products: [], ...newest, ...asked, at: now };
}

/** Stands on every search that the samples do not know: those are control searches, which always carry ads. */
const INSURER: SampleAd = {
  title: 'Toitserein – Compare and save',
  description: 'An offer in three minutes.',
  shown: 'https://www.toitserein.example',
  to: 'https://www.toitserein.example/offer',
};
