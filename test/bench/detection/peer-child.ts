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

/** Started by itself: `peer-child.js cost|finds NAME COUNT`. Prints one JSON line. */

export interface PeerCost {
  readonly buildMs: number;
  readonly megabytes: number;
  readonly microsecondsPerAd: number;
  /** The same ads once through NFKC and lower case, in turn with the matcher. */
  readonly microsecondsPerAdPlainFolding: number;
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

/** Ad by ad, so that a peer that needs seconds for one is stopped within a pass; faster ones go round and round. */
function timed(ads: readonly ObservedAd[], work: (ad: ObservedAd) => number) {
  const perAd: number[] = [];
  const floors: number[] = [];
  let hits = 0;
  let spent = 0;
  const warmUntil = performance.now() + SECONDS * 333;
  for (const ad of ads) if (performance.now() < warmUntil) work(ad);
  while (spent < SECONDS * 1e6) {
    for (const ad of structuredClone(ads) as ObservedAd[]) {
      const started = performance.now();
      hits += work(ad);
      const between = performance.now();
      foldPlainly([ad]);
      floors.push((performance.now() - between) * 1000);
      perAd.push((between - started) * 1000);
      spent += perAd[perAd.length - 1] as number;
      if (spent > 2 * SECONDS * 1e6) break;
    }
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  return {
    microsecondsPerAd: mean(perAd),
    microsecondsPerAdPlainFolding: mean(floors),
    adsTimed: perAd.length,
    hitsPerAd: hits / perAd.length,
  };
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
