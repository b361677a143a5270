import { once } from 'node:events';
import http from 'node:http';
import type { LookupFunction } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import axios from 'axios';
import { KNOWN_NETWORKS } from '../../src/domain/trail/networks/known-networks.js';
import { traceTrail } from '../../src/parties/trace-trail.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { GuardedClient } from '../../src/platform/outbound/guarded-client.js';
import { OutboundRules } from '../../src/platform/outbound/outbound-rules.js';

const CHAINS = 1_000;
const HOPS = 5;
const AT_ONCE = [1, 10, 100];
/** Each contender runs its chains in turns with the others, so that a noisy neighbour disturbs all of them alike. */
const TURNS = 10;

type Follow = (url: string) => Promise<unknown>;

/**
 * Follows 1,000 chains of five addresses on a server in a thread of its own, 1, 10 and 100 at once: the whole tracer, the guarded
 * client alone, and plain axios: address by address on fresh connections, which is what a tracer without a guard would do; with
 * axios' own redirects; and with kept connections besides. The cost of the guard is the median over turns of the guarded
 * client's time over that of plain axios address by address.
 */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    const server = new Worker(join(import.meta.dirname, 'trails/chain-server.js'));
    const [port] = (await once(server, 'message')) as [number];
    const followers = contenders(port);
    for (const follow of Object.values(followers)) await turn(follow, port, 10, 100);
    const figures: Record<string, unknown> = { chains: CHAINS, hops: HOPS };
    process.stdout.write(
      'at once   contender                                chains/s   times plain axios (median, range of turns)      more ms an address\n',
    );
    for (const atOnce of AT_ONCE) {
      const times = await measured(followers, port, atOnce);
      const plain = times['axios, address by address'] ?? [];
      for (const [name, each] of Object.entries(times)) {
        const ratios = each.map((ms, at) => ms / (plain[at] ?? ms)).toSorted((a, b) => a - b);
        const perSecond = Math.round(CHAINS / (sum(each) / 1000));
        const ratio = round(ratios[Math.floor(ratios.length / 2)] ?? 1);
        const more = round((sum(each) - sum(plain)) / CHAINS / HOPS);
        figures[`${name} at ${atOnce}`] = { chainsPerSecond: perSecond, timesPlain: ratio, moreMsAnAddress: more };
        process.stdout.write(
          `${String(atOnce).padStart(7)}   ${name.padEnd(38)} ${String(perSecond).padStart(10)}   ${`${ratio} (${round(ratios[0] ?? 1)}–${round(ratios.at(-1) ?? 1)})`.padEnd(48)}${more}\n`,
        );
      }
    }
    const heap = await heapWhile(followers['whole tracer'] as Follow, port);
    process.stdout.write(
      `\nheap that the tracer takes at 100 at once, before garbage is collected: ${heap} MiB at most\n`,
    );
    await server.terminate();
    return { ...figures, tracerHeapMiB: heap };
  },
};

/** The most that the heap grows, in MiB, while 1,000 chains are followed 100 at once. */
async function heapWhile(follow: Follow, port: number): Promise<number> {
  const before = process.memoryUsage().heapUsed;
  let most = before;
  await turn(
    async (url) => {
      await follow(url);
      most = Math.max(most, process.memoryUsage().heapUsed);
    },
    port,
    100,
    CHAINS,
  );
  return Math.round((most - before) / 1024 / 1024);
}

function contenders(port: number): Record<string, Follow> {
  const clock = new SystemClock();
  const rules = new OutboundRules({
    allow: [{ address: '127.0.0.1', port }],
    resolve: () => Promise.resolve(['127.0.0.1']),
  });
  const client = new GuardedClient(clock, rules);
  const lookup: LookupFunction = (_name, options, done) =>
    options.all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
  const fresh = new http.Agent({ keepAlive: false, lookup });
  const kept = new http.Agent({ keepAlive: true, lookup });
  const plain = (httpAgent: http.Agent) => async (url: string) =>
    landed((await axios.get<Buffer>(url, { httpAgent, responseType: 'arraybuffer', proxy: false })).data.length);
  return {
    'axios, address by address': async (url) => {
      let left = url;
      for (let hop = 1; hop <= HOPS; hop += 1) {
        const { data, headers } = await axios.get<Buffer>(left, {
          httpAgent: fresh,
          responseType: 'arraybuffer',
          proxy: false,
          maxRedirects: 0,
          validateStatus: null,
        });
        if (hop === HOPS) landed(data.length);
        else left = new URL(String(headers['location']), left).href;
      }
    },
    'axios, own redirects': plain(fresh),
    'axios, own redirects, kept connections': plain(kept),
    'guarded client': async (url) => landed((await client.get({ url })).body.length),
    'whole tracer': async (url) => {
      const { end, hops } = await traceTrail(url, { client, clock, networks: KNOWN_NETWORKS });
      if (end !== 'landing' || hops.length !== HOPS) throw new Error(`A chain ended as ${end} after ${hops.length}.`);
    },
  };
}

function landed(bytes: number): void {
  if (bytes < 10_000) throw new Error(`A chain ended at ${bytes} bytes, which is not the landing page.`);
}

/** Milliseconds of each turn, by contender. */
async function measured(
  followers: Record<string, Follow>,
  port: number,
  atOnce: number,
): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(followers).map((name) => [name, []]));
  for (let at = 0; at < TURNS; at += 1) {
    const names = Object.keys(followers);
    // Begins with another one each turn.
    for (const name of [...names.slice(at % names.length), ...names.slice(0, at % names.length)]) {
      times[name]?.push(await turn(followers[name] as Follow, port, atOnce, CHAINS / TURNS));
    }
  }
  return times;
}

async function turn(follow: Follow, port: number, atOnce: number, chains: number): Promise<number> {
  let next = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    while (next < chains) {
      next += 1;
      await follow(`http://ads.example:${port}/chain/${next}/${HOPS - 1}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - started;
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
