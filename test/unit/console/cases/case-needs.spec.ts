import { describe, expect, it } from '@jest/globals';
import { ageWords, isToFile, needsOf } from '../../../../src/console/cases/case-standing.js';

type Standing = Parameters<typeof needsOf>[0];

const standing = (changes: Partial<Standing>): Standing => ({
  state: 'draft',
  filings: [{ route: 'direct-notice', state: 'draft' }],
  dismissedAlerts: 0,
  missingFacts: 0,
  ...changes,
});

describe('what a case needs next', () => {
  it('counts what is missing of a draft', () => {
    expect(needsOf(standing({ missingFacts: 1 }))).toBe('Fill in what is missing: 1 fact.');
    expect(needsOf(standing({ missingFacts: 4 }))).toBe('Fill in what is missing: 4 facts.');
  });

  it('is held up by a missing fact only before the first filing', () => {
    expect(isToFile({ state: 'draft' })).toBe(true);
    expect(isToFile({ state: 'ready' })).toBe(true);
    for (const state of ['filed', 'acknowledged', 'refused', 'recurred', 'closed'] as const)
      expect(isToFile({ state })).toBe(false);
  });

  it('asks to file what is complete, and for a draft where there is none', () => {
    expect(needsOf(standing({}))).toBe('Nothing is missing: read the draft and file it.');
    expect(needsOf(standing({ filings: [] }))).toBe('Prepare a filing on one of the routes.');
    expect(needsOf(standing({ filings: [{ route: 'direct-notice', state: 'withdrawn' }] }))).toBe(
      'Prepare a filing on one of the routes.',
    );
  });

  it('puts a dismissed alert before everything, because nothing may be filed then', () => {
    const needs = needsOf(
      standing({ dismissedAlerts: 1, missingFacts: 3, filings: [{ route: 'direct-notice', state: 'unsure' }] }),
    );
    expect(needs).toBe('1 alert dismissed meanwhile: confirm again or close the case.');
  });

  it('puts a mail that may not have arrived before one that failed', () => {
    const filings = [
      { route: 'direct-notice', state: 'failed' },
      { route: 'affiliate-network', state: 'unsure' },
    ] as const;
    expect(needsOf(standing({ state: 'filed', filings: [...filings] }))).toBe(
      '1 notice may or may not have arrived: find out and say so.',
    );
    expect(needsOf(standing({ state: 'filed', filings: [filings[0]] }))).toBe('1 notice could not be sent: see why.');
  });

  it('wants nothing of a closed case', () => {
    expect(needsOf(standing({ state: 'closed', dismissedAlerts: 2 }))).toBe('Nothing: it is closed.');
  });

  it('says the age of an open case and how long a closed one was open', () => {
    expect(ageWords({ state: 'filed', ageDays: 0 })).toBe('opened today');
    expect(ageWords({ state: 'filed', ageDays: 1 })).toBe('1 day old');
    expect(ageWords({ state: 'closed', ageDays: 12 })).toBe('open for 12 days');
  });
});
