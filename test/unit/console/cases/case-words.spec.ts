import { describe, expect, it } from '@jest/globals';
import type { AskedFact } from '../../../../src/console/api/generated/types.gen.js';
import { grouped } from '../../../../src/console/cases/asked-groups.js';
import { eventsSince, eventText, eventWords } from '../../../../src/console/cases/case-event-words.js';
import { isRefused, moveLacks } from '../../../../src/console/cases/case-moves.js';
import { verificationWords } from '../../../../src/console/cases/case-verification.js';
import { formatMoney, rangeWords } from '../../../../src/console/words/money.js';

describe('a case in words', () => {
  it('leads with the lower bound and never claims more than two digits', () => {
    expect(rangeWords({ low: 1240.4, high: 18_400, unit: null })).toMatch(/^1.?200 to 18.?000$/);
    expect(rangeWords({ low: 91, high: 91.2, unit: null })).toBe('About 91');
    expect(rangeWords(null)).toBe('Not estimated');
    expect(formatMoney(1250, 'EUR')).toMatch(/€|EUR/);
    expect(formatMoney(12, 'no such currency')).toBe('12 no such currency');
  });

  it('never takes not having seen an ad for its removal', () => {
    const filed = {
      sinceAt: '2026-11-20T10:00:00Z',
      looks: 4,
      sightings: 0,
      quietLooks: 4,
      lastSeenAt: null,
      chanceOfMissing: 0.75 ** 4,
    };
    expect(verificationWords({ ...filed, sinceAt: null })).toBe('Nothing was filed yet');
    expect(verificationWords({ ...filed, looks: 0, quietLooks: 0 })).toContain('nothing can be said of the ads');
    expect(verificationWords(filed)).toContain('That is no proof');
    expect(verificationWords(filed)).toMatch(/with a chance of 32 ?%\.$/);
    expect(verificationWords({ ...filed, chanceOfMissing: 0.75 ** 40 })).toContain('less than 1 %');
  });

  it('says when the ads were last seen, and how much was looked at after that', () => {
    const seen = { sinceAt: '2026-11-20T10:00:00Z', looks: 4, sightings: 2, quietLooks: 1, chanceOfMissing: 0.75 };
    const words = verificationWords({ ...seen, lastSeenAt: '2026-11-22T10:00:00Z' });
    expect(words).toContain('seen 2 times, last on');
    expect(words).toContain('1 look after that');
  });

  it('asks for a reason to close, for the other reason in words, and for what was answered', () => {
    expect(moveLacks('closed', null, 'text')).toBe('Choose a reason.');
    expect(moveLacks('closed', 'other', ' ')).toBe('Say what the other reason is.');
    expect(moveLacks('refused', null, '')).toBe('Say who answered, and what.');
    expect(moveLacks('closed', 'stale', '')).toBeNull();
    expect(moveLacks('ready', null, '')).toBeNull();
  });

  it('lets a case be closed for which only the reason is wanting, and no other', () => {
    const refusal = (code: string) => ({ to: 'closed', refusal: { code, message: '' } }) as const;
    expect(isRefused(refusal('MW-CASE-NO-REASON'))).toBe(false);
    expect(isRefused(refusal('MW-CASE-NO-ACTION'))).toBe(true);
    expect(isRefused({ to: 'ready', refusal: null })).toBe(false);
  });

  it('tells a move by both its ends and a filing by its route', () => {
    const moved = { kind: 'moved', fromState: 'draft', toState: 'filed', route: null } as const;
    expect(eventWords(moved)).toBe('Moved from Draft to Filed');
    expect(eventWords({ ...moved, toState: 'closed' })).toBe('Closed');
    const sent = { kind: 'filing-sent', fromState: null, toState: null, route: 'direct-notice' } as const;
    expect(eventWords(sent)).toBe('Sent: Notice to the advertiser');
  });

  it('names the facts that were given, and shows a key that it does not know as it is', () => {
    const asked = [{ key: 'complainant-name', label: 'Name of the person who complains' }];
    expect(eventText({ kind: 'facts-given', text: 'complainant-name, constructor', toState: null }, asked)).toBe(
      'Name of the person who complains, constructor',
    );
    expect(eventText({ kind: 'moved', text: 'complainant-name', toState: 'filed' }, asked)).toBe('complainant-name');
  });

  it('says why a case was closed in words, and leaves what was said with it as it is', () => {
    const closed = { kind: 'moved', toState: 'closed' } as const;
    expect(eventText({ ...closed, text: 'agreed-with-party' }, [])).toBe('Agreed with the advertiser');
    expect(eventText({ ...closed, text: 'other: They moved: stale now' }, [])).toBe(
      'Another reason: They moved: stale now',
    );
    expect(eventText({ ...closed, toState: 'refused', text: 'stale: they say' }, [])).toBe('stale: they say');
    expect(eventText({ ...closed, text: 'constructor: x' }, [])).toBe('constructor: x');
  });

  it('knows what happened after the last event that somebody saw', () => {
    const events = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(eventsSince(events, 'b')).toEqual([{ id: 'c' }]);
    expect(eventsSince(events, 'unknown')).toEqual(events);
  });

  it('asks for what serves most widely first, and within it for what is missing', () => {
    const fact = (key: string, scope: AskedFact['scope'], value: string | null): AskedFact => ({
      key,
      scope,
      value,
      label: key,
      why: '',
      kind: 'line',
      required: true,
      routes: [],
      given: null,
    });
    const groups = grouped([fact('p', 'party', null), fact('known', 'brand', 'x'), fact('wanted', 'brand', null)]);
    expect(groups.map(({ scope, facts }) => [scope, facts.map(({ key }) => key)])).toEqual([
      ['brand', ['wanted', 'known']],
      ['party', ['p']],
    ]);
  });
});
