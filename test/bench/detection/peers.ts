import { runAlone } from './children.js';
import { lookForDisguises } from './disguises.js';
import { lookAtDomains } from './domains.js';
import { MOST_MARKS } from './many-brands.js';
import type { PeerCost, PeerFinds } from './peer-child.js';
import { PEERS } from './peers/all.js';
import { printTable, rounded } from './table.js';

/** A size that takes longer than this, or more memory than the process has, gives way to the next smaller one. */
const SECONDS = 180;
const SIZES = [MOST_MARKS, 30_000, 10_000, 3000, 1000];

/** All of detection, as a row beside the peers: rules, verdicts, spans and sentences included. */
const DETECT = 'Markwarden, detect';

interface Row {
  readonly name: string;
  readonly setting: string;
  /** Marks of the largest size that was built and used in time; null when none was. */
  readonly marks: number | null;
  readonly cost: PeerCost | null;
  readonly finds: PeerFinds | null;
}

/** The same marks and ads given to other ways of finding names, each in a process of its own. */
export function peers(): Record<string, unknown> {
  const rows = [
    rowOf(DETECT, 'as the sections disguises and domains'),
    ...PEERS.map(({ name, setting }) => rowOf(name, setting)),
  ];
  printTable(
    `peers: time, building and memory, ${MOST_MARKS} marks unless said otherwise`,
    ['', 'marks', 'processor µs an ad', 'wall µs', 'times NFKC', 'ads timed', 'hits an ad', 'built in ms', 'MB'],
    rows.map(({ name, marks, cost }) => [
      ...[name, marks, round(cost?.processorMicrosecondsPerAd, 1), round(cost?.microsecondsPerAd, 1)],
      ...[round(cost?.timesPlainFolding, 1), cost?.adsTimed ?? null],
      ...[round(cost?.hitsPerAd, 1), round(cost?.buildMs, 0), round(cost?.megabytes, 0)],
    ]),
  );
  printTable(
    'peers: what they find',
    ['', 'disguises', 'near-misses', 'disputed domains %', 'wrong brands a domain', 'setting'],
    rows.map(({ name, setting, finds }) => [
      ...[name, finds?.disguises ?? null, finds?.nearMisses ?? null],
      ...[round(finds?.recallPercent, 1), round(finds?.wrongBrandsPerDomain, 3), setting],
    ]),
  );
  return Object.fromEntries(
    rows.map(({ name, marks, cost, finds }) => [name, { marks, ...shortened(cost), ...shortened(finds) }]),
  );
}

function rowOf(name: string, setting: string): Row {
  process.stderr.write(`peers: ${name} …\n`);
  const finds =
    name === DETECT ? ownFinds() : (runAlone('peer-child', ['finds', name], SECONDS * 2) as PeerFinds | null);
  for (const marks of SIZES) {
    const cost = runAlone('peer-child', ['cost', name, String(marks)], SECONDS) as PeerCost | null;
    if (cost !== null) return { name, setting, marks, cost, finds };
  }
  return { name, setting, marks: null, cost: null, finds };
}

function ownFinds(): PeerFinds {
  const { found, taken } = lookForDisguises();
  const { disputed, missed, wrong } = lookAtDomains();
  return {
    ...{ disguises: found.length, nearMisses: taken.length },
    recallPercent: (100 * (disputed.length - missed.length)) / disputed.length,
    wrongBrandsPerDomain: wrong.length / disputed.length,
  };
}

const round = (value: number | undefined, decimals: number): number | null =>
  value === undefined ? null : rounded(value, decimals);

function shortened(figures: object | null): Record<string, number> {
  if (figures === null) return {};
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value as number, 3)]));
}
