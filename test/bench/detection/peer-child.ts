import { compilePortfolio, detect } from '../../../src/domain/detection/detect.js';
import type { ObservedAd } from '../../../src/domain/detection/observed-ad.js';
import { hostParts } from '../../../src/domain/text/host.js';
import { bareAd } from '../../support/bare-brand.js';
import { DISGUISED, DISGUISED_MARK, NEAR_MISSES } from '../../support/disguised-spellings.js';
import { displayNames } from '../../support/nsi-names.js';
import { foldPlainly, textsOf } from './ad-texts.js';
import { megabytesInUse } from './children.js';
import { disputedDomains, isWrong } from './disputes.js';
import { realAds } from './judged-ads.js';
import { brandsOf, marksOf } from './many-brands.js';
import { PEERS } from './peers/all.js';
import { spellingsOf } from './peers/peer.js';
import type { Peer } from './peers/peer.js';
import { median } from './timing.js';

/** Started by itself: `peer-child.js cost|finds NAME COUNT`. Prints one JSON line. */

export interface PeerCost {
  readonly buildMs: number;
  readonly megabytes: number;
  readonly processorMicrosecondsPerAd: number;
  readonly microsecondsPerAd: number;
  /**
   * Processor time as a multiple of the median pass of NFKC and lower case over the same ads, in turn with the matcher; a
   * pass of it is too short for the clock of processor time, and for being interrupted.
   */
  readonly timesPlainFolding: number;
  readonly adsTimed: number;
  readonly hitsPerAd: number;
}

export interface PeerFinds {
  readonly disguises: number;
  readonly nearMisses: number;
  readonly recallPercent: number;
  readonly wrongBrandsPerDomain: number;
}

/** Seconds of matching after which a peer has shown how fast it is; a whole pass, where it is that fast. */
const SECONDS = 3;
/** Passes of plain folding at the least; one alone is over too soon to be measured. */
const LEAST_FOLDINGS = 30;

/** `detect` is measured by the same hand, as the name `detect`. */
function build(name: string, marks: readonly string[]): (ad: ObservedAd) => number {
  const peer = PEERS.find((one) => one.name === name);
  if (peer === undefined) {
    const portfolio = compilePortfolio(brandsOf(marks));
    return (ad) => detect(ad, portfolio).findings.length;
  }
  const match = peer.forTexts(marks);
  return (ad) => textsOf(ad).reduce((sum, text) => sum + match(text).length, 0);
}

function cost(name: string, count: number): PeerCost {
  const marks = marksOf(count);
  const ads = realAds().map(({ ad }) => ad);
  const before = megabytesInUse();
  const started = performance.now();
  const work = build(name, marks);
  work(bareAd({ title: 'Nordlicht' }));
  const buildMs = performance.now() - started;
  const megabytes = megabytesInUse() - before;
  return { buildMs, megabytes, ...timed(ads, work) };
}

/**
 * Rounds of one pass each of the matcher and of plain folding, over ads whose strings are new. A peer that needs seconds for
 * one ad is stopped within its first pass. Processor time beside wall time, because processes of one run do not run in turn.
 */
function timed(ads: readonly ObservedAd[], work: (ad: ObservedAd) => number) {
  const warmUntil = performance.now() + SECONDS * 333;
  for (const ad of ads) if (performance.now() < warmUntil) work(ad);
  const ours = new Stopwatch();
  const foldings: number[] = [];
  let [adsTimed, hits] = [0, 0];
  while (ours.wall < SECONDS * 1e6 || foldings.length < LEAST_FOLDINGS) {
    const fresh = structuredClone(ads) as ObservedAd[];
    const floor = new Stopwatch();
    floor.time(() => foldPlainly(fresh));
    foldings.push(floor.wall / ads.length);
    for (const ad of ours.wall < SECONDS * 1e6 ? structuredClone(ads) : []) {
      if (ours.wall > 2 * SECONDS * 1e6) break;
      hits += ours.time(() => work(ad));
      adsTimed++;
    }
  }
  return {
    processorMicrosecondsPerAd: ours.cpu / adsTimed,
    microsecondsPerAd: ours.wall / adsTimed,
    timesPlainFolding: ours.cpu / adsTimed / median(foldings),
    adsTimed,
    hitsPerAd: hits / adsTimed,
  };
}

/** Adds up microseconds. */
class Stopwatch {
  wall = 0;
  cpu = 0;

  time<T>(work: () => T): T {
    const before = process.cpuUsage();
    const started = performance.now();
    const result = work();
    this.wall += (performance.now() - started) * 1000;
    const { user, system } = process.cpuUsage(before);
    this.cpu += user + system;
    return result;
  }
}

/** In copy a hit must cover exactly the disguised stretch; in a domain any hit will do, because peers give no place in it. */
function finds(peer: Peer): PeerFinds {
  const inText = peer.forTexts(spellingsOf(DISGUISED_MARK));
  const inLabel = peer.forLabels(spellingsOf(DISGUISED_MARK));
  const labelOf = (domain: string): string => hostParts(domain)?.label ?? domain;
  const isHit = (where: 'copy' | 'domain', text: string, spelling: string | null): boolean =>
    where === 'domain'
      ? inLabel(labelOf(text)).length > 0
      : inText(text).some(({ start, end }) => spelling === null || text.slice(start, end) === spelling);
  const disputed = disputedDomains();
  const found = disputed.filter(({ domain, marks }) => peer.forLabels(marks)(labelOf(domain)).length > 0);
  const everybody = peer.forLabels(displayNames());
  const wrong = disputed.map(
    (one) => new Set(everybody(labelOf(one.domain)).filter((name) => isWrong(name, one))).size,
  );
  return {
    disguises: DISGUISED.filter(({ where, text, spelling }) => isHit(where, text, spelling)).length,
    nearMisses: NEAR_MISSES.filter(({ where, text }) => isHit(where, text, null)).length,
    recallPercent: (100 * found.length) / disputed.length,
    wrongBrandsPerDomain: wrong.reduce((sum, one) => sum + one, 0) / disputed.length,
  };
}

const [what, name = '', count] = process.argv.slice(2);
const peer = PEERS.find((one) => one.name === name);
const answer = what === 'finds' && peer !== undefined ? finds(peer) : cost(name, Number(count));
process.stdout.write(`${JSON.stringify(answer)}\n`);
