import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { safeText } from '../domain/text/safe-text.js';
import { attribute, type Attribution, type TrailParty } from '../domain/trail/attribution.js';
import { isClickWrapper } from '../domain/trail/click-wrapper.js';
import { KNOWN_NETWORKS } from '../domain/trail/networks/known-networks.js';
import type { NetworkTable } from '../domain/trail/networks/network-table.js';
import { ownNetworks, withOwnNetworks } from '../domain/trail/networks/own-networks.js';
import type { Hop } from '../domain/trail/trail.js';
import { SystemClock } from '../platform/clock/clock.js';
import { GuardedClient } from '../platform/outbound/guarded-client.js';
import { OutboundRules } from '../platform/outbound/outbound-rules.js';
import type { TerminalIo } from '../platform/terminal-io.js';
import { type Trail, traceTrail } from './trace-trail.js';

export interface TraceChoice {
  readonly url: string;
  readonly json: boolean;
  /** Decode what the address carries, and ask nobody. */
  readonly offline: boolean;
  /** YAML or JSON with networks of one's own; null without. */
  readonly networks: string | null;
}

/** Longest address printed for people; with `--json` it stands whole. */
const LONGEST_SHOWN = 400;

/**
 * `markwarden trace`: follows an address to its landing page and says who is paid for the visit, without a database. Exit
 * code 0 when it got to a page, or to where nothing more was to be asked; 1 when it broke off before; 2 on bad use.
 */
export async function runTrace(
  choice: TraceChoice,
  io: TerminalIo,
  client: Pick<GuardedClient, 'get'> = new GuardedClient(new SystemClock(), new OutboundRules()),
): Promise<number> {
  if (!isClickWrapper(choice.url) && URL.parse(choice.url) === null) {
    io.err('TRACE-ADDRESS: this is not a web address. Give one with its scheme, such as https://shop.example/.');
    return 2;
  }
  const networks = choice.networks === null ? KNOWN_NETWORKS : await readNetworks(choice.networks, io);
  if (networks === null) return 2;
  const trail = await traceTrail(choice.url, {
    client: choice.offline ? null : client,
    clock: new SystemClock(),
    networks,
  });
  const said = attribute(
    trail.hops.map(({ url }) => url),
    landed(trail, networks),
    networks,
  );
  if (choice.json) io.out(JSON.stringify(asJson(choice.url, trail, said)));
  else print(trail, said, io);
  return trail.end === 'landing' || trail.end === 'not-asked' ? 0 : 1;
}

/** Whether the last address is the landing page: it was seen, or nobody may ask and it is no tracker. */
function landed({ end, hops }: Trail, networks: NetworkTable): boolean {
  if (end === 'landing') return true;
  const last = URL.parse(hops.at(-1)?.url ?? '');
  return end === 'not-asked' && last !== null && !isClickWrapper(last.href) && networks.rowOf(last.hostname) === null;
}

async function readNetworks(file: string, io: TerminalIo): Promise<NetworkTable | null> {
  try {
    const read = ownNetworks.safeParse(parse(await readFile(file, 'utf8'), { version: '1.2', maxAliasCount: 0 }));
    if (read.success) return withOwnNetworks(read.data);
    for (const { path, message } of read.error.issues.slice(0, 20)) {
      io.err(`TRACE-NETWORKS: ${file}, ${path.join('.') || 'the file'}: ${message}.`);
    }
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    io.err(`TRACE-NETWORKS: ${file} cannot be read: ${why}`);
  }
  return null;
}

function asJson(url: string, { hops, end, why, code, landing }: Trail, said: Attribution): object {
  const { network, publisherId, party, links, measuring, between, landingDomain } = said;
  const page =
    landingDomain === null
      ? null
      : {
          url: hops.at(-1)?.url ?? url,
          domain: landingDomain,
          status: landing?.status ?? null,
          sha256: landing?.sha256 ?? null,
          bytes: landing?.bytes ?? null,
        };
  return { url, end, why, code, hops, network, publisherId, party, links, measuring, between, landing: page };
}

function print({ hops, end, why, landing }: Trail, said: Attribution, io: TerminalIo): void {
  for (const [at, hop] of hops.entries()) io.out(`${String(at + 1).padStart(2)}  ${hopLine(hop, end)}`);
  io.out('');
  io.out(`end        ${end}: ${safeText(why, 300)}`);
  io.out(`party      ${partyWords(said.party)}`);
  for (const link of said.links) {
    const { network, publisherId, subId, clickReference, programme, seenIn } = link;
    const parts = { publisher: publisherId, 'sub-id': subId, click: clickReference, programme };
    const known = Object.entries(parts).flatMap(([name, value]) =>
      value === null ? [] : [`${name} ${safeText(value, 80)}`],
    );
    const where = seenIn === 'landing' ? ', read on the landing page' : '';
    io.out(`network    ${network}: ${known.join(', ') || 'names nobody'}${where}`);
  }
  if (said.measuring.length > 0) io.out(`counted by ${said.measuring.map((host) => safeText(host, 80)).join(', ')}`);
  if (said.between.length > 0) io.out(`between    ${said.between.map((domain) => safeText(domain, 80)).join(', ')}`);
  if (said.landingDomain === null) return;
  io.out(`landing    ${safeText(said.landingDomain, 80)}`);
  if (landing?.sha256 != null) io.out(`page       ${landing.bytes} bytes, SHA-256 ${landing.sha256}`);
}

function hopLine({ url, status, leftBy, ms }: Hop, end: string): string {
  const time = ms === null ? 'not asked' : `${ms} ms`;
  return `${String(status ?? '-').padEnd(4)} ${(leftBy ?? end).padEnd(13)} ${time.padStart(9)}  ${safeText(url, LONGEST_SHOWN)}`;
}

function partyWords(party: TrailParty): string {
  switch (party.kind) {
    case 'publisher':
      return `publisher ${safeText(party.publisherId, 80)} of ${party.network}${party.verified ? '' : ' (where the id stands is not verified)'}`;
    case 'known-to-network':
      return `known to ${party.network} only${party.clickReference === null ? '' : ` (click ${safeText(party.clickReference, 80)})`}`;
    case 'domain':
      return safeText(party.domain, 80);
    case 'unknown':
      return 'not known';
  }
}
