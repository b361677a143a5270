import type { Call } from './unruly-provider.js';

export interface PollFact {
  readonly slot: number;
  readonly query: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly attempts: number;
  readonly sha256: string | null;
  readonly captureId: string | null;
  readonly askedAt: number | null;
  readonly answeredAt: number | null;
}

/** What stands in the end: the provider's log, what was done to the product, and what the product keeps. */
export interface RunFacts {
  readonly calls: readonly Call[];
  readonly kills: readonly { readonly pid: number; readonly at: number }[];
  readonly cuts: readonly number[];
  /** Cells by slots that were due. */
  readonly due: readonly { readonly slot: number; readonly query: string }[];
  readonly polls: readonly PollFact[];
  readonly captures: readonly { readonly id: string; readonly sha256: string; readonly stage: string }[];
  /** One entry a sighting, by the capture and the advertiser's domain. */
  readonly sightings: readonly { readonly captureId: string; readonly domain: string }[];
  readonly alerts: readonly {
    readonly domain: string;
    readonly sightings: number;
    readonly lines: readonly number[];
  }[];
  readonly spent: number;
  readonly limits: { readonly asksASecond: number; readonly atOnce: number };
  readonly left: {
    readonly processes: number;
    readonly connections: number;
    readonly idle: number;
    readonly jobs: number;
  };
}

export interface Check {
  readonly name: string;
  readonly count: number;
  /** Empty where all is well. */
  readonly wrong: readonly string[];
}

const OUTCOMES: readonly (string | null)[] = ['ads', 'no-ads', 'blocked', 'failed', 'refused'];
/** How far a request may arrive from its planned start, in seconds: processes are stopped, started and starved of a processor. */
const JITTER_SECONDS = 1;
/** How long before and after a kill or a cut a reply may be lost by it. */
const NEAR_MS = 10_000;

/** Holds what the product keeps against what the provider says that it answered. */
export function judge(facts: RunFacts): Check[] {
  const { polls, captures, calls } = facts;
  const answered = polls.filter(({ sha256 }) => sha256 !== null);
  const good = calls.filter(({ sha256 }) => sha256 !== null);
  const unmatched = new Set(good);
  const matched = new Map<PollFact, Call>();
  const strange: string[] = [];
  for (const poll of answered.toSorted((a, b) => (a.answeredAt ?? 0) - (b.answeredAt ?? 0))) {
    const call = [...unmatched].findLast((one) => cameFrom(poll, one));
    if (call === undefined) strange.push(`${nameOf(poll)} holds a reply that the provider did not send for it`);
    else {
      matched.set(poll, call);
      unmatched.delete(call);
    }
  }
  const byCapture = Map.groupBy(answered, ({ captureId }) => captureId);
  const seen = Map.groupBy(facts.sightings, ({ captureId }) => captureId);
  const ads = [...matched].flatMap(([, { domains }]) => domains);
  const domains = Map.groupBy(ads, (domain) => domain);
  const alertDomains = Map.groupBy(facts.alerts, ({ domain }) => domain);
  const attempts = polls.reduce((sum, poll) => sum + poll.attempts, 0);
  const most = mostAtOnce(calls);
  return [
    check('due looks that are there once', facts.due.length, [
      ...differing('poll', facts.due.map(nameOf), polls.map(nameOf)),
    ]),
    check(
      'polls with one outcome',
      polls.length,
      polls.filter(({ state, outcome }) => state !== 'ended' || !OUTCOMES.includes(outcome)).map(nameOf),
    ),
    check('outcomes as the provider answered', answered.length, [
      ...strange,
      ...[...matched]
        .filter(([{ outcome }, call]) => outcome !== (call.domains.length > 0 ? 'ads' : 'no-ads'))
        .map(([poll]) => `${nameOf(poll)} ended as ${poll.outcome}`),
      ...polls
        .filter(({ sha256, outcome }) => sha256 === null && (outcome === 'ads' || outcome === 'no-ads'))
        .map((poll) => `${nameOf(poll)} ended as ${poll.outcome} without a reply`),
    ]),
    check(
      'good replies kept, or lost by a kill or cut',
      good.length,
      [...unmatched].filter((call) => !lostByChaos(call, facts)).map(({ query, pid }) => `${query} asked by ${pid}`),
    ),
    check('captures, one a reply, raised', captures.length, [
      ...answered
        .filter(({ captureId }) => captures.filter(({ id }) => id === captureId).length !== 1)
        .map((poll) => `${nameOf(poll)} has not one capture`),
      ...captures
        .filter(({ id, sha256, stage }) => {
          const owners = byCapture.get(id) ?? [];
          return owners.length !== 1 || owners[0]?.sha256 !== sha256 || stage !== 'raised';
        })
        .map(({ id }) => `capture ${id}`),
    ]),
    check('sightings as in the replies', facts.sightings.length, [
      ...[...matched].flatMap(([{ captureId }, call]) =>
        differing(
          'sighting',
          call.domains,
          (seen.get(captureId ?? '') ?? []).map(({ domain }) => domain),
        ),
      ),
      ...facts.sightings.filter(({ captureId }) => !byCapture.has(captureId)).map(() => 'a sighting of no poll'),
    ]),
    check('alerts that count each sighting once', facts.alerts.length, [
      ...differing(
        'alert',
        [...domains.keys()],
        facts.alerts.map(({ domain }) => domain),
      ),
      ...[...domains].flatMap(([domain, { length }]) =>
        (alertDomains.get(domain) ?? [])
          .filter(
            ({ sightings, lines }) => sightings !== length || lines.length === 0 || lines.some((one) => one !== length),
          )
          .map(
            ({ sightings, lines }) => `${domain}: ${length} seen, alert says ${sightings}, lines ${lines.join(' ')}`,
          ),
      ),
    ]),
    check(
      'looks counted as spent, each attempt once',
      facts.spent,
      facts.spent === attempts ? [] : [`${attempts} attempts`],
    ),
    check('calls, none uncounted', calls.length, calls.length <= facts.spent ? [] : [`${facts.spent} counted`]),
    check('calls within the provider’s rate', calls.length, tooFast(calls, facts.limits.asksASecond)),
    check('most calls at once', most, most <= facts.limits.atOnce ? [] : [`allowed are ${facts.limits.atOnce}`]),
    check(
      'processes, connections, open transactions and jobs left',
      Object.values(facts.left).reduce((sum, one) => sum + one, 0),
      Object.entries(facts.left).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`])),
    ),
  ];
}

const check = (name: string, count: number, wrong: readonly string[]): Check => ({ name, count, wrong });
const nameOf = ({ slot, query }: { slot: number; query: string }): string =>
  `${query} at ${new Date(slot).toISOString()}`;

/** Sent for this search between its asking and its answer, with a second for clocks read one after the other. */
function cameFrom({ query, sha256, askedAt, answeredAt }: PollFact, call: Call): boolean {
  return (
    call.query === query &&
    call.sha256 === sha256 &&
    call.start >= (askedAt ?? Infinity) - 1000 &&
    (call.end ?? call.start) <= (answeredAt ?? 0) + 1000
  );
}

function lostByChaos({ pid, startReal, endReal }: Call, { kills, cuts }: RunFacts): boolean {
  const near = (at: number): boolean => at >= startReal - NEAR_MS && at <= (endReal ?? startReal) + NEAR_MS;
  return kills.some((kill) => kill.pid === pid && near(kill.at)) || cuts.some(near);
}

function differing(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const [wanted, there] = [Map.groupBy(expected, String), Map.groupBy(found, String)];
  return [...new Set([...expected, ...found])].flatMap((key) => {
    const [most, have] = [wanted.get(key)?.length ?? 0, there.get(key)?.length ?? 0];
    return most === have ? [] : [`${what} ${key}: ${most} expected, ${have} there`];
  });
}

/** A bucket that holds what one second's jitter can bring together. */
function tooFast(calls: readonly Call[], asksASecond: number): string[] {
  const size = asksASecond * JITTER_SECONDS + 1;
  let [full, last] = [0, -Infinity];
  return calls.flatMap(({ start, query }) => {
    full = Math.max(0, full - ((start - last) / 1000) * asksASecond) + 1;
    last = start;
    return full > size ? [`${query} at ${new Date(start).toISOString()}`] : [];
  });
}

function mostAtOnce(calls: readonly Call[]): number {
  const steps = calls.flatMap(({ startReal, endReal }): [number, number][] => [
    [startReal, 1],
    [endReal ?? Infinity, -1],
  ]);
  let [open, most] = [0, 0];
  for (const [, step] of steps.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) most = Math.max(most, (open += step));
  return most;
}
