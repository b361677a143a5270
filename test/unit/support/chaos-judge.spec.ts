import { describe, expect, it } from '@jest/globals';
import { judge, type PollFact, type RunFacts } from '../../support/chaos/judge.js';
import type { Call } from '../../support/chaos/unruly-provider.js';

const SLOT = Date.UTC(2026, 10, 18, 10);

const call = (nth: number): Call => {
  const [start, end] = [SLOT + nth * 1000, SLOT + nth * 1000 + 200];
  const times = { start, end, startReal: start, endReal: end };
  return { query: `n ${nth}`, pid: 1, does: 'answers', ...times, sha256: `sha ${nth}`, domains: ['suedlicht.example'] };
};
const poll = (nth: number): PollFact => ({
  slot: SLOT,
  query: `n ${nth}`,
  state: 'ended',
  outcome: 'ads',
  attempts: 1,
  sha256: `sha ${nth}`,
  captureId: `capture ${nth}`,
  askedAt: SLOT + nth * 1000,
  answeredAt: SLOT + nth * 1000 + 300,
});
const capture = (nth: number) => ({ id: `capture ${nth}`, sha256: `sha ${nth}`, stage: 'raised' });
const sighting = (nth: number) => ({ captureId: `capture ${nth}`, domain: 'suedlicht.example' });

/** Two looks, each answered with one ad. */
const WELL: RunFacts = {
  calls: [call(1), call(2)],
  kills: [],
  cuts: [],
  due: [1, 2].map((nth) => ({ slot: SLOT, query: `n ${nth}` })),
  polls: [poll(1), poll(2)],
  captures: [capture(1), capture(2)],
  sightings: [sighting(1), sighting(2)],
  alerts: [{ domain: 'suedlicht.example', sightings: 2, lines: [2] }],
  spent: 2,
  limits: { asksASecond: 20, atOnce: 20 },
  left: { processes: 0, connections: 0, idle: 0, jobs: 0 },
};

const wrongIn = (changed: Partial<RunFacts>): string[] =>
  judge({ ...WELL, ...changed })
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ name }) => name);

const crowd = Array.from({ length: 30 }, (_, at) => ({ ...call(1), sha256: null, query: `crowd ${at}` }));

const DOCTORED: readonly (readonly [string, Partial<RunFacts>, string])[] = [
  ['a look that was never laid out', { polls: [poll(1)] }, 'due looks that are there once'],
  ['a look laid out twice', { polls: [poll(1), poll(2), poll(2)] }, 'due looks that are there once'],
  ['a look without an end', { polls: [poll(1), { ...poll(2), state: 'due' }] }, 'polls with one outcome'],
  ['an outcome that there is not', { polls: [poll(1), { ...poll(2), outcome: null }] }, 'polls with one outcome'],
  ['ads called none', { polls: [poll(1), { ...poll(2), outcome: 'no-ads' }] }, 'outcomes as the provider answered'],
  ['a reply that nobody sent', { calls: [call(1)] }, 'outcomes as the provider answered'],
  [
    'a reply of another hour',
    { calls: [call(1), { ...call(2), start: 0, end: 1 }] },
    'outcomes as the provider answered',
  ],
  [
    'a good reply lost without a kill',
    { calls: [call(1), call(2), call(3)] },
    'good replies kept, or lost by a kill or cut',
  ],
  ['a capture lost', { captures: [capture(1)] }, 'captures, one a reply, raised'],
  ['a capture doubled', { captures: [capture(1), capture(2), capture(2)] }, 'captures, one a reply, raised'],
  ['a capture of no look', { captures: [capture(1), capture(2), capture(3)] }, 'captures, one a reply, raised'],
  [
    'a capture left behind',
    { captures: [capture(1), { ...capture(2), stage: 'parsed' }] },
    'captures, one a reply, raised',
  ],
  ['a sighting lost', { sightings: [sighting(1)] }, 'sightings as in the replies'],
  ['a sighting doubled', { sightings: [sighting(1), sighting(2), sighting(2)] }, 'sightings as in the replies'],
  ['an alert lost', { alerts: [] }, 'alerts that count each sighting once'],
  ['an alert doubled', { alerts: [...WELL.alerts, ...WELL.alerts] }, 'alerts that count each sighting once'],
  [
    'an alert that counts once more',
    { alerts: [{ domain: 'suedlicht.example', sightings: 3, lines: [2] }] },
    'alerts that count each sighting once',
  ],
  [
    'a line that counts once less',
    { alerts: [{ domain: 'suedlicht.example', sightings: 2, lines: [1] }] },
    'alerts that count each sighting once',
  ],
  ['spend that is no attempt', { spent: 3 }, 'looks counted as spent, each attempt once'],
  ['a call that was not counted', { spent: 1 }, 'calls, none uncounted'],
  ['calls in a crowd', { calls: [...crowd, call(1), call(2)] }, 'calls within the provider’s rate'],
  ['too many calls at once', { calls: [...crowd, call(1), call(2)] }, 'most calls at once'],
  [
    'a process left',
    { left: { ...WELL.left, processes: 1 } },
    'processes, connections, open transactions and jobs left',
  ],
  [
    'an open transaction',
    { left: { ...WELL.left, idle: 1 } },
    'processes, connections, open transactions and jobs left',
  ],
  [
    'a connection left',
    { left: { ...WELL.left, connections: 1 } },
    'processes, connections, open transactions and jobs left',
  ],
  ['a job left', { left: { ...WELL.left, jobs: 1 } }, 'processes, connections, open transactions and jobs left'],
];

describe('the checks after a run under kills', () => {
  it('find nothing wrong where all is well', () => {
    expect(wrongIn({})).toEqual([]);
  });

  it.each(DOCTORED)('find %s', (_what, changed, name) => {
    expect(wrongIn(changed)).toContain(name);
  });

  it('excuse a good reply whose asker was killed, and none whose asker lived', () => {
    const lost = { calls: [call(1), call(2), call(3)], spent: 3, polls: [poll(1), { ...poll(2), attempts: 2 }] };
    expect(wrongIn({ ...lost, kills: [{ pid: 1, at: SLOT + 3100 }] })).toEqual([]);
    expect(wrongIn({ ...lost, kills: [{ pid: 2, at: SLOT + 3100 }] })).toHaveLength(1);
  });
});
