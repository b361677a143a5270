import { describe, expect, it } from '@jest/globals';
import { draftFiling } from '../../../../src/domain/takedown/draft.js';
import { refusalToSend, type SendableFiling } from '../../../../src/domain/takedown/may-send.js';
import type { TakedownRecord } from '../../../../src/domain/takedown/record.js';
import type { Route } from '../../../../src/domain/takedown/routes.js';
import { anAffiliate, aRecord, EVERYTHING, NOW } from './records.js';

const FROM = 'Markwarden <marks@nordlicht.example>';

function filing(route: Route, record: TakedownRecord, over: Partial<SendableFiling> = {}): SendableFiling {
  return { route, ...draftFiling(route, record, EVERYTHING, NOW), ...over };
}

describe('a draft may leave', () => {
  const record = anAffiliate();
  const complete = filing('affiliate-network', record);
  const codeOf = (draft: SendableFiling, about = record, state = 'draft', from: string | null = FROM, now = NOW) =>
    refusalToSend(draft, about, state, from, now)?.code ?? null;

  it('when it is complete and mail is set up', () => {
    expect(codeOf(complete)).toBeNull();
    expect(codeOf(complete, record, 'draft', null)).toBe('MW-MAIL-NOT-SET-UP');
  });

  it('not while a fact is missing, and the refusal names it', () => {
    const draft = { route: 'affiliate-network' as const, ...draftFiling('affiliate-network', record, new Map(), NOW) };
    expect(refusalToSend(draft, record, 'draft', FROM, NOW)).toMatchObject({
      code: 'MW-FILING-INCOMPLETE',
      message: expect.stringContaining('Programme'),
    });
  });

  it('not while its text has a gap, whoever wrote it', () => {
    expect(codeOf({ ...complete, body: 'Write to [missing: Anything].' })).toBe('MW-FILING-INCOMPLETE');
    expect(codeOf({ ...complete, subject: '[missing: Anything]' })).toBe('MW-FILING-INCOMPLETE');
  });

  it('not after the day by which it wants an answer', () => {
    const late = new Date('2026-12-05T08:00:00Z');
    expect(codeOf(complete, record, 'draft', FROM, late)).toBe('MW-FILING-DATE-PAST');
  });

  it('not once its alert was dismissed, nor from a closed case, by mail or by form', () => {
    const dismissed = { alerts: [{ id: 'alert-1', state: 'dismissed', engine: 'google', country: 'DE' }] };
    expect(codeOf(complete, anAffiliate(dismissed))).toBe('MW-CASE-ALERT-DISMISSED');
    const form = filing('google-ads-trademark', aRecord());
    expect(codeOf(form, aRecord(dismissed))).toBe('MW-CASE-ALERT-DISMISSED');
    expect(codeOf(form, aRecord(), 'closed')).toBe('MW-FILING-STATE');
  });

  it('not by a route that is closed to it; but what a form took already may be recorded', () => {
    const noNetwork = anAffiliate({ partner: { name: 'Deal Finder', network: null, publisherId: null } });
    expect(codeOf(complete, noNetwork)).toBe('MW-FILING-NOT-FILEABLE');
    const form = filing('google-ads-trademark', aRecord());
    expect(codeOf(form, aRecord({ marks: [] }), 'draft', null)).toBeNull();
  });
});
