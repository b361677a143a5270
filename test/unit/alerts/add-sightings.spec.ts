import { describe, expect, it } from '@jest/globals';
import { addSightings, stateOf } from '../../../src/alerts/add-sightings.js';
import type { AlertLine } from '../../../src/alerts/alert-line.entity.js';
import type { Alert } from '../../../src/alerts/alert.entity.js';
import type { SeenFinding } from '../../../src/findings/findings.service.js';

const ALERT = 'a1e47000-0000-8000-8000-000000000000';
const NOW = new Date('2026-11-20T12:00:00Z');

let number = 0;
function aFinding(over: Partial<SeenFinding> = {}): SeenFinding {
  number++;
  return {
    id: `finding-${over.violation ?? 'tm_copy'}`,
    brandId: 'brand',
    partyId: 'party',
    relation: 'unknown',
    engine: 'google',
    country: 'DE',
    adKind: 'text',
    mark: 'NORDLICHT',
    violation: 'tm_copy',
    verdict: 'violation',
    confidence: 0.8,
    ruleId: over.violation ?? 'tm_copy',
    ruleVersion: 1,
    sightingId: `sighting-${number}`,
    seenAt: new Date('2026-11-19T08:00:00Z'),
    ...over,
  };
}

function raised(...seen: SeenFinding[]): { alert: Alert; lines: AlertLine[] } {
  const change = addSightings({ id: ALERT, alert: null, lines: [], seen, now: NOW });
  if (change === null) throw new Error('nothing was raised');
  return change;
}

function decided(state: AlertLine['state'], until: string | null, ...seen: SeenFinding[]) {
  const { alert, lines } = raised(...seen);
  for (const line of lines) Object.assign(line, { state, permittedUntil: until });
  alert.state = stateOf(lines);
  return { alert, lines };
}

const again = (stored: { alert: Alert; lines: AlertLine[] }, ...seen: SeenFinding[]) =>
  addSightings({ id: ALERT, ...stored, seen, now: NOW });

describe('new sightings of a party', () => {
  it('raise an alert with a line for each violation', () => {
    const change = addSightings({
      id: ALERT,
      alert: null,
      lines: [],
      seen: [aFinding(), aFinding({ violation: 'false_affiliation' })],
      now: NOW,
    });
    expect(change?.alert.state).toBe('open');
    expect(change?.lines.map((line) => line.violation)).toEqual(['tm_copy', 'false_affiliation']);
    expect(change?.events.map((event) => event.kind)).toEqual(['raised']);
  });

  it('raise nothing when every finding is an exemption', () => {
    expect(
      addSightings({ id: ALERT, alert: null, lines: [], seen: [aFinding({ verdict: 'allowed' })], now: NOW }),
    ).toBeNull();
  });

  it('raise nothing when a shopping ad merely appeared, because it has no keywords', () => {
    const appeared = aFinding({ violation: 'brand_bid', verdict: 'appearance', adKind: 'shopping' });
    expect(addSightings({ id: ALERT, alert: null, lines: [], seen: [appeared], now: NOW })).toBeNull();
  });

  it('raise an alert when a text ad appeared, and call it an appearance', () => {
    const { lines } = raised(aFinding({ violation: 'brand_bid', verdict: 'appearance' }));
    expect(lines.map((line) => line.verdict)).toEqual(['appearance']);
  });

  it('count once for the alert when two rules found something in the same sighting', () => {
    const { alert } = raised(
      aFinding({ sightingId: 's' }),
      aFinding({ sightingId: 's', violation: 'false_affiliation' }),
    );
    expect(alert.sightings).toBe(1);
  });

  it('keep counting in silence after a decision', () => {
    const change = again(
      decided('dismissed', null, aFinding()),
      aFinding({ seenAt: new Date('2026-11-20T08:00:00Z') }),
    );
    expect(change?.alert).toMatchObject({ state: 'dismissed', sightings: 2 });
    expect(change?.alert.lastSeenAt).toEqual(new Date('2026-11-20T08:00:00Z'));
    expect(change?.events).toEqual([]);
  });

  it('open a decided alert again for a violation that is new', () => {
    const change = again(decided('dismissed', null, aFinding()), aFinding({ violation: 'lookalike_domain' }));
    expect(change?.alert.state).toBe('open');
    expect(change?.events.map((event) => [event.kind, event.violations])).toEqual([['reopened', ['lookalike_domain']]]);
  });

  it('open a decided alert again for a mark that is new', () => {
    const change = again(decided('confirmed', null, aFinding()), aFinding({ mark: 'NORDLICHT PRO' }));
    expect(change?.alert.state).toBe('open');
  });

  it('open a permitted line again once the permit has ended, and not before', () => {
    const permitted = () => decided('permitted', '2026-11-21', aFinding());
    const before = again(permitted(), aFinding({ seenAt: new Date('2026-11-20T23:59:59Z') }));
    expect(before?.alert.state).toBe('permitted');
    const after = again(permitted(), aFinding({ seenAt: new Date('2026-11-21T00:00:00Z') }));
    expect(after?.alert.state).toBe('open');
    expect(after?.events.map((event) => event.kind)).toEqual(['permit-ended']);
  });

  it('leave a permitted line alone when only an exempt ad was seen after the permit’s end', () => {
    const permitted = decided('permitted', '2026-11-21', aFinding());
    const late = aFinding({ seenAt: new Date('2026-11-20T08:00:00Z') });
    const exempt = aFinding({ verdict: 'allowed', seenAt: new Date('2026-11-23T08:00:00Z') });
    expect(again(permitted, late, exempt)?.alert.state).toBe('permitted');
  });

  it('count what a permit exempts towards the permitted line', () => {
    const change = again(decided('permitted', '2027-01-01', aFinding()), aFinding({ verdict: 'allowed' }));
    expect(change?.lines[0]).toMatchObject({ state: 'permitted', sightings: 2, verdict: 'violation' });
  });

  it('let the gravest and surest finding explain the line', () => {
    const { lines } = raised(
      aFinding({ id: 'unsure', verdict: 'review', confidence: 0.9 }),
      aFinding({ id: 'grave', verdict: 'violation', confidence: 0.6 }),
    );
    expect(lines[0]).toMatchObject({ findingId: 'grave', verdict: 'violation', confidence: 0.6 });
  });
});
